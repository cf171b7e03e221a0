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
        if (use.path) report(use.section, use.section.headLine, use.path, sentence(use.path.text, problem));
    },
  },
};

/** What is wrong with a path, and what to write; `problem`: why it leads nowhere, or what its reading failed with. */
function sentence(path: string, problem: string): string {
  if (path.trim() === "") return 'No file is named here: write its path, as in `use "messages.msgflow"`.';
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(path)?.[1];
  if (scheme !== undefined) return addressSentence(path, /^https?$/i.test(scheme));
  if (/(?:^|\/)\.{0,2}$/.test(path)) return `\`${path}\` is a folder: name a file in it, as in \`${inFolder(path)}\`.`;
  if (!path.endsWith(".msgflow")) return endingSentence(path);
  const where = /no such file/.test(problem) && !path.startsWith("/") ? ", seen from this script's folder" : "";
  return `\`${path}\` cannot be used: ${problem}${where}.`;
}

function addressSentence(path: string, isRemote: boolean): string {
  const what = `\`${path}\` is an address${isRemote ? ", and nothing is fetched" : ""}`;
  return `${what}: ${isRemote ? "save the file, and " : ""}write the file's path from this script's folder.`;
}

/** What has no ending may be a script or a folder. */
function endingSentence(path: string): string {
  const what = `\`${path}\` does not end in \`.msgflow\``;
  if (/\.[^./\\]*$/.test(path)) return `${what}: only scripts can be used.`;
  return `${what}: write \`${path}.msgflow\`, or if it is a folder, a file in it, as in \`${inFolder(path)}\`.`;
}

const inFolder = (path: string) => `${path.replace(/\/$/, "")}/messages.msgflow`;
