/** What a client that counts in bytes of UTF-8 says, in UTF-16 units, and what it is told, in bytes. */
import type { DidChangeTextDocumentParams } from "vscode-languageserver";
import { editScript, type PlacedFindings, type Script, sameItems, type Tokens } from "./language-service";
import type { Encoding } from "./server.encoding";
import { toBytes, tokensInBytes, toUnits } from "./server.encoding-columns";
import { findingsInBytes } from "./server.encoding-findings";
import { type Columns, isAscii, Lines, type LinesAt } from "./server.encoding-lines";
import { uriOf, withPositions } from "./server.encoding-walk";
import { member } from "./workspace/settings";

/** The script at an address as the client spells it; undefined where it is not known. `text`: if it is not open. */
export type ScriptAt = (uri: string, text: string | undefined) => Script | undefined;

export class Utf8 implements Encoding {
  readonly kind = "utf-8";
  readonly #scriptAt: ScriptAt;

  /** Positions in documents that `scriptAt` does not know stay as they are, coming and going. */
  constructor(scriptAt: ScriptAt) {
    this.#scriptAt = scriptAt;
  }

  incoming<P>(params: P): P {
    return isChange(params) ? this.#changed(params) : this.#walked(params, params, toUnits);
  }

  outgoing<A>(answer: A, params: unknown): A {
    return this.#walked(answer, params, toBytes);
  }

  findings(uri: string, placed: readonly PlacedFindings[]): readonly PlacedFindings[] {
    const lines = this.#lines();
    const encoded = placed.map((one) => {
      const findings = findingsInBytes(one, uri, lines);
      return findings === one.findings ? one : { line: one.line, findings };
    });
    return sameItems(encoded, placed) ? placed : encoded;
  }

  tokens({ sections }: Script, tokens: Tokens): Tokens {
    let encoded = knownTokens.get(tokens);
    if (!encoded) {
      const fresh = tokens.map((one, i) => encodedTokens(one, sections[i] as Script["sections"][number]));
      encoded = sameItems(fresh, tokens) ? tokens : fresh;
      knownTokens.set(tokens, encoded);
    }
    return encoded;
  }

  tokenData(script: Script, data: number[]): number[] {
    const lines = new Lines(script);
    return tokensInBytes(data, (line) => lines.textAt(line));
  }

  /** A value that goes with these parameters. */
  #walked<T>(value: T, params: unknown, columns: Columns): T {
    const own = uriOf(params);
    const lines = this.#lines(own, params);
    return withPositions(value, own, (position, uri) => {
      const of = uri === undefined ? undefined : lines(uri);
      return of ? of.moved(position, columns) : position;
    });
  }

  /** Each looked for once. Parameters may bring the text of the document they are about, for where it is not open. */
  #lines(own?: string, params?: unknown): LinesAt {
    const known = new Map<string, Lines | undefined>();
    const text = member(params, "text");
    const given = typeof text === "string" ? text : undefined;
    return (uri) => {
      if (!known.has(uri)) {
        const script = this.#scriptAt(uri, uri === own ? given : undefined);
        known.set(uri, script && new Lines(script));
      }
      return known.get(uri);
    };
  }

  /** Each edit counts in the text that those before it leave. */
  #changed<P extends DidChangeTextDocumentParams>(params: P): P {
    let script = this.#scriptAt(params.textDocument.uri, undefined);
    if (script === undefined) return params;
    const contentChanges: P["contentChanges"] = [];
    for (const change of params.contentChanges) {
      const last = contentChanges.at(-1);
      if (last) script = editScript(script, [last]);
      const lines = new Lines(script);
      contentChanges.push(withPositions(change, undefined, (position) => lines.moved(position, toUnits)));
    }
    return { ...params, contentChanges };
  }
}

const isChange = <P>(params: P): params is P & DidChangeTextDocumentParams =>
  Array.isArray(member(params, "contentChanges"));

/** Tokens are of one text only: other texts have other lists, and other items. */
const knownTokens = new WeakMap<Tokens, Tokens>();
const known = new WeakMap<Tokens[number], Tokens[number]>();

/** The tokens of one section; the same object again for the same ones. */
function encodedTokens(tokens: Tokens[number], section: Script["sections"][number]): Tokens[number] {
  if (isAscii(section)) return tokens;
  let encoded = known.get(tokens);
  if (!encoded) {
    encoded = { ...tokens, data: tokensInBytes(tokens.data, (line) => section.texts[line]) };
    known.set(tokens, encoded);
  }
  return encoded;
}
