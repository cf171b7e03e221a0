/** Rows of whole processes. */
import type { Group, Row } from "../measure";
import { check, node, plantUmlCheck, readAndSplit } from "../measures/command";
import type { Sheet, Workshop } from "../workshop";
import { count } from "./count";

type Rows = Omit<Group, "name">;

export function commandRows(workshop: Workshop): Rows {
  const { programs, scale } = workshop;
  const large = workshop.flows(scale.large);
  const small = workshop.smallFiles();
  const ten = workshop.tenLines();
  return {
    rows: [
      {
        name: `msgflow check, ${count(small.files)} files : read and split`,
        ours: check(programs, small.path, small.findings),
        reference: readAndSplit(programs, small.path, small.lines),
        lines: small.lines,
        goal: { atMost: 2 },
      },
      {
        name: `msgflow check, ${count(large.lines)} lines : read and split`,
        ours: check(programs, large.path, large.findings.length),
        reference: readAndSplit(programs, large.path, large.lines),
        lines: large.lines,
      },
      {
        name: "msgflow check, 10 lines : Node with nothing to do",
        ours: check(programs, ten.path, ten.findings.length),
        reference: node(),
        lines: ten.lines,
      },
    ],
    // The first start of all keeps compiled code for those that follow.
    warmUps: 1,
  };
}

/** PlantUML checks the syntax, of the same flows as it writes them. */
export function plantUmlRows(workshop: Workshop): Rows {
  const { programs, scale } = workshop;
  const row = (name: string, sheet: Sheet): Row => ({
    name: `msgflow check, ${name} : plantuml -checkonly`,
    ours: check(programs, sheet.path, sheet.findings.length),
    reference: plantUmlCheck(programs, workshop.exported(sheet, "plantUml").path),
    goal: { faster: 30 },
  });
  const lines = count(scale.large);
  return {
    rows: [
      row(`${lines} lines`, workshop.flows(scale.large)),
      row(`one flow of ${lines} lines`, workshop.flow(scale.large)),
    ],
    atMost: 2,
  };
}
