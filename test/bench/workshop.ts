/** The files that are measured with, and the programs, all in one folder that is thrown away in the end. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkScript, editScript, type Finding, parseScript } from "../../server/src/language-service";
import { alternatives, type Corpus, manyFlows, oneFlow, smallFiles, tenLines } from "./corpus";

/** How much is measured. */
export interface Scale {
  readonly large: number;
  readonly small: number;
  readonly files: number;
}
export const FULL: Scale = { large: 100_000, small: 10_000, files: 2_000 };
export const QUICK: Scale = { large: 10_000, small: 1_000, files: 200 };

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
  /** How many findings there are once this is put in. */
  readonly findingsWith: (place: Place) => number;
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
}

export class Workshop {
  readonly #sheets = new Map<string, Sheet>();

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

  #sheet(name: string, make: () => Corpus): Sheet {
    const known = this.#sheets.get(name);
    if (known) return known;
    const { text, document } = make();
    const uri = `file:///${name}.msgflow`;
    const script = parseScript(uri, text);
    const { findings } = checkScript(script);
    const path = join(this.folder, `${name}.msgflow`);
    const documentPath = join(this.folder, `${name}.json`);
    writeFileSync(path, text);
    writeFileSync(documentPath, JSON.stringify(document));
    const findingsWith = ({ line, character, insert }: Place) => {
      const at = { line, character };
      return checkScript(editScript(script, [{ range: { start: at, end: at }, text: insert }])).findings.length;
    };
    const statements = (document as readonly unknown[]).length;
    const sheet = { name, uri, text, lines: linesOf(text), path, documentPath, statements, findings, findingsWith };
    this.#sheets.set(name, sheet);
    return sheet;
  }
}

const linesOf = (text: string) => text.split("\n").length - 1;
