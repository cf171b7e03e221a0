/**
 * Two clients of two servers, one that counts columns in bytes of UTF-8 and one in UTF-16 units, with the same documents: what
 * they are asked and answered, in UTF-16 units.
 */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type CodeAction,
  type CompletionList,
  type Position,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensRequest,
} from "vscode-languageserver-protocol/node";
import { startClient, type TestClient } from "./client";
import type { Asking, Request } from "./every-request";
import { answerInUnits, editsInBytes, inBytes, inUnits, tokensOf } from "./plain-encoding";
import { edited, rangeOf } from "./plain-text";
import { COMMANDS, vscodeCapabilities } from "./vscode-client";

const folder = join(__dirname, "..", "fixtures", "encoding");
const addressOf = (name: string) => `file:///encoding/${encodeURIComponent(name)}`;
const FILES: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).map((name) => [addressOf(name), readFileSync(join(folder, name), "utf8")]),
);
/** The others are read by the server, through the client. */
export const OPEN = ["chat.msgflow", "words.msgflow"].map(addressOf);

/** Between two characters of the text, the same for the same number. */
function offsetIn(text: string, number: number): number {
  const characters = [...text];
  return characters.slice(0, number % (characters.length + 1)).join("").length;
}

/** A client, and what it holds of earlier answers. */
export interface Side {
  readonly client: TestClient;
  readonly isUtf8: boolean;
  readonly held: Omit<Asking, "uri" | "start" | "position"> & { readonly data: readonly number[] };
}

export async function startSide(encoding: string): Promise<Side> {
  const { workspace, ...others } = vscodeCapabilities();
  const capabilities = { ...others, workspace: { ...workspace, configuration: false } };
  const client = await startClient({
    capabilities: { ...capabilities, general: { positionEncodings: [encoding] } },
    initializationOptions: { readFile: true, commands: COMMANDS },
  });
  client.connection.onRequest("msgflow/readFile", ({ uri }: { uri: string }) => ({ text: FILES.get(uri) }));
  assert.equal(client.initializeResult.capabilities.positionEncoding, encoding);
  const held = { diagnostics: [], item: { label: "" }, action: { title: "" }, tokens: "", data: [] };
  return { client, isUtf8: encoding === "utf-8", held };
}

/** A text in place of so many characters from anywhere on: from the same place for the same number. */
export interface Edit {
  readonly from: number;
  readonly length: number;
  readonly text: string;
}

/** The documents as both clients have them, and what is asked of both. */
export class Documents {
  readonly #texts = new Map(FILES);
  #version = 1;

  textOf(uri: string): string {
    return this.#texts.get(uri) ?? "";
  }

  async open({ client }: Side): Promise<void> {
    for (const uri of OPEN) await client.open(uri, this.textOf(uri));
  }

  async close({ client }: Side): Promise<void> {
    for (const uri of OPEN) await client.close(uri);
  }

  async edit(uri: string, edits: readonly Edit[], sides: readonly Side[]): Promise<void> {
    const before = this.textOf(uri);
    const changes: { range: ReturnType<typeof rangeOf>; text: string }[] = [];
    for (const { from, length, text } of edits) {
      const now = this.textOf(uri);
      const start = offsetIn(now, from);
      const end = start + [...now.slice(start)].slice(0, length).join("").length;
      changes.push({ range: rangeOf(now, start, end), text });
      this.#texts.set(uri, edited(now, changes.slice(-1)));
    }
    this.#version++;
    for (const { client, isUtf8 } of sides)
      await client.change(uri, this.#version, isUtf8 ? editsInBytes(before, changes) : changes);
  }

  /** Two places in UTF-16 units, the same for the same numbers. */
  inOrder(uri: string, numbers: readonly [number, number]): readonly [Position, Position] {
    const text = this.textOf(uri);
    const [a, b] = numbers.map((number) => offsetIn(text, number)) as [number, number];
    const { start, end } = rangeOf(text, Math.min(a, b), Math.max(a, b));
    return [start, end];
  }

  /** A place as the client of a side counts it, of one in UTF-16 units. */
  placeOf({ isUtf8 }: Side, uri: string, position: Position): Position {
    return isUtf8 ? inBytes(this.textOf(uri), position) : position;
  }

  /** Has a side hold semantic tokens, of the text before an edit, say. */
  async holdTokens({ client, held }: Side, uri: string): Promise<void> {
    const params = { textDocument: { uri } };
    const tokens = await client.connection.sendRequest(SemanticTokensRequest.type, params);
    Object.assign(held, { tokens: tokens?.resultId, data: tokens?.data });
  }

  /** Has a side hold what else it was answered about a place. */
  async hold(side: Side, uri: string, place: Position): Promise<void> {
    const send = <T>(method: string, more: object) =>
      side.client.connection.sendRequest<T>(method, { textDocument: { uri }, ...more });
    const position = this.placeOf(side, uri, place);
    const diagnostics = await side.client.items(uri);
    const list = await send<CompletionList | null>("textDocument/completion", { position });
    const asked = { range: { start: position, end: position }, context: { diagnostics } };
    const actions = await send<CodeAction[] | null>("textDocument/codeAction", asked);
    const item = list?.items.find((one) => one.data !== undefined) ?? { label: "" };
    const action = actions?.find((one) => one.data !== undefined) ?? { title: "" };
    Object.assign(side.held, { diagnostics, item, action });
  }

  /** What a side is answered, in UTF-16 units, or why it is not. */
  async ask(
    side: Side,
    request: Request,
    uri: string,
    [start, position]: readonly [Position, Position],
  ): Promise<unknown> {
    const { isUtf8, held, client } = side;
    const places = { start: this.placeOf(side, uri, start), position: this.placeOf(side, uri, position) };
    const asking = { uri, ...places, ...held };
    try {
      const answer: unknown = await client.connection.sendRequest(request.method, request.params(asking));
      if (request.provider === "semanticTokensProvider") return this.#tokens(answer as SemanticTokens, side, uri);
      return withoutId(isUtf8 ? answerInUnits(answer, uri, this.#texts) : answer);
    } catch (error) {
      if (error instanceof ResponseError) return error.message;
      throw error;
    }
  }

  #tokens(answer: SemanticTokens | SemanticTokensDelta, { isUtf8, held }: Side, uri: string): object[] {
    const data = "data" in answer ? answer.data : [...held.data];
    if ("edits" in answer)
      for (const { start: at, deleteCount, data: own = [] } of answer.edits) data.splice(at, deleteCount, ...own);
    return tokensOf({ data }, (one) => (isUtf8 ? inUnits(this.textOf(uri), one) : one));
  }
}

/** Ids are each server's own. */
function withoutId(answer: unknown): unknown {
  return typeof answer === "object" && answer !== null && "resultId" in answer ? { ...answer, resultId: "" } : answer;
}
