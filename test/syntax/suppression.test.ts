import assert from "node:assert/strict";
import { parseScript } from "../../server/src/syntax/script";
import { documentationOf } from "../../server/src/syntax/section";
import { suppressionsOf } from "../../server/src/syntax/suppression";

const sectionsOf = (text: string) => parseScript("file:///a.msgflow", text).sections;
/** Line, target, word and codes with their text in the line. */
function read(text: string) {
  return sectionsOf(text).flatMap((section) =>
    suppressionsOf(section).map(({ line, target, word, codes, start, end }) => {
      const lineText = section.texts[line] ?? "";
      for (const one of [word, ...codes]) assert.equal(lineText.slice(one.start, one.end), one.text);
      assert.equal(lineText[start], "#");
      assert.equal(end, lineText.trimEnd().length);
      return [line, target, word.text, codes.map((code) => code.text)];
    }),
  );
}

describe("suppression comments", () => {
  it("stand at the end of a line", () => {
    for (const line of [
      "Chat -> Ixn : EventAck",
      "  participant Chat : MediaServer",
      "  ReferenceId = 1",
      'note "# msgflow-ignore a"',
      "see https://example.com/#msgflow-ignore",
      "\uFEFFend",
    ])
      assert.deepEqual(read(`${line} # msgflow-ignore wrong-sender`), [[0, 0, "msgflow-ignore", ["wrong-sender"]]]);
  });

  it("stand at the end of lines that are no statements", () => {
    for (const line of ["Chat --> Ixn : EventAck", '😀 "a # b" x', "  what https://example.com/#a is"])
      assert.deepEqual(read(`${line} # msgflow-ignore syntax`), [[0, 0, "msgflow-ignore", ["syntax"]]]);
    assert.deepEqual(read('note "not closed # msgflow-ignore syntax'), [], "that is in the text");
  });

  it("name codes up to a colon, with or without blanks", () => {
    const codesIn = (text: string) => read(`# msgflow-ignore${text}\nend`)[0]?.[3];
    assert.deepEqual(codesIn(" a, b-c ,d"), ["a", "b-c", "d"]);
    assert.deepEqual(codesIn(" a,b: because, of"), ["a", "b"]);
    assert.deepEqual(codesIn("\ta  :"), ["a"]);
    assert.deepEqual(codesIn(" , a,, "), ["a"]);
    assert.deepEqual(codesIn(" a b, c"), ["a b", "c"]);
    for (const none of ["", " ", ": reason", " : reason"]) assert.deepEqual(codesIn(none), []);
    assert.deepEqual(codesIn(" 😀, a"), ["😀", "a"]);
  });

  it("are not in documentation, nor where the comment says something else first", () => {
    for (const text of ["## msgflow-ignore a", "# see msgflow-ignore a", "# msgflow-ignore.a b", "# msgflow ignore a"])
      assert.deepEqual(read(`${text}\nend`), []);
  });

  it("have no line below at the end of the script, whether its last line is ended or not", () => {
    for (const end of ["", "\n", "\r\n"])
      assert.deepEqual(read(`end\n# msgflow-ignore a${end}`), [[1, undefined, "msgflow-ignore", ["a"]]]);
    assert.deepEqual(read("# msgflow-ignore a\n\n"), [[0, 1, "msgflow-ignore", ["a"]]], "a line that is empty");
  });

  it("alone on a line are for the line below, several of them for the same, past documentation", () => {
    const words = (text: string) => read(text).map(([line, target]) => [line, target]);
    assert.deepEqual(words("# msgflow-ignore a\nend"), [[0, 1]]);
    assert.deepEqual(words("# msgflow-ignore a\n  # msgflow-ignore b\nend"), [
      [0, 2],
      [1, 2],
    ]);
    assert.deepEqual(words("# msgflow-ignore a\n## documentation\n# msgflow-ignore b\nflow"), [
      [0, 3],
      [2, 3],
    ]);
    assert.deepEqual(words("# msgflow-ignore a\n\nend"), [[0, 1]], "an empty line is a line");
    assert.deepEqual(words("# msgflow-ignore a\n# a comment\nend"), [[0, 1]]);
    assert.deepEqual(words("# msgflow-ignore a\n## documentation"), [[0, undefined]]);
  });

  it("right above a section belong to it, as its documentation does, and do not part the two", () => {
    const sections = sectionsOf("flow\n  end\n# msgflow-ignore a\n## One\n# msgflow-ignore b\n## Two\nflow\n  end");
    assert.deepEqual(
      sections.map(({ texts, headLine }) => [texts.length, headLine]),
      [
        [2, 0],
        [6, 4],
      ],
    );
    assert.equal(documentationOf(sections[1] as (typeof sections)[number]), "One\nTwo");
  });

  it("for a file do not belong to the section below", () => {
    const sections = sectionsOf("# msgflow-ignore-file a\nflow");
    assert.deepEqual(
      sections.map(({ kind }) => kind),
      ["head", "flow"],
    );
  });
});
