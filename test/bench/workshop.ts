/** The files that are measured with, and the programs, all in one folder that is thrown away in the end. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkScript, editScript, type Finding, parseScript } from "../../server/src/language-service";
import { alternatives, type Corpus, manyFlows, oneFlow, smallFiles, tenLines } from "./corpus";
import { exported, type NotationName } from "./exported";

/** How much is measured: lines, and files. */
export interface Scale {
  readonly huge: number;
  readonly large: number;
  readonly small: number;
  readonly files: number;
  /** Lines that Langium checks, which takes a quarter of a minute at a million. */
  readonly langium: number;
}
export const DEFAULT: Scale = { huge: 1_000_000, large: 100_000, small: 10_000, files: 10_000, langium: 100_000 };
export const FULL: Scale = { ...DEFAULT, langium: DEFAULT.huge };
export const QUICK: Scale = { huge: 20_000, large: 10_000, small: 1_000, files: 200, langium: 10_000 };

/** A script with what has to be found in it. */
export interface Sheet {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
  readonly lines: number;
  readonly path: string;
  /** The path of the equivalent JSON document. */
  readonly documentPath: string;
  readonly statements: number;
  readonly findings: readonly Finding[];
  /** The findings once this is put in. */
  readonly findingsWith: (place: Place) => readonly Finding[];
}
/** A place where a character is put in and taken away again. */
export interface Place {
  readonly line: number;
  readonly character: number;
  readonly insert: string;
}

export interface Programs {
  /** The folder with the built server and command line. */
  readonly dist: string;
  readonly bulkTask: string;
  readonly noOpServer: string;
  readonly readAndSplit: string;
  readonly heapProbe: string;
  /** The command, if it is installed. */
  readonly plantUml?: string | undefined;
  /** What is made of the package in peers/, if it is installed. */
  readonly peers?: Peers | undefined;
}
interface Peers {
  readonly langiumServer: string;
  readonly langiumTask: string;
  readonly mermaidTask: string;
}

export class Workshop {
  readonly #sheets = new Map<string, Sheet>();
  readonly #exported = new Map<string, { readonly path: string; readonly messages: number }>();

  constructor(
    readonly folder: string,
    readonly programs: Programs,
    readonly scale: Scale,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** A file of many flows. */
  flows(lines: number, seed = 1): Sheet {
    return this.#sheet(`flows-${lines}-${seed}`, () => manyFlows(lines, seed));
  }
  /** A file of many flows without a mistake. */
  flowsWithoutMistakes(lines: number): Sheet {
    return this.#sheet(`right-flows-${lines}`, () => manyFlows(lines, 1, 0));
  }
  /** A file of one flow. */
  flow(lines: number): Sheet {
    return this.#sheet(`flow-${lines}`, () => oneFlow(lines, 1));
  }
  /** A file of one flow with forty alternatives in a row: 2^40 paths. */
  paths(wrong: boolean, seed = 1): Sheet {
    return this.#sheet(`paths-${wrong}-${seed}`, () => alternatives(40, seed, wrong));
  }
  /** A file of ten lines. */
  tenLines(): Sheet {
    return this.#sheet("ten-lines", tenLines);
  }
  /** A folder of small files. */
  smallFiles(): { readonly path: string; readonly files: number; readonly lines: number; readonly findings: number } {
    const path = join(this.folder, "small");
    mkdirSync(path, { recursive: true });
    let [lines, findings] = [0, 0];
    const corpora = smallFiles(this.scale.files, 3);
    for (const [i, { text }] of corpora.entries()) {
      // In folders of a hundred, as a team would keep them.
      const folder = join(path, `${Math.floor(i / 100)}`);
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `case-${i}.msgflow`), text);
      lines += linesOf(text);
      findings += checkScript(parseScript(`file:///case-${i}.msgflow`, text)).findings.length;
    }
    return { path, files: corpora.length, lines, findings };
  }

  /** The flows of a file as another tool writes them. */
  exported(sheet: Sheet, notation: NotationName): { readonly path: string; readonly messages: number } {
    const path = join(this.folder, `${sheet.name}.${notation === "plantUml" ? "puml" : "mmd"}`);
    let known = this.#exported.get(path);
    if (known === undefined) {
      const { text, messages } = exported(JSON.parse(readFileSync(sheet.documentPath, "utf8")), notation);
      writeFileSync(path, text);
      known = { path, messages };
      this.#exported.set(path, known);
    }
    return known;
  }

  #sheet(name: string, make: () => Corpus): Sheet {
    const known = this.#sheets.get(name);
    if (known) return known;
    const { text, document } = make();
    const uri = `file:///${name}.msgflow`;
    const { findings } = checkScript(parseScript(uri, text));
    let script: ReturnType<typeof parseScript> | undefined;
    const path = join(this.folder, `${name}.msgflow`);
    const documentPath = join(this.folder, `${name}.json`);
    writeFileSync(path, text);
    writeFileSync(documentPath, JSON.stringify(document));
    const findingsWith = ({ line, character, insert }: Place) => {
      const at = { line, character };
      script ??= parseScript(uri, text);
      return checkScript(editScript(script, [{ range: { start: at, end: at }, text: insert }])).findings;
    };
    const statements = (document as readonly unknown[]).length;
    const sheet = { name, uri, text, lines: linesOf(text), path, documentPath, statements, findings, findingsWith };
    this.#sheets.set(name, sheet);
    return sheet;
  }
}

const linesOf = (text: string) => text.split("\n").length - 1;
