/** The lines of a script, found by their numbers, as far as it matters for them what columns are counted in. */
import type { Position } from "vscode-languageserver";
import { firstWhere, lineStarts, type Script } from "./language-service";
import type { toBytes } from "./server.encoding-columns";

export type Columns = typeof toBytes;
/** The lines of the script at an address; undefined where it is not known. */
export type LinesAt = (uri: string) => Lines | undefined;
export type Section = Script["sections"][number];

export class Lines {
  readonly script: Script;
  readonly #starts: ReturnType<typeof lineStarts>;

  constructor(script: Script) {
    this.script = script;
    this.#starts = lineStarts(script);
  }

  /** The same place in other units; the same object where the column is the same. Beyond the text it stays as it is. */
  moved(position: Position, columns: Columns): Position {
    const index = this.#indexAt(position.line);
    const section = this.script.sections[index];
    const text = section?.texts[position.line - (this.#starts[index] as number)];
    if (section === undefined || text === undefined) return position;
    const { character: column } = position;
    const character = isAscii(section) ? Math.max(0, Math.min(column, text.length)) : columns(text, column);
    return character === column ? position : { ...position, character };
  }

  /** A line's text; undefined where all units count the same in its section, and beyond the text. */
  textAt(line: number): string | undefined {
    const index = this.#indexAt(line);
    const section = this.script.sections[index];
    if (section === undefined || isAscii(section)) return undefined;
    return section.texts[line - (this.#starts[index] as number)];
  }

  /** The section whose first line it is. */
  sectionFrom(line: number): Section | undefined {
    const index = this.#indexAt(line);
    return this.#starts[index] === line ? this.script.sections[index] : undefined;
  }

  #indexAt(line: number): number {
    return firstWhere(this.script.sections.length, (at) => (this.#starts[at + 1] as number) > line);
  }
}

const ascii = new WeakMap<Section, boolean>();

/** Whether all units count the same in it. */
export function isAscii(section: Section): boolean {
  let is = ascii.get(section);
  if (is === undefined) {
    is = !section.texts.some((text) => /[\u0080-\uffff]/.test(text));
    ascii.set(section, is);
  }
  return is;
}
