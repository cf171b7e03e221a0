/** Rows of typing: from an edit to the arrival of the findings. The floor is the server that only answers. */
import type { Goal } from "../goal";
import type { Mode } from "../lsp-client";
import { type Group, type Measure, NOT_INSTALLED, type Row } from "../measure";
import { type Items, langiumServer, noOpServer, ourServer, type Server } from "../measures/servers";
import { asking, Documents, diagnosticsOf, type Keystroke, typing } from "../measures/typing";
import type { Sheet, Workshop } from "../workshop";
import { count } from "./count";

type Rows = Omit<Group, "name">;

/** What is typed, by what it does to the findings. */
const VALUE: Keystroke = { line: /^ *Party\.AgentId = ".*"$/, fromEnd: 1, insert: "7" };
const BREAK: Keystroke = { line: /: EventPartyRemoved$/, fromEnd: 0, insert: "x" };
const LINE: Keystroke = { line: /: EventPartyRemoved$/, fromEnd: 0, insert: "\n" };
const KEYSTROKES = [
  ["a letter in a value", VALUE],
  ["a letter that breaks a message", BREAK],
  ["a new line", LINE],
] as const;

/** A sheet with those who type into it in this mode. */
class Desk {
  readonly #documents = new Documents();
  readonly ours: Server;

  constructor(
    readonly workshop: Workshop,
    readonly sheet: Sheet,
    readonly mode: Mode,
  ) {
    this.ours = ourServer(workshop.programs);
  }

  typing(server: Server, keystroke: Keystroke, places?: number): Measure {
    return typing(this.#typed(server), keystroke, places);
  }
  asking(server: Server): Measure {
    return asking(this.#typed(server));
  }
  /** A row for each keystroke, compared with the floor that sends these diagnostics each time. */
  rows(what: string, goal: Goal | undefined, items?: Items): Row[] {
    const { programs } = this.workshop;
    const floor = items ? "the floor that sends as many" : "the floor";
    return KEYSTROKES.map(([name, keystroke]) => ({
      name: `${name}, ${what} : ${floor}`,
      ours: this.typing(this.ours, keystroke),
      reference: this.typing(noOpServer(programs, items), keystroke),
      ...(goal && { goal }),
    }));
  }

  #typed(server: Server) {
    return { documents: this.#documents, server, mode: this.mode, sheet: this.sheet };
  }
}

const TURNS = { roundsEach: 2, warmUps: 2 };

export function pullRows(workshop: Workshop): Rows {
  const sheet = workshop.flowsWithoutMistakes(workshop.scale.large);
  const desk = new Desk(workshop, sheet, "pull");
  const goal = { atMost: 1.3 };
  const asked = {
    name: `asking again, unchanged, ${count(sheet.lines)} lines : the floor`,
    ours: desk.asking(desk.ours),
    reference: desk.asking(noOpServer(workshop.programs)),
    goal,
  };
  return { rows: [...desk.rows(`${count(sheet.lines)} lines`, goal), asked], ...TURNS };
}

export async function spoiltRows(workshop: Workshop): Promise<Rows> {
  const sheet = workshop.flows(workshop.scale.large);
  const desk = new Desk(workshop, sheet, "pull");
  const what = `${count(sheet.lines)} lines with ${count(sheet.findings.length)} findings`;
  return { rows: desk.rows(what, { atMost: 0.8 }, await diagnosticsOf(workshop, sheet)), ...TURNS };
}

export function oneFlowRows(workshop: Workshop): Rows {
  const sheet = workshop.flow(workshop.scale.large);
  const desk = new Desk(workshop, sheet, "pull");
  return { rows: desk.rows(`one flow of ${count(sheet.lines)} lines`, { atMost: 2 }), ...TURNS };
}

/** For clients that do not ask, which have all findings sent whenever one has changed. */
export function pushRows(workshop: Workshop): Rows {
  const sheet = workshop.flowsWithoutMistakes(workshop.scale.large);
  const desk = new Desk(workshop, sheet, "push");
  return { rows: desk.rows(`${count(sheet.lines)} lines`, { atMost: 1.3 }), ...TURNS };
}

/** Langium takes seconds for each edit: two places have to do for it. */
export function langiumTypingRows(workshop: Workshop): Rows {
  const sheet = workshop.flowsWithoutMistakes(workshop.scale.large);
  const desk = new Desk(workshop, sheet, "push");
  const langium = langiumServer(workshop.programs);
  const rows = KEYSTROKES.slice(0, 2).map(
    ([name, keystroke]): Row => ({
      name: `${name}, ${count(sheet.lines)} lines : Langium`,
      ours: desk.typing(desk.ours, keystroke),
      reference: langium ? desk.typing(langium, keystroke, 2) : NOT_INSTALLED,
      goal: { faster: 3000 },
    }),
  );
  return { rows, atMost: 3, warmUps: 1 };
}
