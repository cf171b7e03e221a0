/** Whether a text can be the name of a thing: the grammar tells, by a line that declares it. */
import { isKeyword } from "../syntax/generated/keywords";
import { parseLine } from "../syntax/parse-line";
import type { Name, Statement } from "../syntax/statement";
import type { Thing } from "./things";

/**
 * The text as a name, in the form in which names are compared; where it cannot be one, why. Of an attribute it is the part
 * that the thing's path ends with.
 */
export function readName(text: string, thing: Thing): { readonly name: string } | { readonly problem: string } {
  const before = lineBefore(thing);
  const name = nameIn(parseLine(`${before}${text}${lineBehind(thing)}`));
  const isWhole = name?.end === before.length + text.length;
  if (isWhole && !text.includes(".")) return { name: name.text.slice(name.text.lastIndexOf(".") + 1) };
  const keyword = text.split(/[ \t]+/).find(isKeyword);
  if (keyword !== undefined) return { problem: `\`${keyword}\` is a keyword of the language: choose another name.` };
  const form = "a letter or `_`, then letters, digits, `_`, or `-` between two of those";
  const words = thing.kind === "protocol" ? "; it may have several words" : "";
  return { problem: `${text === "" ? "The name is empty" : `\`${text}\` is no name`}: write ${form}${words}.` };
}

/** A line up to the name. Participants, messages, models and versions are named as roles are. */
function lineBefore({ kind, name }: Thing): string {
  if (kind === "protocol") return "protocol ";
  if (kind !== "attribute") return "role ";
  return name.includes(".") ? "attribute object." : "attribute ";
}

const lineBehind = ({ kind }: Thing) => (kind === "attribute" ? " : string" : "");

function nameIn(statement: Statement): Name | undefined {
  if (statement.kind === "attribute") return statement.path;
  return statement.kind === "role" || statement.kind === "protocol" ? statement.name : undefined;
}
