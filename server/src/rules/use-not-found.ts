import { example, type Rule } from "./rule";

export const useNotFound: Rule = {
  code: "use-not-found",
  severity: "error",
  summary: "Every file that is used is there and can be read.",
  rationale: `\`use\` brings in what another script declares. Its path starts from the folder of the script it stands in, with \`/\` between
folders, and ends in \`.msgflow\`. While a file is missing, nobody knows what it declares: names that are not known
are not reported then, and flows that name no version are not compared with any.`,
  bad: example(`
    use "messages.txt"

    flow "A chat" : none
      InteractionServer -> MediaServer : EventAck
  `),
  good: example(`
    use "messages.msgflow"

    flow "A chat" : none
      InteractionServer -> MediaServer : EventAck
  `),
  checks: {
    script({ used, report }) {
      for (const { use, problem } of used.failures)
        if (use.path)
          report(use.section, use.section.headLine, use.path, `\`${use.path.text}\` cannot be used: ${problem}.`);
    },
  },
};
