/** Whole lines: the messages that come next. */
import { CompletionItemKind } from "vscode-languageserver-types";
import { bodyIndent, sendLine, wholeLine } from "./layout";
import { joined, linesOf, modelOf, writtenAs } from "./new-lines";
import { type NextMessage, nextMessages } from "./outlook";
import type { Place } from "./place";
import type { About, Asking, Proposal } from "./proposal";

/** Lines proposed at the most. */
const MOST_NEEDED = 8;
const MOST_OTHERS = 6;

export interface Steps {
  readonly needed: Proposal[];
  /** What may come as well. */
  readonly others: Proposal[];
}

export function nextLines(asking: Asking): Steps {
  const next = nextMessages(asking.place);
  const lines = (some: readonly NextMessage[]) => some.map((one) => lineProposal(one, asking));
  return {
    needed: lines(next.filter(({ needed }) => needed).slice(0, MOST_NEEDED)),
    others: lines(next.filter(({ needed }) => !needed).slice(0, MOST_OTHERS)),
  };
}

function lineProposal(next: NextMessage, asking: Asking): Proposal {
  const { place } = asking;
  const indent = bodyIndent(place);
  return wholeLine(
    {
      label: sendLine(writtenAs(next), { from: 0, to: 0 }),
      kind: CompletionItemKind.Event,
      description: `${next.needed ? "next" : "optional"} in ${next.version.name}`,
      about: aboutOf(next, place),
      ...joined(linesOf([next], place), indent),
    },
    indent,
    asking,
  );
}

function aboutOf({ step, version, event }: NextMessage, place: Place): About {
  return ["step", modelOf(version, place)?.declaration.name ?? "", version.name, event.message, step.info.remark];
}
