/** Paths of files behind `use`. The host lists folders; nothing is read here. */
import { CompletionItemKind } from "vscode-languageserver-types";
import { canonicalAddress, destinationOf } from "../../names/addresses";
import type { Proposal } from "./proposal";

/** The names in the folder at an address, those of folders with a `/` at the end; undefined where they are not known. */
export type ListFolder = (address: string) => readonly string[] | undefined;

const ENDING = ".msgflow";

/** The address of the folder, with a `/` at its end, that a half-written path leads to; undefined where that is not known. */
function folderOf(uri: string, path: string): string | undefined {
  // Any file in it will do.
  const { address } = destinationOf(uri, `${path.slice(0, path.lastIndexOf("/") + 1)}x${ENDING}`);
  return address?.slice(0, address.lastIndexOf("/") + 1);
}

/** `path`: what is written of it; `start`: the column at which its last part begins. */
export function pathProposals(uri: string, path: string, start: number, list: ListFolder | undefined): Proposal[] {
  const folder = folderOf(uri, path);
  // What would have to be escaped cannot be a path of the language on every system, and halves of letters cannot be saved.
  const names = folder && list?.(folder)?.filter((name) => !/["\\\p{Cc}\p{Cs}]/u.test(name));
  if (!folder || !names) return [];
  const own = canonicalAddress(uri);
  const files = names.filter(
    (name) => name.endsWith(ENDING) && canonicalAddress(folder + encodeURIComponent(name)) !== own,
  );
  // Hidden folders hold no scripts, and those of packages too much.
  const folders = names.filter((name) => name.endsWith("/") && !name.startsWith(".") && name !== "node_modules/");
  const proposal = (label: string): Proposal => {
    return { label, kind: label.endsWith("/") ? CompletionItemKind.Folder : CompletionItemKind.File, start };
  };
  const isUpwards = /^(?:\.\.\/)*$/.test(path.slice(0, path.lastIndexOf("/") + 1));
  return [...files.sort(), ...folders.sort(), ...(isUpwards ? ["../"] : [])].map(proposal);
}
