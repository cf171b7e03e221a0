/** Right flows with nested blocks, and what is found in them once a line is changed. */
import { checkScript, type Finding, parseScript, type Script } from "../../server/src/language-service";

const URI = "file:///mistakes.msgflow";

const head = (asking: string) => `participant ${asking}
participant Ixn   : InteractionServer
participant Desk  : Agent
participant Stats : Reporting

`;

/** The first has every kind of block that a flow can have, the second alternatives of three branches. */
export const FLOWS: readonly string[] = [
  `${head("Chat  : MediaServer")}flow "Accepted or not" : StopProcessing A, Unsuccessful
  processed by Desk
  Chat -> Ixn : RequestStopProcessing
    ReferenceId = 17
  alt "accepted"
    par
      Ixn -> Chat : EventAck
        ReferenceId = 17
    and "the agent"
      Ixn -> Desk : EventRevoked
    and
      loop "for each"
        Ixn -> Stats : EventPartyRemoved
      end
      Ixn -> Stats : EventProcessingStopped
    end
    opt "a copy"
      Ixn -> Desk : EventProcessingStopped
    end
  else "rejected"
    Ixn -> Chat : EventError
  end
`,
  `${head("Route : URS")}flow "Whoever asks" : StopProcessing
  alt "URS"
    Route -> Ixn : RequestRouteCall
    alt
      Ixn -> Route : EventRouteUsed
      Ixn -> Stats : EventPartyRemoved
      Ixn -> Stats : EventProcessingStopped
    else
      Ixn -> Route : EventError
    end
  else "an agent"
    Desk -> Ixn : RequestStopProcessing
    opt
      note "The agent has marked it done."
    end
    par
      Ixn -> Desk : EventAck
    and
      Ixn -> Desk : EventRevoked
    and
      Ixn -> Stats : EventPartyRemoved
      Ixn -> Stats : EventProcessingStopped
    end
  else "an agent, too late"
    Desk -> Ixn : RequestStopProcessing
    Ixn -> Desk : EventError
  end
`,
];

export const parsed = (lines: readonly string[]): Script => parseScript(URI, lines.join("\n"));

/** What is found that is more than a hint. */
export function findingsOf(script: Script): readonly Finding[] {
  return checkScript(script).findings.filter(({ severity }) => severity !== "hint");
}

export const shown = (findings: readonly Finding[]): string =>
  findings.map(({ range, code, message }) => `${range.start.line + 1}: ${code}: ${message}`).join("\n");

/** Every way to write a word with one letter wrong, and in other letter case. */
export function slipsOf(word: string): ReadonlyMap<string, readonly string[]> {
  const at = (make: (i: number) => string) => Array.from(word, (_, i) => make(i));
  return new Map([
    ["a letter too few", at((i) => word.slice(0, i) + word.slice(i + 1))],
    ["a letter twice", at((i) => word.slice(0, i + 1) + word.slice(i))],
    ["another letter", at((i) => `${word.slice(0, i)}x${word.slice(i + 1)}`)],
    ["two letters swapped", at((i) => word.slice(0, i) + (word[i + 1] ?? "") + (word[i] ?? "") + word.slice(i + 2))],
    ["other case", [word.charAt(0).toUpperCase() + word.slice(1), word.toUpperCase()]],
    ["nothing", [word]],
  ]);
}
