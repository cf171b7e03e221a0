/** The files in syntaxes/ that only an editor reads: do they say the same as the language? */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkScript, parseScript } from "../../server/src/language-service";
import { parseLine } from "../../server/src/syntax/parse-line";

const root = join(__dirname, "../..");
const read = (path: string) => readFileSync(join(root, path), "utf8");

type Pattern = string | { pattern: string; flags?: string };
/** A pattern as VS Code compiles it. */
const regExp = (p: Pattern) => (typeof p === "string" ? new RegExp(p) : new RegExp(p.pattern, p.flags));

interface Configuration {
  wordPattern: Pattern;
  indentationRules: Record<"increaseIndentPattern" | "decreaseIndentPattern" | "unIndentedLinePattern", Pattern>;
  onEnterRules: { beforeText: Pattern; action: { indent: string; appendText?: string } }[];
  folding: { offSide: boolean; markers: { start: string; end: string } };
}
const configuration = JSON.parse(read("syntaxes/language-configuration.json")) as Configuration;
const grammar = JSON.parse(read("syntaxes/msgflow.tmLanguage.json")) as {
  repository: Record<"keyword-as-name", { match: string }>;
};
const snippets = JSON.parse(read("syntaxes/snippets.json")) as Record<
  string,
  { prefix: string | string[]; description: string; body: string[] }
>;

describe("the TextMate grammar", () => {
  it("has the language's keywords, all and no others", () => {
    const rule = /^Keyword\n((?:[ \t].*\n)+)/m.exec(read("grammar/msgflow.peggy"))?.[1] ?? "";
    const language = [...rule.matchAll(/"([^"]+)"/g)].map((m) => m[1]).sort();
    const alternatives = /\(\?:((?:[a-z]+\|)+[a-z]+)\)/.exec(grammar.repository["keyword-as-name"].match)?.[1] ?? "";
    assert.notEqual(language.length, 0);
    assert.deepEqual(alternatives.split("|").sort(), language);
  });
});

describe("words", () => {
  const words = (text: string) => {
    const p = configuration.wordPattern as { pattern: string; flags: string };
    return [...text.matchAll(new RegExp(p.pattern, `${p.flags}g`))].map((m) => m[0]);
  };
  it("are the language's names", () => {
    for (const name of ["Ixn-2", "Größe", "Gro\u0308ße", "_x", "名前", "T-Library", "A1"])
      assert.deepEqual(words(name), [name]);
  });
  it("end where a name ends", () => {
    assert.deepEqual(words("Chat->Ixn:EventAck"), ["Chat", "Ixn", "EventAck"]);
    assert.deepEqual(words("Reason.ReasonSystemName = -17.5"), ["Reason", "ReasonSystemName", "-17.5"]);
    assert.deepEqual(words("a- -b"), ["a", "b"]);
  });
});

describe("indentation", () => {
  const rules = configuration.indentationRules;
  const increases = (line: string) => regExp(rules.increaseIndentPattern).test(line);
  const decreases = (line: string) => regExp(rules.decreaseIndentPattern).test(line);
  const stays = (line: string) => regExp(rules.unIndentedLinePattern).test(line);

  it("goes in after what opens", () => {
    const opening = [
      'flow "Title" : StopProcessing A',
      "flow",
      'version B "Title"',
      "message EventAck : Interaction Management",
      "model M",
      "role Agent",
      "protocol Reporting",
      '  alt "accepted"',
      "  alt # why",
      '  else "rejected"',
      "  opt",
      '  par"x"',
      "  and",
      "  loop",
      "  each Reporting",
      "  follows StopProcessing A",
    ];
    for (const line of opening) assert.ok(increases(line), line);
  });
  it("goes out at what closes", () => {
    for (const line of [
      "    else",
      '    and "x"',
      "    end",
      "    end # of alt",
      '  flow "x"',
      "  version B",
      "  ## text",
    ])
      assert.ok(decreases(line), line);
    // Only when the word is complete: it may be the beginning of a name.
    for (const line of ["  flow", "  role1 -> Ixn : EventAck"]) assert.ok(!decreases(line), line);
  });
  it("stays at other lines", () => {
    const plain = [
      "participant Chat : MediaServer",
      "  processed by Desk",
      "  Chat -> Ixn : RequestStopProcessing",
      "  alternative -> Ixn : EventAck",
      "  loop-2 -> end-user : EventAck",
      "  end-user -> Ixn : EventAck",
      "  Größe -> Ixn : EventAck",
      "  andé -> Ixn : EventAck",
      "  ending->Ixn:EventAck",
      '  note "alt"',
      "  # alt",
      "",
    ];
    for (const line of plain) assert.ok(!increases(line) && !decreases(line) && !stays(line), line);
  });
  it("leaves attributes and `accept` below their message", () => {
    for (const line of ['    Reason.note = "x"', "    A=1", "    Größe-2 = true", '      accept EventAck "why"'])
      assert.ok(stays(line) && !increases(line) && !decreases(line), line);
    for (const line of ["  Chat => Ixn : EventAck", "  acceptor -> Ixn : EventAck"]) assert.ok(!stays(line), line);
  });
});

describe("the Enter key", () => {
  const actionAfter = (text: string) => configuration.onEnterRules.find((r) => regExp(r.beforeText).test(text))?.action;
  it("continues documentation until a line of it stays empty", () => {
    assert.equal(actionAfter("## The customer leaves.")?.appendText, "## ");
    assert.equal(actionAfter("##text")?.appendText, "## ");
    assert.equal(actionAfter("## ")?.appendText, undefined);
    assert.equal(actionAfter("# a comment"), undefined);
    assert.equal(actionAfter("  A -> B : C ## no documentation"), undefined);
  });
  it("stays in the attributes of a message", () => {
    assert.equal(actionAfter("    ReferenceId = 17")?.indent, "none");
    assert.equal(actionAfter("  Chat -> Ixn : EventAck"), undefined);
  });
});

describe("folding", () => {
  it("knows regions, and not by indentation", () => {
    const { offSide, markers } = configuration.folding;
    assert.equal(offSide, false);
    assert.ok(regExp(markers.start).test("# region Chat") && regExp(markers.start).test("  #region"));
    assert.ok(regExp(markers.end).test("# endregion") && !regExp(markers.start).test("# endregion"));
    assert.ok(!regExp(markers.start).test("# regional office"));
  });
});

describe("snippets", () => {
  /** The text as inserted, each tab stop with its default, its first choice, or what the stop of its number has. */
  const expand = (body: readonly string[]): string => {
    const text = body.join("\n");
    const stop = /\$\{(\d+):([^}]*)\}|\$\{(\d+)\|([^,|]*)[^}]*\|\}/g;
    const values = new Map([...text.matchAll(stop)].map((m) => [m[1] ?? m[3], m[2] ?? m[4]]));
    return text
      .replace(stop, (_, a, _b, c) => values.get(a ?? c) ?? "")
      .replace(/\$\{?(\d+)\}?/g, (_, n) => values.get(n) ?? "");
  };
  for (const [name, { prefix, description, body }] of Object.entries(snippets)) {
    it(`${name}: expands to lines of the language`, () => {
      assert.ok(prefix.length > 0 && description.length > 0);
      const text = expand(body);
      assert.doesNotMatch(text, /[${}|\t\r]/);
      for (const line of text.split("\n")) assert.notEqual(parseLine(line).kind, "bad", line);
    });
    if (name.startsWith("Stop Processing"))
      it(`${name}: is right as it stands`, () => {
        const text = expand(body);
        assert.match(text, new RegExp(` : StopProcessing ${name.split(" ")[2]}\n`));
        assert.deepEqual(checkScript(parseScript("file:///snippet.msgflow", text)).findings, []);
      });
  }
});
