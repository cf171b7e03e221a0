/** What an editor asks besides findings: the server's own answer is what the no-op server is given to send. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "../lsp-client";
import { ensure, type Measure, median } from "../measure";
import type { Sheet, Workshop } from "../workshop";
import { OpenDocument, ourServer, type Server } from "./servers";
import { FRACTIONS } from "./typing";

/** A request, by the capability that announces it; `after`: it is asked at the end of a line, behind what matches this. */
interface Feature {
  readonly name: string;
  readonly method: string;
  readonly capability: string;
  readonly after?: RegExp;
}
const MESSAGE = /^ +\w+ +-> \w+ +: EventPartyRemoved$/;
const FEATURES: readonly Feature[] = [
  { name: "hover", method: "textDocument/hover", capability: "hoverProvider", after: MESSAGE },
  { name: "symbols", method: "textDocument/documentSymbol", capability: "documentSymbolProvider" },
  { name: "completion", method: "textDocument/completion", capability: "completionProvider", after: MESSAGE },
  { name: "tokens", method: "textDocument/semanticTokens/full", capability: "semanticTokensProvider" },
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
    const { result } = await document.request(feature.method, paramsOf(feature, sheet)[0]);
    ensure(isAnswer(result), () => `${server.name} has no answer to ${feature.method}.`);
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
      const times: number[] = [];
      for (const params of paramsOf(feature, sheet)) {
        const { ms, result } = await document.request(feature.method, params);
        ensure(isAnswer(result), () => `${server.name} has no answer to ${feature.method}.`);
        times.push(ms);
        await delay(PAUSE);
      }
      return { ms: median(times) };
    },
    async close() {
      await (await opened)?.client.close();
    },
  };
}

async function open(server: Server, sheet: Sheet): Promise<OpenDocument> {
  const client = new Client(server.name, server.script, server.args);
  await client.initialize("pull");
  return (await OpenDocument.open(client, server, "pull", sheet)).document;
}

/** Something, and more than an empty list. */
function isAnswer(result: unknown): boolean {
  const { items, data } = (result ?? {}) as { items?: readonly unknown[]; data?: readonly unknown[] };
  const list = Array.isArray(result) ? (result as readonly unknown[]) : (items ?? data);
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
