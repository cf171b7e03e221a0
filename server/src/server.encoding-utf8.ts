/** What a client that counts in bytes of UTF-8 says, in UTF-16 units, and what it is told, in bytes. */
import type { DidChangeTextDocumentParams, PositionEncodingKind } from "vscode-languageserver";
import { editScript, type PlacedFindings, type Script, sameItems, type Tokens } from "./language-service";
import { toBytes, tokensInBytes, toUnits } from "./server.encoding-columns";
import { findingsInBytes } from "./server.encoding-findings";
import { isAscii, Lines } from "./server.encoding-lines";
import { isChange, Utf16 } from "./server.encoding-utf16";
import { withPositions } from "./server.encoding-walk";

export class Utf8 extends Utf16 {
  override readonly kind: PositionEncodingKind = "utf-8";

  override incoming<P>(params: P): P {
    return isChange(params) ? this.#changed(params) : this.walked(params, params, toUnits);
  }

  override outgoing<A>(answer: A, params: unknown): A {
    return this.walked(answer, params, toBytes);
  }

  override findings(uri: string, placed: readonly PlacedFindings[]): readonly PlacedFindings[] {
    const lines = this.lines();
    const encoded = placed.map((one) => {
      const findings = findingsInBytes(one, uri, lines);
      return findings === one.findings ? one : { line: one.line, findings };
    });
    return sameItems(encoded, placed) ? placed : encoded;
  }

  override tokens({ sections }: Script, tokens: Tokens): Tokens {
    let encoded = knownTokens.get(tokens);
    if (!encoded) {
      const fresh = tokens.map((one, i) => encodedTokens(one, sections[i] as Script["sections"][number]));
      encoded = sameItems(fresh, tokens) ? tokens : fresh;
      knownTokens.set(tokens, encoded);
    }
    return encoded;
  }

  override tokenData(script: Script, data: number[]): number[] {
    const lines = new Lines(script);
    return tokensInBytes(data, (line) => lines.textAt(line));
  }

  /** Each edit counts in the text that those before it leave. */
  #changed<P extends DidChangeTextDocumentParams>(params: P): P {
    let script = this.scriptAt(params.textDocument.uri, undefined);
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
