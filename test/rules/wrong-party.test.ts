/** What is said of a wrong party is what mends it: sentence and fix name the same, and nobody whom they name is superfluous. */
import assert from "node:assert/strict";
import { join } from "node:path";
import {
  applied,
  checkScript,
  codeActions,
  type Finding,
  parseScript,
  type Script,
} from "../../server/src/language-service";
import { scriptOf } from "./fixture";

const WHOLE = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };
const PARTIES = `participant Chat  : MediaServer
participant Ixn   : InteractionServer
participant Desk  : Agent
participant Stats : Reporting
participant Route : URS
`;

const parsed = (text: string) => parseScript("file:///parties.msgflow", text);
const isWrongParty = ({ code }: { readonly code: string }) => code === "wrong-sender" || code === "wrong-receiver";
const found = (script: Script) => checkScript(script).findings.filter(({ severity }) => severity !== "hint");

/** The script after the preferred fix of each wrong party, as long as there are such. */
function mended(script: Script): Script {
  for (let now = script, i = 0; ; i++) {
    const fix = codeActions(now, WHOLE)
      .filter(isWrongParty)
      .flatMap(({ fixes }) => fixes.find(({ isPreferred }) => isPreferred) ?? [])[0];
    if (!fix || i > 20) return now;
    now = applied(now, fix.edits);
  }
}

describe("a wrong party", () => {
  const ANSWERED = `${PARTIES}flow "F" : StopProcessing A
  Route -> Ixn   : RequestStopProcessing
  Ixn   -> Route : EventAck
  Ixn   -> Desk  : EventRevoked
  Ixn   -> Stats : EventPartyRemoved
  Ixn   -> Stats : EventProcessingStopped
`;

  it("that asks is one finding with the answer to it, and the flow does not conform", () => {
    const script = parsed(ANSWERED);
    assert.deepEqual(
      checkScript(script).findings.map(({ code, range }) => [code, range.start.line]),
      [["wrong-sender", 6]],
    );
    assert.deepEqual(
      checkScript(script).flows.map(({ conforms }) => conforms),
      [false],
    );
    assert.deepEqual(found(mended(script)), []);
  });

  it("that is put right with the answers leaves nothing, also where the messages have other names and directions", () => {
    const own = `${PARTIES}message RequestState : Interaction Management
  from InteractionServer to MediaServer
message EventState : Interaction Management
  from MediaServer to InteractionServer
  answers RequestState
message RequestThanks : Interaction Management
  from InteractionServer to MediaServer
  answers EventState
flow "F" : none
  Ixn   -> Stats : RequestState
  Stats -> Ixn   : EventState
  Ixn   -> Stats : RequestThanks
`;
    const script = parsed(own);
    assert.deepEqual(
      found(script).map(({ code, range }) => [code, range.start.line]),
      [["wrong-receiver", 14]],
    );
    assert.deepEqual(found(mended(script)), []);
  });

  it("is not mended with what another answers", () => {
    const text = `${PARTIES}flow "F" : none
  Desk  -> Ixn   : RequestStopProcessing
  Stats -> Ixn   : RequestStopProcessing
  Ixn   -> Desk  : EventAck
  Ixn   -> Stats : EventAck
`;
    const [actions = assert.fail()] = codeActions(parsed(text), WHOLE).filter(isWrongParty);
    assert.deepEqual(
      actions.fixes[0]?.edits.map(({ range }) => range.start.line),
      [7, 9],
    );
  });

  for (const name of ["wrong-receiver", "wrong-receiver-nobody", "wrong-sender", "wrong-party-answers"])
    it(`is to be replaced by whom its fix writes, in ${name}.msgflow`, () => {
      const script = parsed(scriptOf(join(__dirname, `../fixtures/rules/${name}.msgflow`)));
      const titles = new Map(
        codeActions(script, WHOLE).map((one) => [keyOf(one), one.fixes.map(({ title }) => title)]),
      );
      for (const finding of checkScript(script).findings.filter(isWrongParty)) {
        const said = /: write (?:the role's name, )?`([^`]*)`/.exec(finding.message)?.[1];
        if (said === undefined) continue;
        const written = said.includes(" : ") ? said : `Change to \`${said}\``;
        const offered = titles.get(keyOf(finding)) ?? [];
        const names = / -> (\S+) : /.exec(written)?.[1];
        assert.ok(offered.includes(written) || (names && offered.length > 0), `${finding.message} ${offered}`);
      }
    });

  it("makes nobody superfluous whom it lets one choose, and who is not there is named by the role", () => {
    const script = parsed(`participant Chat : MediaServer
participant Ixn  : InteractionServer
participant Desk : Agent
flow "b" : none
  Desk -> Ixn : EventAck
flow "c" : StopProcessing C
  Desk -> Ixn  : RequestStopProcessing
  Ixn  -> Desk : EventAck
  Ixn  -> Desk : EventRevoked
  Ixn  -> Chat : EventPartyRemoved
  Ixn  -> Chat : EventProcessingStopped
`);
    assert.ok(!checkScript(script).findings.some(({ code }) => code === "unused-participant"));
    assert.deepEqual(found(mended(script)), []);
  });
});

function keyOf({ code, range: { start } }: Pick<Finding, "code" | "range">): string {
  return `${code} ${start.line}:${start.character}`;
}
