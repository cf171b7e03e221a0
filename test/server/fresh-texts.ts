/** Texts of which every request has another answer than of the next one, and a client that asks of them. */
import assert from "node:assert/strict";
import type { ResponseMessage } from "vscode-languageserver-protocol/node";
import type { Asking, Request } from "./every-request";
import { rangeOf } from "./plain-text";
import { RawClient } from "./raw-client";
import { COMMANDS, vscodeCapabilities } from "./vscode-client";

export const uri = "file:///scripts/a.msgflow";
export const about = { textDocument: { uri } };

/** Of a number; each uses a file of its own. */
export const textOf = (n: number) => `${"#\n".repeat(n % 9)}use "lib${n}.msgflow"
## About ${n}.
message Own : Reporting
flow "Flow ${n}"
  participant P${n}:URS
  participant Q${n} : Agnt
  P${n}->InteractionServer:RequestRouteCall # ${n}
    Note = "x"
  InteractionServer -> P${n} : EventRouteUsed
  InteractionServer -> Reporting : Told${n}
`;
export const fileOf = (address: string) => `message Told${/\d+/.exec(address)?.[0]} : Reporting\n`;

/** A client that is initialized, but has not said so. */
export async function initialized(): Promise<RawClient> {
  const client = new RawClient();
  const { workspace, ...others } = vscodeCapabilities();
  await client.initialize({ ...others, workspace: { ...workspace, configuration: false } }, { commands: COMMANDS });
  client.giveFiles(fileOf);
  return client;
}

/** A client with the text of 0 open. */
export async function opened(): Promise<RawClient> {
  const client = await initialized();
  client.send(client.notification("initialized", {}), client.open(uri, textOf(0)));
  return client;
}

/** A client that holds nothing of earlier answers. */
export const NOTHING = { diagnostics: [], tokens: "", item: { label: "" } };

/** What is asked of the text of a number. */
export function askingOf(n: number, held: Pick<Asking, "diagnostics" | "tokens" | "item">): Asking {
  const text = textOf(n);
  const { start, end: position } = rangeOf(text, text.indexOf("  participant"), text.indexOf(`P${n}->`) + 1);
  const line = text.slice(0, text.indexOf("flow")).split("\n").length - 1;
  return { uri, start, position, ...held, action: { title: "", data: { uri, line, version: "A" } } };
}

/** What a client holds of the text of 0. */
export async function heldBy(client: RawClient): Promise<Pick<Asking, "diagnostics" | "tokens" | "item">> {
  const { end: position } = rangeOf(textOf(0), 0, textOf(0).indexOf("Told0"));
  const tokens = (await client.ask("textDocument/semanticTokens/full", about)) as { resultId: string };
  const list = (await client.ask("textDocument/completion", { ...about, position })) as { items: Asking["item"][] };
  const item = list.items.find(({ label }) => label === "Own");
  assert.ok(item);
  return { diagnostics: [], tokens: tokens.resultId, item };
}

/** Ids are new with each answer. */
const withoutId = (answer: unknown) =>
  typeof answer === "object" && answer !== null && "resultId" in answer ? { ...answer, resultId: "" } : answer;
export const resultOf = ({ result, error }: ResponseMessage, { method }: Request) => {
  assert.equal(error, undefined, method);
  return withoutId(result);
};
