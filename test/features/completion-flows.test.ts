/** Flows that are written by taking what is proposed. */
import assert from "node:assert/strict";
import { completionAt, type Proposal, type Proposals } from "../../server/src/features/completion";
import { checkScript, parseScript } from "../../server/src/language-service";
import { library } from "../../server/src/library/library";
import { accepted, type Marked, unmarked } from "./completion-support";
import { checked } from "./support";

const isWholeLine = ({ label }: Proposal) => label.includes("->");
const completes = ({ label }: Proposal) => label.startsWith("Complete");

const findingsIn = (text: string) =>
  checkScript(parseScript("file:///a.msgflow", text)).findings.map(({ code, message }) => `${code}: ${message}`);

function ask({ text, position }: Marked): Proposals | undefined {
  return completionAt(checked(text), position);
}

/** The text with the first proposal of a sort taken, and the cursor on an empty line below. */
function take(marked: Marked, isWanted: (proposal: Proposal) => boolean): Marked {
  const proposals = ask(marked);
  const proposal = proposals?.items.find(isWanted);
  assert.ok(proposals && proposal, `nothing is proposed in\n${marked.text}`);
  const text = accepted(marked, proposals, proposal);
  const lines = text.split("\n").length - marked.text.split("\n").length;
  const all = text.split("\n");
  const below = marked.position.line + lines + 1;
  all.splice(below, 0, "  ");
  return { text: all.join("\n"), position: { line: below, character: 2 } };
}

const participants = `participant Chat : MediaServer
participant Ixn : InteractionServer
participant Desk : Agent
participant Router : URS
participant Stat : Reporting
`;
const own = participants.replace(/^/gm, "  ").trimEnd();
const openings: Readonly<Record<string, (head: string) => string>> = {
  "with roles alone": (head) => `${head}\n  <|>\n`,
  "with shared participants": (head) => `${participants}participant Icon : Reporting\n${head}\n  <|>\n`,
  "with participants of its own": (head) => `${head}\n${own}\n  <|>\n`,
  "in front of another flow": (head) =>
    `${head}\n  <|>\nflow "Another" : none\n  InteractionServer -> Agent : EventAck\n`,
};

describe("a flow", () => {
  for (const model of library().scope.models.values())
    for (const version of model.versions.keys())
      for (const [how, opening] of Object.entries(openings)) {
        const name = `${model.declaration.name} ${version}`;
        const start = unmarked(opening(`flow "F" : ${name}`));
        // A participant that the version has no part for stays unused.
        const isRight = (text: string) => findingsIn(text).every((one) => one.startsWith("unused-participant"));

        it(`of ${name} ${how} is written by always taking the first line proposed`, () => {
          let marked = start;
          for (let steps = 0; !isRight(marked.text) || steps === 0; steps++) {
            assert.ok(steps < 20, marked.text);
            marked = take(marked, isWholeLine);
          }
        });

        it(`of ${name} ${how} is completed at once`, () => {
          const { text } = take(start, completes);
          assert.deepEqual(
            findingsIn(text).filter((one) => !one.startsWith("unused-participant")),
            [],
            text,
          );
        });
      }
});
