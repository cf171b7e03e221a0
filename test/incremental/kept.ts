/** All that is kept of a script from one state to the next, as plain values that can be compared. */
import {
  checkScript,
  codeLenses,
  documentLinks,
  documentSymbols,
  type Files,
  foldingRanges,
  inlayHints,
  placedFindings,
  type Script,
  semanticTokens,
  tokenData,
} from "../../server/src/language-service";
import { structureOf } from "../../server/src/syntax/structure";
import { ResultIds } from "../../server/src/workspace/result-ids";

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
const HINTS = { protocols: true, versions: true };

/** Everything a client may be shown of the script, and what it is made of. */
export function keptOf(script: Script, files: Files) {
  const settings = { files };
  return {
    sections: script.sections.map(({ kind, texts, ends, statements, headLine }) => {
      return { kind, texts, ends, statements, headLine };
    }),
    structures: script.sections.map(structureOf),
    report: checkScript(script, settings),
    symbols: documentSymbols(script),
    folding: foldingRanges(script, { linesOnly: false, limit: undefined }),
    links: documentLinks(script),
    tokens: [...tokenData(semanticTokens(script, settings))],
    lenses: codeLenses(script, "file:///shown.msgflow", settings),
    hints: inlayHints(script, WHOLE, HINTS, settings),
  };
}

/** What a client was told last: an id that stays says that the findings are the same, and it has to be true. */
export class Told {
  readonly #ids = new ResultIds("test");
  #last: { readonly id: string; readonly content: string } | undefined;

  /** Whether id and content agree. */
  agrees(script: Script, files: Files): boolean {
    const settings = { files };
    const id = this.#ids.of(script.uri, placedFindings(script, settings));
    const content = JSON.stringify(checkScript(script, settings).findings);
    const last = this.#last;
    this.#last = { id, content };
    return last === undefined || (id === last.id) === (content === last.content);
  }
}
