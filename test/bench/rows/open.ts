/** Rows of a file that is open: what an editor asks of it, and what it takes in memory. */
import { type Group, NOT_INSTALLED, type Row } from "../measure";
import { announced, answering } from "../measures/features";
import { heapOfDocument, heapOfServer } from "../measures/memory";
import { langiumServer, noOpServer, ourServer } from "../measures/servers";
import type { Workshop } from "../workshop";
import { count } from "./count";

export async function featureRows(workshop: Workshop): Promise<Omit<Group, "name">> {
  const { programs, scale } = workshop;
  const sheet = workshop.flows(scale.large);
  const { features, lacking, answers } = await announced(workshop, sheet);
  const rows = features.map(
    (feature): Row => ({
      name: `${feature.name}, ${count(sheet.lines)} lines : the floor that sends the same`,
      ours: answering(ourServer(programs), sheet, feature),
      reference: answering(noOpServer(programs, undefined, answers), sheet, feature),
      goal: { atMost: 2 },
    }),
  );
  const notes = lacking.length > 0 ? [`Left out, because the server does not announce it: ${lacking.join(", ")}.`] : [];
  return { rows, roundsEach: 2, warmUps: 2, notes };
}

export function memoryRows(workshop: Workshop): Omit<Group, "name"> {
  const { programs, scale } = workshop;
  const sheet = workshop.flows(scale.large);
  const langium = langiumServer(programs);
  const ours = heapOfServer(workshop, ourServer(programs), sheet);
  const row = (name: string, reference: Row["reference"]): Row => ({
    name: `kept for ${count(sheet.lines)} lines that are open : ${name}`,
    ours,
    reference,
    quantity: "bytesPerLine",
  });
  return {
    rows: [
      row("the parsed JSON document", heapOfDocument(workshop, sheet)),
      row("Langium", langium ? heapOfServer(workshop, langium, sheet) : NOT_INSTALLED),
    ],
    atMost: 2,
  };
}
