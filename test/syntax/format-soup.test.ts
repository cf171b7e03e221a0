/** What the formatter must do to any text: tried on fixtures, examples, the library, and lines put together at random. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { checkScript, libraryFiles } from "../../server/src/language-service";
import { formatEdits, formatRangeEdits } from "../../server/src/syntax/format";
import type { Edit } from "../../server/src/syntax/format-edits";
import { splitLines } from "../../server/src/syntax/lines";
import { parseLine } from "../../server/src/syntax/parse-line";
import { parseScript, type Range } from "../../server/src/syntax/script";
import type { Section } from "../../server/src/syntax/section";
import { type Item, structureOf } from "../../server/src/syntax/structure";
import { afterEdits, formatted, TAB_SIZE } from "./format-support";

const root = join(__dirname, "../..");
const read = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".msgflow"))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));
const scripts = [...read("examples"), ...read("test/fixtures"), ...libraryFiles().map(({ text }) => text)];

/** Lines with `~` where blanks may stand, `_` where some must. */
const LINES = [
  ...[
    "",
    "",
    "~",
    "# comment",
    "#comment  x",
    "## doc  ",
    "#",
    "# msgflow-ignore syntax",
    "# msgflow-ignore-file syntax",
  ],
  ...['use~"a.msgflow"', "protocol_T-Library", 'protocol_Two_Words~"t"', 'role_R~"r"', "message_M~:~Two_Words"],
  ...[
    "model_Own",
    'version_A_of_Own~"a"',
    "version_B",
    'flow~"F"~:~Own_A~,~B',
    "flow_F~:~none",
    "flow",
    'flow~"x"~:~Own',
  ],
  ...['participant_P~:~R_or_URS~"d"', "participant_Größe~:~Agent", "from_R~,~URS_to_Agent_documented", "answers_M~,~N"],
  ...["see_https://a.b/#c:d=e,f->g", 'attribute_A.b.to~:~string_required~"x"_seen', "attribute_Long-name~:~object"],
  ...["processed_by_P~,~Q", "A~->~B~:~M", 'Größe~->~B-1~:~M_via_Two_Words_instead_of_N~"r  :"~documented'],
  ...[
    "should_受付~->~Chat~:~EventAck",
    'may_A~->~Long~:~M~"a \\" # -> , b"',
    'accept_M~"why"',
    "a.b.c~=~-1.5",
    'x~=~"="',
  ],
  ...[
    'note~"#"',
    "alt",
    'alt~"l"',
    "opt",
    "par",
    "loop",
    "each_R",
    "follows_Own_A~,~B",
    "else",
    'else~"l"',
    "and",
    "end",
  ],
  ...[
    "A -->  B : M",
    "half  ",
    "altt x",
    "endd",
    "elze",
    "folows Own",
    "flow :  ",
    "x = ",
    '"',
    "\u00a0",
    "𝒳",
    "A -> : ",
  ],
];
const blank = fc.constantFrom("", "", " ", "  ", "\t", "   \t ");
const indent = fc.constantFrom("", "", "  ", "    ", "      ", "\t", " \t", "\uFEFF", "\uFEFF  ");
const line = fc
  .record({
    text: fc.constantFrom(...LINES),
    indent,
    blanks: fc.array(blank, { minLength: 4, maxLength: 4 }),
    end: blank,
  })
  .chain(({ text, indent: before, blanks, end }) =>
    fc.constantFrom("", "", "", "# c  d", "  # msgflow-ignore missing-message").map((comment) => {
      let next = 0;
      const spaced = text.replace(/[~_]/g, (mark) => blanks[next++ % 4] || (mark === "_" ? " " : ""));
      return before + spaced + comment + end;
    }),
  );
const lineEnd = fc.constantFrom("\n", "\n", "\n", "\n", "\r\n", "\r");
const soup = fc
  .array(fc.tuple(line, lineEnd), { maxLength: 40 })
  .chain((lines) => line.map((last) => lines.map((parts) => parts.join("")).join("") + last));
const anything = fc.oneof({ weight: 4, arbitrary: soup }, { weight: 1, arbitrary: fc.constantFrom(...scripts) });

const isBlank = (text: string) => /^\uFEFF?[ \t]*$/.test(text);

/** What a line says, without where: and of a bad one all of it. */
function meaning(text: string): unknown {
  const statement = parseLine(text);
  if (statement.kind === "bad") return text;
  return JSON.parse(JSON.stringify(statement), (key, value) => (key === "start" || key === "end" ? undefined : value));
}

/** The lines that are to stay, with their ends: of blank ones the first in a row, and none at the end. */
function keptLines(source: string): { readonly text: string; readonly end: string }[] {
  const { texts, ends } = splitLines(source);
  let last = texts.length - 1;
  while (last > 0 && isBlank(texts[last] ?? "")) last--;
  const lines = texts.map((text, i) => ({ text, end: ends[i] ?? "" })).slice(0, last + 1);
  return lines.filter(({ text }, i) => i === 0 || !(isBlank(text) && isBlank(lines[i - 1]?.text ?? "")));
}

const editsOf = (text: string) => formatEdits(parseScript("file:///a.msgflow", text), { tabSize: TAB_SIZE });

function checkEdit({ range, text }: Edit, lines: readonly string[]): void {
  const { start, end } = range;
  if (end.line > start.line) {
    assert.deepEqual([start.character, end.character, text], [0, 0, ""], "whole lines go");
    return;
  }
  const old = (lines[start.line] ?? "").slice(start.character, end.character);
  assert.notEqual(old, text);
  if (old === "" || text === "") return;
  assert.ok(old[0] !== text[0] && old.at(-1) !== text.at(-1), "only what differs is replaced");
}

describe("formatting anything", function () {
  this.timeout(120_000);

  it("changes no statement, no bad line and no line end, and no lines but blank ones go", () => {
    fc.assert(
      fc.property(anything, (source) => {
        const [before, after] = [keptLines(source), splitLines(formatted(source))];
        const isEmpty = before.length === 1 && isBlank(before[0]?.text ?? "");
        if (!isEmpty) assert.ok(after.texts.length > 1 && after.texts.at(-1) === "", "there is a last line end");
        assert.equal(after.texts.length - Number(after.texts.length > 1), before.length);
        for (const [i, { text, end }] of before.entries()) {
          assert.deepEqual(meaning(after.texts[i] ?? ""), meaning(text), text);
          if (end !== "") assert.equal(after.ends[i], end);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it("finds the same", () => {
    const told = (text: string) =>
      checkScript(parseScript("file:///a.msgflow", text)).findings.map(({ code, message }) => `${code}: ${message}`);
    fc.assert(
      fc.property(anything, (source) => {
        // What is told may depend on how many lines there are.
        const kept = keptLines(source).map(({ text, end }) => text + (end || "\n"));
        assert.deepEqual(told(formatted(source)), told(kept.join("")));
      }),
      { numRuns: 300 },
    );
  });

  it("leaves nothing to do", () => {
    fc.assert(
      fc.property(anything, (source) => {
        const once = formatted(source);
        assert.equal(formatted(once), once);
        assert.deepEqual(editsOf(once), []);
      }),
      { numRuns: 1500 },
    );
  });

  it("is done by edits of the lines that change, at most one a line, each of only what differs", () => {
    fc.assert(
      fc.property(anything, (source) => {
        const edits = editsOf(source);
        const { texts } = splitLines(source);
        for (const edit of edits) checkEdit(edit, texts);
        const starts = edits.map(({ range }) => range.start.line);
        assert.equal(new Set(starts).size, starts.length);
        assert.equal(afterEdits(source, edits), formatted(source));
      }),
      { numRuns: 1500 },
    );
  });

  it("of a range does to its lines what formatting all does, and nothing to others", () => {
    const place = fc.record({ line: fc.nat(45), character: fc.constantFrom(0, 1, 99) });
    fc.assert(
      fc.property(soup, place, place, (source, a, b) => {
        const [start, end] = a.line < b.line || (a.line === b.line && a.character <= b.character) ? [a, b] : [b, a];
        const range: Range = { start, end };
        const script = parseScript("file:///a.msgflow", source);
        const last = end.character === 0 && end.line > start.line ? end.line - 1 : end.line;
        const touches = (edit: Edit) => {
          const to = edit.range.end.line - Number(edit.range.end.line > edit.range.start.line);
          return edit.range.start.line <= last && to >= start.line;
        };
        const edits = formatRangeEdits(script, [range], { tabSize: TAB_SIZE });
        const cut = ({ range: whole, text }: Edit): Edit => {
          if (whole.end.line === whole.start.line) return { range: whole, text };
          const first = Math.max(whole.start.line, start.line);
          const to = Math.min(whole.end.line, last + 1);
          return { range: { start: { line: first, character: 0 }, end: { line: to, character: 0 } }, text };
        };
        assert.deepEqual(edits, editsOf(source).filter(touches).map(cut));
      }),
      { numRuns: 1500 },
    );
  });

  it("leaves lines as far right as they are where it is not certain which blocks they are in", () => {
    const indents = (source: string) => source.split("\n").map((line) => /^[ \t]*/.exec(line)?.[0]);
    for (const source of [
      'flow "A" : none\n alt\n   A -> B : C\n  else\n     A->B:C\n',
      'flow "A" : none\n   A -> B : C\n end\n     A->B:C\n',
      'flow "A" : none\n alt\n   A -> B : C\n  and\n     A->B:C\n   end\n',
    ])
      assert.deepEqual(indents(formatted(source)), indents(source));
  });

  it("indents by the blocks that a section has", () => {
    const checkItems = (items: readonly Item[], level: number, { texts }: Section) => {
      const isAt = (line: number, at: number) =>
        assert.equal(/^\uFEFF? */.exec(texts[line] ?? "")?.[0].replace("\uFEFF", "").length, 2 * Math.min(at, 100));
      for (const item of items) {
        isAt(item.line, level);
        if (item.kind === "send") for (const { line: at } of [...item.attributes, ...item.accepts]) isAt(at, level + 1);
        if (item.kind !== "block") continue;
        for (const branch of item.branches) isAt(branch.line, level);
        if (item.end !== undefined) isAt(item.end, level);
      }
    };
    const checkAll = (items: readonly Item[], level: number, section: Section) => {
      checkItems(items, level, section);
      for (const item of items)
        if (item.kind === "block") for (const branch of item.branches) checkAll(branch.items, level + 1, section);
    };
    fc.assert(
      fc.property(anything, (source) => {
        for (const section of parseScript("file:///a.msgflow", formatted(source)).sections) {
          const structure = structureOf(section);
          // Of bad lines it is a guess what they were to open or close, and of others where one is missing.
          const isCertain = structure.unsound.length === 0 && !section.statements.some(({ kind }) => kind === "bad");
          if (isCertain) checkAll(structure.items, 1, section);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
