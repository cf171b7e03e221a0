/** All groups of the table. To measure one more thing, add a row to one of them. */
import type { Group } from "./measure";
import { bulkRows, hugeRows, pathsRows } from "./rows/bulk";
import { commandRows, plantUmlRows } from "./rows/command";
import { featureRows, memoryRows } from "./rows/open";
import { startingRows } from "./rows/starting";
import { langiumTypingRows, oneFlowRows, pullRows, pushRows, spoiltRows } from "./rows/typing";
import type { Workshop } from "./workshop";

/** A group that is made when its turn has come: what it needs is prepared then. */
interface PlannedGroup {
  readonly name: string;
  readonly make: (workshop: Workshop) => Omit<Group, "name"> | Promise<Omit<Group, "name">>;
}

export const groups: readonly PlannedGroup[] = [
  { name: "typing, the client asks", make: pullRows },
  { name: "typing where much is wrong", make: spoiltRows },
  { name: "typing in one flow", make: oneFlowRows },
  { name: "typing, the server tells", make: pushRows },
  { name: "typing, and Langium", make: langiumTypingRows },
  { name: "every path, of 2^40", make: pathsRows },
  { name: "what an editor asks", make: featureRows },
  { name: "opening and starting", make: startingRows },
  { name: "memory while a file is open", make: memoryRows },
  { name: "a whole text", make: bulkRows },
  { name: "a whole text, the very long file", make: hugeRows },
  { name: "msgflow check", make: commandRows },
  { name: "msgflow check, and PlantUML", make: plantUmlRows },
];
