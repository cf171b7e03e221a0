/**
 * One mistake gives one finding: a script without findings, and in each of its lines one letter too few, too many or in
 * the wrong place. What may come in several is a name that is no longer declared, once for each of its uses.
 */
import assert from "node:assert/strict";
import { checkScript, editScript, type Finding, parseScript } from "../../server/src/language-service";

const SCRIPT = `
participant Chat  : MediaServer "Chat Server"
participant Ixn   : InteractionServer
participant Desk  : Agent "Agent 7001"
participant Stats : Reporting "Stat Server"

protocol Own Words
role Robot "A robot"
message EventMoved : Own Words "Moved"
  from Robot to InteractionServer seen
  answers RequestStopProcessing
  see https://example.com/moved
  attribute Size : integer reference "how many" seen
model Moves "Moves"
version Plain "title"
  participant Mover : Robot or Agent
  processed by Agent
  Agent -> InteractionServer : RequestStopProcessing documented
  par
    each Robot
      may Robot -> InteractionServer : EventMoved via Own Words "a remark" seen
    end
  and
    should InteractionServer -> Agent : EventAck
      accept EventError "a reason"
  end
  Mover -> InteractionServer : RequestStopProcessing
flow "Customer closes the chat" : StopProcessing A
  processed by Desk
  Chat -> Ixn   : RequestStopProcessing
    InteractionId = "00020aAPXQ5J003A"
    ReferenceId   = 17
  Ixn  -> Chat  : EventAck
    ReferenceId = 17
  Ixn  -> Desk  : EventRevoked
  Ixn  -> Stats : EventPartyRemoved
  note "a note"
  Ixn  -> Stats : EventProcessingStopped
    Interaction.InteractionId = "00020aAPXQ5J003A"
flow "Sketch" : none
  participant Arm : Robot
  processed by Desk
  alt "one"
    Chat -> Ixn : RequestStopProcessing via Interaction Management "a remark"
  else "two"
    Ixn -> Desk : EventRevoked
  end
  loop
    opt
      Ixn -> Desk : EventRevoked
    end
  end
  Arm -> Ixn : EventMoved
    Size = 17
  Robot -> Ixn : EventMoved
flow "URS ends it" : StopProcessing
  URS -> Ixn : RequestRouteCall
  Ixn -> URS : EventRouteUsed
  Ixn -> Stats : EventPartyRemoved
  Ixn -> Stats : EventProcessingStopped`;
const lines = SCRIPT.split("\n");

const script = parseScript("file:///mistake.msgflow", SCRIPT);

/** The findings where `put` stands in place of a line. */
function findingsWith(put: string, index: number): readonly Finding[] {
  const range = { start: { line: index, character: 0 }, end: { line: index + 1, character: 0 } };
  return checkScript(editScript(script, [{ range, text: put }])).findings;
}

/** The line with one slip at `i`. */
const slips: readonly (readonly [string, (line: string, i: number) => string])[] = [
  ["a letter too few", (line, i) => line.slice(0, i) + line.slice(i + 1)],
  ["a letter too many", (line, i) => `${line.slice(0, i)}x${line.slice(i)}`],
  ["a swap of two letters", (line, i) => line.slice(0, i) + (line[i + 1] ?? "") + (line[i] ?? "") + line.slice(i + 2)],
];

/** The name that a line declares. */
function declaredIn(line: string): string | undefined {
  return /^ *(?:participant|role|message) (\w+)|^protocol (.*)/.exec(line)?.slice(1).find(Boolean);
}

function isUseOf(name: string | undefined, { code, range }: Finding): boolean {
  const used = lines[range.start.line]?.slice(range.start.character, range.end.character);
  return name !== undefined && code.startsWith("unknown-") && used === name;
}

describe("one mistake gives one finding", () => {
  it("and none gives none", () => {
    assert.deepEqual(checkScript(script).findings, []);
  });

  for (const [what, slip] of slips)
    it(`where there is ${what}`, function () {
      this.timeout(60_000);
      for (const [index, line] of lines.entries())
        for (let i = line.search(/\S/); i >= 0 && i < line.length; i++) {
          // A blank that moves into a word makes two mistakes, and a line no word of which is left.
          if (what.startsWith("a swap") && /\s/.test(line.slice(i, i + 2))) continue;
          const all = findingsWith(`${slip(line, i)}\n`, index);
          const found = all.filter((finding) => !isUseOf(declaredIn(line), finding));
          const listed = found.map((f) => `${f.range.start.line + 1}: ${f.code}: ${f.message}`);
          assert.ok(found.length <= 1, `${slip(line, i)}\n${listed.join("\n")}`);
        }
    });

  it("where a line of a block is missing", () => {
    for (const [index, line] of lines.entries())
      if (/^ *(alt|else|opt|loop|par|and|each|end)\b/.test(line)) {
        const codes = findingsWith("", index).map((finding) => finding.code);
        assert.ok(codes.length <= 1, `without line ${index + 1}, ${line}: ${codes.join()}`);
      }
  });
});
