/** Rows of opening a file, and of starting a server. */
import type { Goal } from "../goal";
import { type Group, NOT_INSTALLED, type Row } from "../measure";
import { langiumServer, noOpServer, ourServer } from "../measures/servers";
import { coldStart, firstStart, opening } from "../measures/starting";
import type { Sheet, Workshop } from "../workshop";
import { count } from "./count";

export function startingRows(workshop: Workshop): Omit<Group, "name"> {
  const { programs, scale } = workshop;
  const langium = langiumServer(programs);
  const rows = (name: string, make: typeof opening, sheet: Sheet, floor?: Goal, peer?: Goal): Row[] => {
    const ours = make(ourServer(programs), sheet, "pull");
    const noOp = make(noOpServer(programs), sheet, "pull");
    const other = langium ? make(langium, sheet, "push") : NOT_INSTALLED;
    const row = { name: `${name} : the floor`, ours, reference: noOp, ...(floor && { goal: floor }) };
    return peer ? [row, { name: `${name} : Langium`, ours, reference: other, goal: peer }] : [row];
  };
  const large = count(scale.large);
  const many = workshop.flows(scale.large);
  const one = workshop.flow(scale.large);
  const ten = workshop.tenLines();
  return {
    // The first start of all keeps compiled code for those that follow.
    warmUps: 1,
    rows: [
      ...rows(`start, and open 10 lines`, coldStart, ten, { atMost: 1.05 }, { atMost: 0.5 }),
      ...rows(`the same, without compiled code`, firstStart, ten),
      ...rows(`open ${large} lines`, opening, many, { atMost: 3 }, { faster: 15 }),
      ...rows(`open one flow of ${large} lines`, opening, one, { atMost: 3 }),
    ],
    notes: [
      "Our server starts with the code that V8 made of it at an earlier start; without, as at the very first start.",
    ],
  };
}
