/** Typing: from sending an edit to the arrival of the diagnostics. */
import { setTimeout as delay } from "node:timers/promises";
import { Client, type Mode } from "../lsp-client";
import { ensure, type Measure, median } from "../measure";
import type { Place, Sheet } from "../workshop";
import { OpenDocument, type Server } from "./servers";

/** What is typed: in lines that match, at their end but for so many characters. */
export interface Keystroke {
  readonly line: RegExp;
  readonly fromEnd: number;
  readonly insert: string;
}

/** Where in the file it is typed: the middle first. */
const FRACTIONS = [0.5, 0.25, 0.75, 0.4, 0.6, 0.1];
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

/** One sample is the median of edits in several places of the file, each made and undone. */
export function typing(documents: Documents, server: Server, mode: Mode, sheet: Sheet, keystroke: Keystroke): Measure {
  const places = placesOf(sheet, keystroke);
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
        times.push(await document.edit({ start, end }, "", sheet.findings.length));
        await delay(PAUSE);
      }
      return { ms: median(times) };
    },
    close: () => documents.close(sheet),
  };
}

const known = new WeakMap<Sheet, Map<Keystroke, { place: Place; findings: number }[]>>();

function placesOf(sheet: Sheet, keystroke: Keystroke): readonly { place: Place; findings: number }[] {
  const ofSheet = known.get(sheet) ?? new Map<Keystroke, { place: Place; findings: number }[]>();
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
