import type { UseFailure } from "../names/uses";
import type { Span } from "../syntax/statement";
import { type Fix, replacement } from "./fix";
import { example, type Rule } from "./rule";

export const useNotFound: Rule = {
  code: "use-not-found",
  severity: "error",
  summary: "Every file that is used is there and can be read.",
  rationale: `\`use\` brings in what another script declares. Its path starts from the folder of the script it stands in, with \`/\` between
folders, and ends in \`.msgflow\`; upper and lower case count. While a file is missing, nobody knows what it declares: names that are not known
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
      for (const failure of used.failures) {
        const { section, path } = failure.use;
        if (!path) continue;
        const { otherCase } = failure;
        const fixes = otherCase === undefined ? undefined : () => [written(otherCase, section.headLine, path)];
        report(section, section.headLine, path, sentence(path.text, failure), fixes && { fixes });
      }
    },
  },
};

/** The path as the file has it. */
function written(path: string, line: number, span: Span): Fix {
  const text = `"${path.replace(/["\\]/g, "\\$&")}"`;
  return { title: `Change to \`${path}\``, edits: [replacement(line, span, text)], preferred: true };
}

/** What is wrong with a path, and what to write; `problem`: why it leads nowhere, or what its reading failed with. */
function sentence(path: string, { problem, otherCase }: UseFailure): string {
  if (otherCase !== undefined)
    return `There is no file \`${path}\`, but there is \`${otherCase}\`: upper and lower case count in paths, so write that.`;
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
