/** Typing: from sending an edit to the arrival of the diagnostics. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { Finding } from "../../../server/src/language-service";
import { Client, type Mode } from "../lsp-client";
import { ensure, type Measure, median } from "../measure";
import type { Place, Sheet, Workshop } from "../workshop";
import { type Items, OpenDocument, ourServer, type Server } from "./servers";

/** What is typed: in lines that match, at their end but for so many characters. */
export interface Keystroke {
  readonly line: RegExp;
  readonly fromEnd: number;
  readonly insert: string;
}

/** Where in the file it is typed: the middle first. */
export const FRACTIONS = [0.5, 0.25, 0.75, 0.4, 0.6, 0.1];
/** Between two edits: nobody types faster, and what a server does after its answer is not measured with the next. */
const PAUSE = 5;

/** Servers with a document open that are shared by measures, each by its name. */
export class Documents {
  readonly #open = new Map<string, Promise<OpenDocument>>();

  get(server: Server, mode: Mode, sheet: Sheet): Promise<OpenDocument> {
    const key = [server.name, ...server.args, mode, sheet.name].join(" ");
    let document = this.#open.get(key);
    if (document === undefined) {
      document = opened(server, mode, sheet);
      this.#open.set(key, document);
    }
    return document;
  }

  /** Ends the servers, and makes sure that after all the edits, each of which was undone, the findings are the first ones. */
  async close(sheet: Sheet): Promise<void> {
    const all = [...this.#open.values()];
    this.#open.clear();
    for (const one of all) {
      const document = await one;
      document.ensureFindings(sheet.findings);
      await document.client.close();
    }
  }
}

async function opened(server: Server, mode: Mode, sheet: Sheet): Promise<OpenDocument> {
  const client = new Client(server.name, server.script, server.args);
  await client.initialize(mode);
  return (await OpenDocument.open(client, server, mode, sheet)).document;
}

/** What our server sends of this file, in a file, for the no-op server to send the same. */
export async function diagnosticsOf({ programs, folder }: Workshop, sheet: Sheet): Promise<Items> {
  const document = await opened(ourServer(programs), "pull", sheet);
  const { result } = await document.request("textDocument/diagnostic");
  await document.client.close();
  const { items } = result as { items: readonly unknown[] };
  const path = join(folder, `${sheet.name}-diagnostics.json`);
  writeFileSync(path, JSON.stringify(items));
  return { path, count: items.length };
}

/** What is typed into, where and by whom. */
export interface Typed {
  readonly documents: Documents;
  readonly server: Server;
  readonly mode: Mode;
  readonly sheet: Sheet;
}

/** One sample is the median of edits in several places of the file, each made and undone. */
export function typing({ documents, server, mode, sheet }: Typed, keystroke: Keystroke, count?: number): Measure {
  const places = placesOf(sheet, keystroke).slice(0, count);
  return {
    async sample() {
      const document = await documents.get(server, mode, sheet);
      const times: number[] = [];
      for (const { place, findings } of places) {
        const { line, character, insert } = place;
        const start = { line, character };
        const end = insert === "\n" ? { line: line + 1, character: 0 } : { line, character: character + insert.length };
        times.push(await document.edit({ start, end: start }, insert, findings));
        await delay(PAUSE);
        times.push(await document.edit({ start, end }, "", sheet.findings));
        await delay(PAUSE);
      }
      return { ms: median(times) };
    },
    close: () => documents.close(sheet),
  };
}

/** One sample is the median of asking for diagnostics that have not changed, several times. */
export function asking({ documents, server, mode, sheet }: Typed): Measure {
  return {
    async sample() {
      const document = await documents.get(server, mode, sheet);
      const times: number[] = [];
      for (let i = 0; i < 2 * FRACTIONS.length; i++) {
        times.push(await document.ask(sheet.findings));
        await delay(PAUSE);
      }
      return { ms: median(times) };
    },
    close: () => documents.close(sheet),
  };
}

interface KnownPlace {
  readonly place: Place;
  readonly findings: readonly Finding[];
}
const known = new WeakMap<Sheet, Map<Keystroke, KnownPlace[]>>();

function placesOf(sheet: Sheet, keystroke: Keystroke): readonly KnownPlace[] {
  const ofSheet = known.get(sheet) ?? new Map<Keystroke, KnownPlace[]>();
  known.set(sheet, ofSheet);
  let places = ofSheet.get(keystroke);
  if (places === undefined) {
    const lines = sheet.text.split("\n");
    places = FRACTIONS.map((fraction) => {
      const from = Math.floor(lines.length * fraction);
      const line = lines.findIndex((text, i) => i >= from && keystroke.line.test(text));
      ensure(line >= 0, () => `${sheet.name} has no line like ${keystroke.line} from line ${from} on.`);
      const character = (lines[line] as string).length - keystroke.fromEnd;
      const place = { line, character, insert: keystroke.insert };
      return { place, findings: sheet.findingsWith(place) };
    });
    ofSheet.set(keystroke, places);
  }
  return places;
}
