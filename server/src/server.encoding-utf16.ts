/**
 * What a client that counts in UTF-16 units says: as it is, but for columns that are none. LSP says that one behind a line is
 * the line's end; and one within a character is the character's beginning.
 */
import type { DidChangeTextDocumentParams, PositionEncodingKind } from "vscode-languageserver";
import type { PlacedFindings, Script, Tokens } from "./language-service";
import type { Encoding } from "./server.encoding";
import { withinLine } from "./server.encoding-columns";
import { type Columns, Lines, type LinesAt } from "./server.encoding-lines";
import { uriOf, withPositions } from "./server.encoding-walk";
import { member } from "./workspace/settings";

/** The script at an address as the client spells it; undefined where it is not known. `text`: if it is not open. */
type ScriptAt = (uri: string, text: string | undefined) => Script | undefined;

export class Utf16 implements Encoding {
  readonly kind: PositionEncodingKind = "utf-16";
  protected readonly scriptAt: ScriptAt;

  /** Positions in documents that `scriptAt` does not know stay as they are, coming and going. */
  constructor(scriptAt: ScriptAt) {
    this.scriptAt = scriptAt;
  }

  incoming<P>(params: P): P {
    // Edits are clamped by who applies them, and what a client cuts a character into, it has cut.
    return isChange(params) ? params : this.walked(params, params, withinLine);
  }

  outgoing<A>(answer: A, _params: unknown): A {
    return answer;
  }

  findings(_uri: string, placed: readonly PlacedFindings[]): readonly PlacedFindings[] {
    return placed;
  }

  tokens(_script: Script, tokens: Tokens): Tokens {
    return tokens;
  }

  tokenData(_script: Script, data: number[]): number[] {
    return data;
  }

  /** A value that goes with these parameters. */
  protected walked<T>(value: T, params: unknown, columns: Columns): T {
    const own = uriOf(params);
    const lines = this.lines(own, params);
    return withPositions(value, own, (position, uri) => {
      const of = uri === undefined ? undefined : lines(uri);
      return of ? of.moved(position, columns) : position;
    });
  }

  /** Each looked for once. Parameters may bring the text of the document they are about, for where it is not open. */
  protected lines(own?: string, params?: unknown): LinesAt {
    const known = new Map<string, Lines | undefined>();
    const text = member(params, "text");
    const given = typeof text === "string" ? text : undefined;
    return (uri) => {
      if (!known.has(uri)) {
        const script = this.scriptAt(uri, uri === own ? given : undefined);
        known.set(uri, script && new Lines(script));
      }
      return known.get(uri);
    };
  }
}

export const isChange = <P>(params: P): params is P & DidChangeTextDocumentParams =>
  Array.isArray(member(params, "contentChanges"));
