/**
 * Lines of very many characters that say little, as machines write them or a hand that rests on a key: whatever is asked
 * about them takes about as long as reading them. What took the square of that would not be done in time by far.
 */
import assert from "node:assert/strict";
import {
  checkScript,
  codeActions,
  codeLenses,
  complete,
  definition,
  documentEdits,
  documentLinks,
  documentSymbols,
  foldingRanges,
  highlights,
  hover,
  inlayHints,
  type Position,
  parseScript,
  prepareRename,
  type Script,
  selectionRanges,
  semanticTokens,
  typedEdits,
} from "../../server/src/language-service";

const LENGTH = 100_000;
const UNITS = [" ", "\t", "a", "a.", "a ", '"', '\\"', "\\", "#", "-", "->", ":", ",", "`", "](", "\u202E", "é"];
const options = { tabSize: 2, insertSpaces: true };

/** Around the long stretch, what makes it a part of something. */
const LINES: readonly (readonly [what: string, line: (stretch: string) => string])[] = [
  ["a line", (stretch) => stretch],
  ["a title", (stretch) => `flow "${stretch}"`],
  ["a comment", (stretch) => `# region ${stretch} x`],
  ["documentation", (stretch) => `##${stretch}x`],
  ["a suppression", (stretch) => `flow # msgflow-ignore ${stretch} x`],
  ["an arrow's end", (stretch) => `Agent -> ${stretch} : EventAck`],
  ["an attribute", (stretch) => `attribute ${stretch} : string`],
  ["an address", (stretch) => `see https://${stretch}`],
  ["a path", (stretch) => `use "${stretch}.msgflow"`],
];

function askAll(script: Script, position: Position): void {
  const range = { start: { line: 0, character: 0 }, end: position };
  checkScript(script);
  hover(script, position);
  complete(script, position);
  definition(script, position);
  highlights(script, position);
  prepareRename(script, position);
  selectionRanges(script, [position, range.start]);
  documentSymbols(script);
  foldingRanges(script, { linesOnly: true, limit: undefined });
  semanticTokens(script, undefined, "all");
  documentLinks(script);
  codeLenses(script);
  inlayHints(script, range, { protocols: true, versions: true });
  for (const { fixes } of codeActions(script, range).slice(0, 2)) assert.ok(Array.isArray(fixes));
  documentEdits(script, options);
  typedEdits(script, position, "\n", options);
}

describe("a line of very many characters", function () {
  this.timeout(10_000);
  for (const [what, line] of LINES)
    it(`is taken as ${what}`, () => {
      for (const unit of UNITS) {
        const text = line(unit.repeat(LENGTH / unit.length));
        askAll(parseScript("file:///a.msgflow", `${text}\n`), { line: 0, character: Math.floor(text.length / 2) });
      }
    });
});
