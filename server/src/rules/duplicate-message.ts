import type { Block } from "../syntax/structure";
import {
  type DeviationOfKind,
  deviationsOf,
  groundOf,
  remarkOf,
  sendPlace,
  stepPlace,
  tell,
  versionName,
} from "./deviations";
import { brokenDirection } from "./directions";
import { type Fix, removal, withoutLines } from "./fix";
import { RIGHT_FLOW } from "./right-flow";
import { example, type Rule, type SectionContext } from "./rule";
import { allOf, capital } from "./wording";

export const duplicateMessage: Rule = {
  code: "duplicate-message",
  severity: "error",
  summary: "A step that the version has once happens once.",
  rationale: `**Documented:** a request is answered once, to the party that sent it, and the processing ends once.

**Our reading:** EventRevoked may happen for each agent, EventPartyRemoved for each party, and each reporting engine gets its own
EventProcessingStopped.

**Seen in practice:** a media server and a desktop stop the same interaction, or a desktop sends its request twice. The second
request is a conversation of its own: it is answered by EventError with code 43.

A \`loop\` around several steps that happen once is one finding, on the \`loop\`.`,
  bad: example(`
    flow "URS ends the interaction" : StopProcessing D
      URS               -> InteractionServer : RequestRouteCall
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> URS               : EventRouteUsed
      InteractionServer -> Reporting         : EventPartyRemoved
      InteractionServer -> Reporting         : EventProcessingStopped
  `),
  good: RIGHT_FLOW,
  checks: {
    section(context) {
      const duplicates = deviationsOf(context, "duplicate").filter(({ send }) => !brokenDirection(send, context));
      if (duplicates.length === 0) return;
      const ofLoops = new Map<Block, Duplicate[]>();
      for (const duplicate of duplicates) {
        const loop = loopOf(duplicate, context);
        if (!loop) tellMessage(duplicate, undefined, context);
        else ofLoops.set(loop, [...(ofLoops.get(loop) ?? []), duplicate]);
      }
      for (const [loop, [one, ...others]] of ofLoops) {
        if (one && others.length > 0) tellLoop(loop, [one, ...others], context);
        else if (one) tellMessage(one, loop, context);
      }
    },
  },
};

type Duplicate = DeviationOfKind<"duplicate">;

/** The `loop` whose next round alone repeats the message. */
function loopOf({ send, first, when }: Duplicate, { resolution }: SectionContext): Block | undefined {
  const [branch, ...others] = first === send && when && !when.example ? when.branches : [];
  if (!branch || others.length > 0) return undefined;
  return resolution.structure.blocks.find(({ line, word }) => line === branch.line && word === "loop");
}

/** `loop`: the one in whose rounds it happens again: without its line the step would be missing. */
function tellMessage(duplicate: Duplicate, loop: Block | undefined, context: SectionContext): void {
  const { send, first, step } = duplicate;
  const { message } = send.send.statement;
  const what = `\`${message.text}\` happens again, but ${versionName(duplicate)} has it once here${remarkOf(step)}`;
  const again = first === send;
  const related = [...(again ? [] : [sendPlace(first, "The first one.", context)]), stepPlace(step)];
  const advice = again ? "move the line out of the `loop`" : "remove the line";
  const text = `${what}: ${advice}.${groundOf(step)}`;
  const fixes = () =>
    again ? withoutLoop(loop, context) : [removal(context.section, send.send, duplicate.within.conforms !== null)];
  tell(duplicate, context, { line: send.send.line, span: message, text, related, fixes });
}

/** Several messages of one loop are one mistake. */
function tellLoop(loop: Block, duplicates: readonly [Duplicate, ...Duplicate[]], context: SectionContext): void {
  const inOrder = [...duplicates].sort((a, b) => a.send.send.line - b.send.send.line);
  const names = allOf(inOrder.map(({ send }) => send.send.statement.message.text));
  const what = `the \`loop\` repeats ${names}, but ${versionName(duplicates[0])} has each of them once`;
  const text = `${capital(what)}: move them out of the \`loop\`, or remove the \`loop\` around them.`;
  context.report(loop.line, loop.statement.word, text, {
    related: inOrder.slice(0, MOST_PLACES).map(({ send }) => sendPlace(send, "Happens again in each round.", context)),
    fixes: () => withoutLoop(loop, context),
  });
}

const MOST_PLACES = 6;

/** What stands in the loop, once. */
function withoutLoop(loop: Block | undefined, { section }: SectionContext): Fix[] {
  if (loop?.end === undefined) return [];
  const edits = [withoutLines(section, loop.line, loop.line), withoutLines(section, loop.end, loop.end)];
  return [{ title: "Remove the `loop`, not what is in it", edits }];
}
