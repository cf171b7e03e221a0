/**
 * A wrong line anywhere in a right flow is one finding, at that line: no other line is found wrong, the flow is not said to fail,
 * and the layout leaves every other line where it is. Tried for each keyword, each slip in it, and each way to go on.
 */
import assert from "node:assert/strict";
import { checkScript } from "../../server/src/language-service";
import { formattedText } from "../../server/src/syntax/format";
import { keywords } from "../../server/src/syntax/generated/keywords";
import { parseLine } from "../../server/src/syntax/parse-line";
import { FLOWS, findingsOf, parsed, shown, slipsOf } from "./flows";

/** What may follow the word: nothing, labels, names, prose, and what only other tools write. */
const RESTS = [
  ...["", ' "text"', " text", " Name", " two words", " Name : Role", " Name Other", ' "a.msgflow"', "  # comment"],
  ...[" the agent leaves now", " (ok)", " [ok]", " x -> y", " = 43", " ...", " A -> B : C", " of it", " case #2 of 3"],
];
const flow = (FLOWS[0] as string).split("\n");
/** Lines of the flow above which a wrong one is put: in every block, and between attributes and their message. */
const PLACES = [8, 12, 15, 17, 20, 23, 26];

const indents = (lines: readonly string[]) => lines.map((line) => /^ */.exec(line)?.[0].length ?? 0);

function check(line: string, at: number): void {
  const indent = /^ */.exec(flow[at - 1] ?? "")?.[0] ?? "";
  const script = parsed(flow.toSpliced(at, 0, indent + line));
  const found = findingsOf(script);
  const where = `${JSON.stringify(line)} above line ${at + 1}\n${shown(found)}`;
  assert.deepEqual(
    found.map(({ range }) => range.start.line),
    [at],
    where,
  );
  assert.deepEqual(
    checkScript(script).flows.map(({ conforms }) => conforms !== false),
    [true],
    where,
  );
  const after = formattedText(script, { tabSize: 2 }).split("\n").toSpliced(at, 1);
  assert.deepEqual(indents(after), indents(flow), where);
}

describe("a wrong line in a right flow", () => {
  it("is put into a flow without findings", () => {
    for (const one of FLOWS) assert.equal(shown(findingsOf(parsed(one.split("\n")))), "");
  });

  let count = 0;
  for (const keyword of keywords)
    it(`that begins with a slip of \`${keyword}\` is one finding`, () => {
      for (const words of slipsOf(keyword).values())
        for (const word of new Set(words))
          for (const rest of RESTS)
            if (parseLine(word + rest).kind === "bad") check(word + rest, PLACES[count++ % PLACES.length] as number);
    });

  it("is tried often enough to mean something", () => assert.ok(count > 9_000, String(count)));

  it("may be any prose, and any line of another tool", () => {
    for (const line of [
      ...["Note over Ixn", "Note left of Chat", "rnote over Ixn", "route to Desk", "done by Desk", "rule applies"],
      ...["node Ixn", "mode async", "show footbox", "The agent closes the chat.", "role of the agent changes"],
      ...[
        "end of the call",
        "all is fine",
        "out of order",
        "end note",
        "end ref",
        "endlegend",
        "== x ==",
        "...",
        "|||",
      ],
      ...["return", "ref over Ixn", "& Ixn -> Chat : EventAck", "!include x", "legend", "---", "[-> Ixn : EventAck"],
      ...[
        "Interaction Server -> Chat : EventAck",
        "Ixn ->x Chat : EventAck",
        "＃ a remark",
        "Chat －＞ Ixn ： EventAck",
      ],
    ])
      for (const place of PLACES) check(line, place);
  });
});
