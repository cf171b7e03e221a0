import assert from "node:assert/strict";
import fc from "fast-check";
import { sentenceOf } from "../../server/src/syntax/expected";
import { keywords } from "../../server/src/syntax/generated/keywords";
import { parseLine } from "../../server/src/syntax/parse-line";
import type { Span, Statement, StatementOf } from "../../server/src/syntax/statement";

/** Parses a line and says what it is; fails where it is something else. */
function as<K extends Statement["kind"]>(kind: K, line: string): StatementOf<K> {
  const statement = parseLine(line);
  if (statement.kind === "bad") assert.fail(`${line}: ${statement.readings[0].problem.message}`);
  assert.equal(statement.kind, kind, line);
  return statement as StatementOf<K>;
}

const cut = (line: string, span: Span | undefined) => span && line.slice(span.start, span.end);

describe("a line", () => {
  it("is a message with all its parts, each with its columns", () => {
    const line = '  should A-1 -> Größe : M via Interaction  Management instead of N "r \\"x\\"" seen # why';
    const send = as("send", line);
    assert.equal(send.necessity, "should");
    const parts = [
      send.mark,
      send.from,
      send.arrow,
      send.to,
      send.message,
      send.via,
      send.insteadOf,
      send.remark,
      send.ground,
    ];
    assert.deepEqual(
      parts.map((part) => cut(line, part)),
      ["should", "A-1", "->", "Größe", "M", "Interaction  Management", "N", '"r \\"x\\""', "seen"],
    );
    assert.equal(send.via?.text, "Interaction Management");
    assert.equal(send.remark?.text, 'r "x"');
    assert.equal(cut(line, send.viaClause), "via Interaction  Management");
    assert.equal(send.comment?.text, "# why");
  });

  it("needs no blanks around signs", () => {
    const send = as("send", "Chat->Ixn:EventAck");
    assert.deepEqual([send.from.text, send.to.text, send.message.text], ["Chat", "Ixn", "EventAck"]);
    assert.equal(as("value", "a.b=1").path.text, "a.b");
    assert.deepEqual(
      as("answers", "answers A,B").messages.map((m) => m.text),
      ["A", "B"],
    );
  });

  it("compares names in NFC and gives their columns as written", () => {
    const line = "participant Gro\u0308\u00dfe : Agent";
    const { name } = as("participant", line);
    assert.equal(name.text, "Gr\u00f6\u00dfe");
    assert.equal(cut(line, name), "Gro\u0308\u00dfe");
    assert.equal(as("send", "𝒳 -> B : C").arrow.start, 3, "columns are UTF-16 units");
  });

  it("may name anything with words that have a meaning only in their place", () => {
    for (const word of ["or", "by", "of", "required", "reference", "interaction", "documented", "seen", "inferred"])
      assert.equal(as("send", `${word} -> ${word} : ${word}`).message.text, word);
    for (const keyword of keywords) {
      assert.equal(parseLine(`${keyword} -> B : C`).kind, "bad", keyword);
      assert.equal(as("value", `A.${keyword} = 1`).path.text, `A.${keyword}`);
      assert.equal(as("send", `${keyword}s -> ${keyword}-1 : C`).from.text, `${keyword}s`);
    }
  });

  it("knows every statement", () => {
    const forms: [Statement["kind"], string[]][] = [
      ["blank", ["", "   ", "# x", "\uFEFF"]],
      ["doc", ["## x", "  ##"]],
      ["use", ['use "a.msgflow" # why']],
      ["participant", ["participant A : B", 'participant A : B or C "d"']],
      ["protocol", ["protocol Interaction Management"]],
      ["role", ['role A "b"', "role A"]],
      ["message", ["message A : B C"]],
      ["model", ['model A "b"']],
      ["version", ["version A", 'version A of B "c"']],
      ["flow", ["flow", 'flow "t"', "flow t", 'flow "t" : M', "flow t : M A, B", 'flow "t" : none']],
      ["from", ["from A to B", "from A, B to C, D documented"]],
      ["answers", ["answers A, B"]],
      ["see", ["see https://example.org/#x:y # no comment before this"]],
      ["attribute", ["attribute A : string", 'attribute A.use : integer reference required "x" seen']],
      ["processed", ["processed by A, B"]],
      ["send", ["A -> B : C", "may A -> B : C", 'A -> B : C "remark" inferred']],
      ["accept", ["accept A", 'accept A "why"']],
      ["value", ["A = 1", "A.b = -1.5", 'A = "x # y"', "A = true", "A = false"]],
      ["note", ['note "x"']],
      ["block", ["alt", 'opt "x"', "par", "loop"]],
      ["each", ["each A"]],
      ["follows", ["follows M", "follows M A, B"]],
      ["branch", ["else", 'and "x"']],
      ["end", ["end", "\tend # x"]],
    ];
    for (const [kind, lines] of forms) for (const line of lines) as(kind, line);
  });

  it("resolves the escapes of a text", () => {
    assert.equal(as("note", String.raw`note "a\"b\\c\nd\te\u00e9"`).text.text, 'a"b\\c\nd\teé');
  });

  it("is shared by all equal lines", () => {
    assert.equal(parseLine("A -> B : Shared"), parseLine("A -> B : Shared"));
  });
});

describe("a line that is no statement", () => {
  const cases: [line: string, marked: string, says: RegExp, fixed?: string][] = [
    ["Chat --> Ixn : E", "--> Ixn : E", /use `->`/, "Chat -> Ixn : E"],
    ["Chat ->> Ixn : E # c", "->> Ixn : E", /use `->`/, "Chat -> Ixn : E # c"],
    ["Chat=>Ixn : E", "=>Ixn : E", /use `->`/, "Chat->Ixn : E"],
    ["Chat → Ixn : E", "→ Ixn : E", /use `->`/, "Chat -> Ixn : E"],
    ["Chat <- Ixn : E", "<- Ixn : E", /sender first/],
    ["particpant A : B", "particpant A : B", /did you mean `participant`/, "participant A : B"],
    ['flwo "x"', 'flwo "x"', /did you mean `flow`/, 'flow "x"'],
    ["Alt", "Alt", /did you mean `alt`/, "alt"],
    ["participant end : Agent", "end : Agent", /`end` is a keyword/],
    ["note -> B : C", "note -> B : C", /`note` is a keyword/],
    ["A -> use : C", "use : C", /`use` is a keyword/],
    ["A -> B", "B", /ends too early: expected `:`/],
    ["A -> B : C D", "C D", /one word, without quotes: write `CD`/, "A -> B : CD"],
    ['A = "x', '"x', /does not end/],
    ['A = "x\\q"', '\\q"', /escape/],
    ["A = 17a", "17a", /expected a value.* write `"17a"`/, 'A = "17a"'],
    ["see ftp://x", "ftp://x", /http:/],
    ["attribute A : strin", "strin", /`string`, `integer`/],
    ["&&", "&&", /expected a statement, for example/],
    ["xyz Chat", "xyz Chat", /no word that starts a statement/],
    ['"Chat Server" -> Ixn : E', '"Chat Server"', /write `ChatServer`/, "ChatServer -> Ixn : E"],
    ["to Agent", "to Agent", /^No statement begins with `to`: it stands in a line `from Role to Role`/],
    ["via Reporting", "via Reporting", /behind a message/],
    // Other arrows, also those of word processors.
    ["Chat ==> Ixn : E", "==> Ixn : E", /use `->`/, "Chat -> Ixn : E"],
    ["Chat –> Ixn : E", "–> Ixn : E", /use `->`/, "Chat -> Ixn : E"],
    ["Chat — Ixn : E", "— Ixn : E", /use `->`/, "Chat -> Ixn : E"],
    ["Chat - Ixn : E", "- Ixn : E", /use `->`/, "Chat -> Ixn : E"],
    ["Chat > Ixn : E", "> Ixn : E", /use `->`/, "Chat -> Ixn : E"],
    ["Chat->>+Ixn: E", "->>+Ixn: E", /use `->`/, "Chat->Ixn: E"],
    ["Chat -[red]> Ixn : E", "-[red]> Ixn : E", /use `->`/, "Chat -> Ixn : E"],
    ["role - x", "- x", /expected the role's name/],
    // Characters that nobody sees.
    ["Chat\u00A0-> Ixn\u2003: E", "\u00A0-> Ixn\u2003: E", /blank \(U\+00A0\)/, "Chat -> Ixn : E"],
    ['\u00A0A -> B : C "\u00A0"', '\u00A0A -> B : C "\u00A0"', /U\+00A0/, ' A -> B : C "\u00A0"'],
    ["A -> B : \u200BE", "\u200BE", /invisible character \(U\+200B\)/, "A -> B : E"],
    // Quotes of word processors, and none.
    [
      "flow “Customer closes” : none",
      "“Customer closes” : none",
      /does not begin a text/,
      'flow "Customer closes" : none',
    ],
    ["use 'x.msgflow'", "'x.msgflow'", /does not begin a text/, 'use "x.msgflow"'],
    ["A -> B : C 'it", "'it", /does not begin a text/],
    ["alt customer left # c", "customer left", /write `alt "customer left"`/, 'alt "customer left" # c'],
    ["loop 3", "3", /write `loop "3"`/, 'loop "3"'],
    ["note right of Chat: stop", "right of Chat: stop", /write `note "stop"`/, 'note "stop"'],
    ["note left", "left", /expected a text in quotes/],
    ["else if x", "if x", /write `else "if x"`/, 'else "if x"'],
    // What Mermaid and PlantUML have.
    ["%% c", "%% c", /`%%` does not begin a comment: use `#`/, "# c"],
    ["' c", "' c", /does not begin a comment/, "# c"],
    ["A -> B : C // c", "// c", /does not begin a comment/, "A -> B : C # c"],
    ["@startuml", "@startuml", /no such line around its text/],
    ["title A chat", "title A chat", /a title stands behind `flow`/],
    ["actor Desk as Agent 7001", "actor Desk as Agent 7001", /by `participant Name : Role`/],
    ["participant Chat as Chat Server", "as Chat Server", /`participant Name : Role "Text"`/],
    ['participant "Chat Server" as Chat', '"Chat Server" as Chat', /`participant Name : Role "Text"`/],
    ["participant as Agent", "Agent", /write `:` before it/, "participant as : Agent"],
    ["autonumber", "autonumber", /nothing takes its place/],
    ["title -> B C", "C", /write `:` before it/, "title -> B : C"],
    ["if rejected", "if rejected", /alternatives stand between `alt/, 'alt "rejected"'],
    ["repeat", "repeat", /what repeats stands between `loop/, "loop"],
    ["parallel", "parallel", /side by side stands between `par`/, "par"],
    ['A -> B : "C"', '"C"', /without quotes: write `C`/, "A -> B : C"],
    ['participant "A B" : C', '"A B"', /without quotes: write `AB`/, "participant AB : C"],
    // What people are used to.
    ["A -> B : C;", ";", /ends without `;`/, "A -> B : C"],
    ["end ;", ";", /ends without `;`/, "end "],
    ["A -> B : C, D", ", D", /A line holds one message/],
    ["A -> B, C : D", ", C : D", /goes to one party: write a line for each receiver/],
    ["A, B -> C : D", ", B -> C : D", /comes from one party: write a line for each sender/],
    ["A -> B : C()", "()", /A message has no brackets/, "A -> B : C"],
    ["A -> B : C(x = 1)", "(x = 1)", /A message has no brackets/],
    ["A : 17", ": 17", /given its value by `=`/, "A = 17"],
    ["A == 17", "= 17", /its value by one `=`/, "A = 17"],
    ["A.b: true", ": true", /given its value by `=`/, "A.b = true"],
    ["A : B", "A : B", /a line that starts with a name is a message/],
    ["flow A title : M V", "A title", /write `flow "A title"`/, 'flow "A title" : M V'],
    ["flow A rather long title", "A rather long title", /write `flow "A rather/, 'flow "A rather long title"'],
    ["flow A M V", "M V", /write `:` before it/, "flow A : M V"],
    ['flow "A" M', "M", /write `:` before it/, 'flow "A" : M'],
    ["flow A M", "M", /write `:` before it/, "flow A : M"],
    ["A -> B C : D", "B C", /A name is one word, without quotes: write `BC`/, "A -> BC : D"],
    ["participant A B : C", "A B", /write `AB`/, "participant AB : C"],
    ["A -> B : C D : E", "D : E", /expected `via`/],
  ];
  for (const [line, marked, says, fixed] of cases)
    it(`says what is wrong in ${line}`, () => {
      const statement = parseLine(line);
      assert.ok(statement.kind === "bad", statement.kind);
      const { problem } = statement.readings[0];
      assert.equal(cut(line, problem), marked);
      assert.match(sentenceOf(problem, "flow"), says);
      const { fix } = problem;
      assert.equal(fix && line.slice(0, fix.start) + fix.text + line.slice(fix.end), fixed);
      if (fixed) assert.notEqual(parseLine(fixed).kind, "bad");
    });

  it("takes no longer than its length, however many blanks or letters stand in it", () => {
    const blanks = " ".repeat(1e6);
    const word = "x".repeat(1e6);
    for (const line of [
      ...[`x${blanks}x`, `A -${blanks}> B`, `note "x" ${blanks}x`, `participant ${blanks}as`, `A${blanks}, x`],
      ...[
        `${word}?`,
        `A -> ${word} ${word} ?`,
        `flow ${word} ${word}?`,
        `participant ${word} ${word}`,
        `A -> B : C ${word}`,
      ],
      ...[
        `alt${blanks}x`,
        `${blanks}(${blanks}end${blanks})`,
        `message ${word} ${word}`,
        `message${blanks}x`,
        `end${blanks}x`,
      ],
      ...[
        `flow ${"a : ".repeat(3e5)}`,
        `flow ${"x ".repeat(4e5)}`,
        `"${word}`,
        `"x"${blanks}:${blanks}?`,
        `Xlow "x"${blanks}: ${word}?`,
      ],
      ...[`A : ${word}`, `A${blanks}: 17${blanks}x`, "A -> ".repeat(2e5), "A, ".repeat(3e5), 'flow "'.repeat(2e5)],
    ]) {
      const begin = performance.now();
      const statement = parseLine(line);
      assert.ok(statement.kind === "bad", statement.kind);
      sentenceOf(statement.readings[0].problem, "flow");
      const took = performance.now() - begin;
      assert.ok(took < 2000, `${took} ms: ${line.slice(0, 20)}`);
    }
  });

  it("never throws, and marks a stretch of the line", () => {
    const piece = fc.constantFrom(
      "flow",
      " ",
      '"',
      "\\",
      "->",
      ":",
      "=",
      "#",
      "A",
      ".",
      "-",
      ",",
      "via",
      "é",
      "𝒳",
      "1",
      "https://",
      "\u0301",
    );
    const line = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece).map((pieces) => pieces.join("")),
    );
    fc.assert(
      fc.property(line, (text) => {
        const statement = parseLine(text);
        if (statement.kind !== "bad") return;
        const { start, end } = statement.readings[0].problem;
        assert.ok(start >= 0 && end > start && end <= text.length, `${start}-${end} of ${JSON.stringify(text)}`);
      }),
      { numRuns: 5000 },
    );
  });
});
