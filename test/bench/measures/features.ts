/** What an editor asks besides findings: the server's own answer is what the no-op server is given to send. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "../lsp-client";
import { ensure, type Measure, median } from "../measure";
import type { Sheet, Workshop } from "../workshop";
import { OpenDocument, ourServer, type Server } from "./servers";
import { FRACTIONS } from "./typing";

/**
 * A request, by the capability that announces it; `after`: it is asked at the end of a line, behind what matches this;
 * `since`: it is asked after an edit, for what has changed since an answer to it or to this request.
 */
interface Feature {
  readonly name: string;
  readonly method: string;
  readonly capability: string;
  readonly after?: RegExp;
  readonly since?: string;
}
const MESSAGE = /^ +\w+ +-> \w+ +: EventPartyRemoved$/;
const TOKENS = "textDocument/semanticTokens/full";
const FEATURES: readonly Feature[] = [
  { name: "hover", method: "textDocument/hover", capability: "hoverProvider", after: MESSAGE },
  { name: "symbols", method: "textDocument/documentSymbol", capability: "documentSymbolProvider" },
  { name: "completion", method: "textDocument/completion", capability: "completionProvider", after: MESSAGE },
  { name: "tokens", method: TOKENS, capability: "semanticTokensProvider" },
  {
    name: "tokens after an edit",
    method: `${TOKENS}/delta`,
    capability: "semanticTokensProvider",
    since: TOKENS,
  },
];
const PAUSE = 5;

export interface Announced {
  readonly features: readonly Feature[];
  /** The names of those that the server does not have. */
  readonly lacking: readonly string[];
  /** A file with what our server answers, by method. */
  readonly answers: string;
}

/** What our server can do, and what it answers for this file. */
export async function announced(workshop: Workshop, sheet: Sheet): Promise<Announced> {
  const server = ourServer(workshop.programs);
  const client = new Client(server.name, server.script, server.args);
  const capabilities = await client.initialize("pull");
  const { document } = await OpenDocument.open(client, server, "pull", sheet);
  const features = FEATURES.filter(({ capability }) => capabilities[capability]);
  const results: Record<string, unknown> = {};
  for (const feature of features) {
    const [{ result }] = await answersTo(document, feature, sheet);
    results[feature.method] = result;
  }
  await client.close();
  const answers = join(workshop.folder, "answers.json");
  writeFileSync(answers, JSON.stringify(results));
  return { features, lacking: FEATURES.filter((one) => !features.includes(one)).map(({ name }) => name), answers };
}

/** One sample is the median of asking in several places. */
export function answering(server: Server, sheet: Sheet, feature: Feature): Measure {
  let opened: Promise<OpenDocument> | undefined;
  return {
    async sample() {
      opened ??= open(server, sheet);
      const document = await opened;
      const answers = await answersTo(document, feature, sheet);
      return { ms: median(answers.map(({ ms }) => ms)) };
    },
    async close() {
      await (await opened)?.client.close();
    },
  };
}

type Answer = Awaited<ReturnType<OpenDocument["request"]>>;

/** Asks in several places. */
async function answersTo(document: OpenDocument, feature: Feature, sheet: Sheet): Promise<[Answer, ...Answer[]]> {
  const { method, since } = feature;
  const answers: Answer[] = [];
  const ask = async (params: object) => {
    const answer = await document.request(method, params);
    ensure(isAnswer(answer.result), () => `${document.server.name} has no answer to ${method}.`);
    answers.push(answer);
    await delay(PAUSE);
    return idOf(answer);
  };
  if (since === undefined) for (const params of paramsOf(feature, sheet)) await ask(params);
  else {
    let previousResultId = idOf(await document.request(since));
    for (const edit of editsOf(sheet)) {
      await document.edit(edit.range, edit.text, sheet.findings);
      await delay(PAUSE);
      previousResultId = await ask({ previousResultId });
    }
  }
  return answers as [Answer, ...Answer[]];
}

const idOf = ({ result }: Answer) => (result as { resultId?: string } | null)?.resultId;

/** Edits that leave the findings as many as they are, each made and undone: a comment in a line of its own. */
function editsOf({ text }: Sheet) {
  const count = text.split("\n").length;
  return FRACTIONS.flatMap((fraction) => {
    const start = { line: Math.floor(count * fraction), character: 0 };
    const end = { line: start.line + 1, character: 0 };
    return [
      { range: { start, end: start }, text: "# typed\n" },
      { range: { start, end }, text: "" },
    ];
  });
}

async function open(server: Server, sheet: Sheet): Promise<OpenDocument> {
  const client = new Client(server.name, server.script, server.args);
  await client.initialize("pull");
  return (await OpenDocument.open(client, server, "pull", sheet)).document;
}

/** Something, and more than an empty list. */
function isAnswer(result: unknown): boolean {
  const { items, data, edits } = (result ?? {}) as Partial<Record<"items" | "data" | "edits", readonly unknown[]>>;
  const list = Array.isArray(result) ? (result as readonly unknown[]) : (items ?? data ?? edits);
  return result !== null && result !== undefined && list?.length !== 0;
}

function paramsOf({ after }: Feature, sheet: Sheet): readonly object[] {
  if (after === undefined) return FRACTIONS.map(() => ({}));
  const lines = sheet.text.split("\n");
  return FRACTIONS.map((fraction) => {
    const from = Math.floor(lines.length * fraction);
    const line = lines.findIndex((text, i) => i >= from && after.test(text));
    ensure(line >= 0, () => `${sheet.name} has no line like ${after} from line ${from} on.`);
    return { position: { line, character: (lines[line] as string).length } };
  });
}
