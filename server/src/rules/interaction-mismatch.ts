import { replacement } from "./fix";
import { example, type Rule, type SectionContext } from "./rule";
import { type Given, given, normalised, sameValue } from "./values";
import { type Memory, walk } from "./walk";

export const interactionMismatch: Rule = {
  code: "interaction-mismatch",
  severity: "warning",
  summary: "All messages of a flow are about one interaction.",
  rationale: `**Seen in practice:** the messages around Stop Processing carry the identifier of the interaction, as InteractionId or as
Interaction.InteractionId. A flow tells of one interaction; another identifier is often a line that came in from the log of
another conversation. The model says nothing about identifiers, so this is a warning.

Compared are the attributes marked \`interaction\`, with the first value of the flow; each other value is reported once. A
branch of a block does not see the values of the other branches.`,
  bad: example(`
    flow "A chat" : none
      MediaServer       -> InteractionServer : RequestStopProcessing
        InteractionId = "00020aAPXQ5J003A"
      InteractionServer -> Reporting         : EventProcessingStopped
        Interaction.InteractionId = "00020aAPXQ5J003B"
  `),
  good: example(`
    flow "A chat" : none
      MediaServer       -> InteractionServer : RequestStopProcessing
        InteractionId = "00020aAPXQ5J003A"
      InteractionServer -> Reporting         : EventProcessingStopped
        Interaction.InteractionId = "00020aAPXQ5J003A"
  `),
  checks: {
    section(context) {
      const { section, resolution } = context;
      if (section.kind !== "flow" || !resolution.sends.some(({ send }) => send.attributes.length > 0)) return;
      const reported = new Set<string>();
      walk(resolution.structure.items, new First(undefined), (send, memory) => {
        const attributes = resolution.sends[send.number]?.message?.attributes;
        if (!attributes || send.attributes.length === 0) return;
        for (const value of given(send, attributes, (declaration) => declaration.interaction)) {
          if (!memory.value) memory.value = value;
          else compare(value, memory.value, reported, context);
        }
      });
    },
  },
};

/** The first value on the way to here. */
class First implements Memory<First> {
  constructor(public value: Given | undefined) {}

  fork(): First {
    return new First(this.value);
  }

  join(branches: readonly First[]): void {
    this.value ??= branches.find((branch) => branch.value)?.value;
  }
}

function compare(value: Given, first: Given, reported: Set<string>, { section, report, at }: SectionContext): void {
  const [here, above] = [value.at.statement.value, first.at.statement.value];
  if (sameValue(here, above)) return;
  // Where the first value is the wrong one, all others differ from it: that is one mistake.
  const key = normalised(here);
  if (reported.has(key)) return;
  reported.add(key);
  const source = (line: number, span: { start: number; end: number }) =>
    section.texts[line]?.slice(span.start, span.end);
  const what = `\`${source(value.at.line, here)}\` is another interaction than \`${source(first.at.line, above)}\` above`;
  report(value.at.line, here, `${what}: a flow is about one interaction, so change one of the two.`, {
    related: [{ place: at(first.at.line, above), message: "The first value of the flow." }],
    fixes: () => {
      const given = source(first.at.line, above) ?? "";
      return [{ title: `Change to \`${given}\``, edits: [replacement(value.at.line, here, given)], preferred: true }];
    },
  });
}
