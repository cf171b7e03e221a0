/** All rows of the table. To measure one more thing, add a row. */

import type { Mode } from "./lsp-client";
import type { Group, Row } from "./measure";
import { bulk, paths } from "./measures/bulk";
import { check, readAndSplit } from "./measures/command";
import { noOpServer, ourServer } from "./measures/servers";
import { coldStart, opening } from "./measures/starting";
import { Documents, type Keystroke, typing } from "./measures/typing";
import type { Sheet, Workshop } from "./workshop";

/** A group that is made when its turn has come: what it needs is prepared then. */
export interface PlannedGroup {
  readonly name: string;
  readonly make: (workshop: Workshop) => Omit<Group, "name">;
}

export const groups: readonly PlannedGroup[] = [
  { name: "a whole text, the long file", make: (workshop) => ({ rows: bulkRows(workshop, workshop.scale.large) }) },
  {
    name: "a whole text, the shorter file",
    make: (workshop) => ({ rows: bulkRows(workshop, workshop.scale.small), roundsEach: 2 }),
  },
  {
    name: "typing, the client asks",
    make: (workshop) => typingRows(workshop, "pull", workshop.flows(workshop.scale.large)),
  },
  {
    name: "typing, the server tells",
    make: (workshop) => typingRows(workshop, "push", workshop.flows(workshop.scale.large)),
  },
  {
    name: "typing in one flow",
    make: (workshop) => typingRows(workshop, "pull", workshop.flow(workshop.scale.large)),
  },
  {
    name: "every path, of 2^40",
    make: (workshop) => ({ rows: [false, true].map((wrong) => pathsRow(workshop, wrong)) }),
  },
  { name: "opening and starting", make: startingRows },
  { name: "msgflow check", make: commandRows },
];

const count = (number: number) => number.toLocaleString("en");

function bulkRows(workshop: Workshop, lines: number): Row[] {
  const of = `${count(lines)} lines`;
  const [parse, checked] = [bulk(workshop, "parse", lines), bulk(workshop, "check", lines)];
  const [split, json] = [bulk(workshop, "split", lines), bulk(workshop, "json", lines)];
  return [
    { name: `parse ${of} : JSON.parse`, ours: parse, reference: json, lines },
    { name: `parse and check ${of} : JSON.parse`, ours: checked, reference: json, lines },
    { name: `split ${of} : JSON.parse`, ours: split, reference: json, lines },
    { name: `peak memory, parse ${of} : JSON.parse`, ours: parse, reference: json, quantity: "peakMB" },
    { name: `peak memory, parse and check ${of} : JSON.parse`, ours: checked, reference: json, quantity: "peakMB" },
  ];
}

/** The goal is a time, under 50 ms, and no ratio: JSON.parse of the lines is there to tell what the machine does. */
function pathsRow(workshop: Workshop, wrong: boolean): Row {
  const name = wrong ? "some wrong: verdict and counterexample" : "all right: verdict";
  const [ours, reference] = [paths(workshop, "check", wrong), paths(workshop, "json", wrong)];
  return { name: `${name} (goal: under 50 ms) : JSON.parse`, ours, reference };
}

/** What is typed, by what it does to the findings. */
const keystrokes: Readonly<Record<string, Keystroke>> = {
  "a letter in a value": { line: /^ *Party\.AgentId = ".*"$/, fromEnd: 1, insert: "7" },
  "a letter that breaks a message": { line: /: EventPartyRemoved$/, fromEnd: 0, insert: "x" },
  "a new line": { line: /: EventPartyRemoved$/, fromEnd: 0, insert: "\n" },
};

function typingRows({ programs }: Workshop, mode: Mode, sheet: Sheet): Omit<Group, "name"> {
  const documents = new Documents();
  const measure = (server: ReturnType<typeof ourServer>, keystroke: Keystroke) =>
    typing(documents, server, mode, sheet, keystroke);
  const where = `${sheet.name.startsWith("flows") ? "many flows" : "one flow"}, ${count(sheet.lines)} lines, ${mode}`;
  const rows = Object.entries(keystrokes).map(([name, keystroke]): Row => {
    const [ours, reference] = [ourServer(programs), noOpServer(programs)].map((one) => measure(one, keystroke));
    return { name: `${name} (${where}) : no-op`, ours: ours as Row["ours"], reference: reference as Row["reference"] };
  });
  const { length } = sheet.findings;
  const last = rows.at(-1);
  const full = measure(noOpServer(programs, length), keystrokes["a new line"] as Keystroke);
  if (last && length > 0)
    rows.push({ name: `a new line (${where}) : no-op that sends ${count(length)}`, ours: last.ours, reference: full });
  return { rows, roundsEach: 2, warmUps: 2 };
}

function startingRows(workshop: Workshop): Omit<Group, "name"> {
  const { programs, scale } = workshop;
  const servers = [ourServer(programs), noOpServer(programs)] as const;
  const row = (name: string, make: typeof opening, sheet: Sheet): Row => ({
    name: `${name} : no-op`,
    ours: make(servers[0], sheet),
    reference: make(servers[1], sheet),
  });
  return {
    rows: [
      row(`open ${count(scale.large)} lines of many flows`, opening, workshop.flows(scale.large)),
      row(`open ${count(scale.large)} lines of one flow`, opening, workshop.flow(scale.large)),
      row("start, and open 10 lines", coldStart, workshop.tenLines()),
    ],
  };
}

function commandRows(workshop: Workshop): Omit<Group, "name"> {
  const { programs, scale } = workshop;
  const large = workshop.flows(scale.large);
  const small = workshop.smallFiles();
  return {
    rows: [
      {
        name: `msgflow check of ${count(large.lines)} lines : read and split`,
        ours: check(programs, large.path, large.findings.length),
        reference: readAndSplit(programs, large.path, large.lines),
        lines: large.lines,
      },
      {
        name: `msgflow check of ${count(small.files)} files : read and split`,
        ours: check(programs, small.path, small.findings),
        reference: readAndSplit(programs, small.path, small.lines),
        lines: small.lines,
      },
    ],
  };
}
