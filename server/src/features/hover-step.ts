/** What a version's step says of the message under the cursor. */
import type { Resolution } from "../names/resolve";
import type { Name, Necessity } from "../syntax/statement";
import type { Send } from "../syntax/structure";
import { code, plain, quoted } from "./markdown";
import { groundWords } from "./wording";

/** A step in which a message is named, and the part that the message has there, in words. */
export interface InStep {
  readonly step: Send;
  readonly said: string;
}

const NECESSITY_WORDS: Readonly<Record<Necessity, string>> = {
  must: "required",
  should: "expected, its absence is a warning",
  may: "optional",
};

/** The step that names a message at this place; undefined outside of versions' steps. */
export function inStep({ section, structure }: Resolution, line: number, name: Name): InStep | undefined {
  if (section.kind !== "version") return undefined;
  for (const step of structure.sends) {
    const said = step.line === line ? saidOf(step, name) : acceptedIn(step, line);
    if (said !== undefined) return { step, said };
  }
  return undefined;
}

function saidOf(step: Send, name: Name): string {
  const { message, insteadOf } = step.statement;
  return name === insteadOf ? `in this step ${code(message.text)} stands in for it` : describe(step);
}

function acceptedIn({ statement, accepts }: Send, line: number): string | undefined {
  const accept = accepts.find((candidate) => candidate.line === line)?.statement;
  if (!accept) return undefined;
  const why = accept.why ? `: ${plain(accept.why.text)}` : "";
  return `accepted in place of ${code(statement.message.text)} in this step${why}`;
}

function describe({ statement, accepts }: Send): string {
  const { necessity, insteadOf, ground, remark } = statement;
  const parts = [
    NECESSITY_WORDS[necessity],
    insteadOf ? `in place of ${code(insteadOf.text)}` : "",
    ...accepts.map((accept) => `${code(accept.statement.message.text)} is accepted too`),
    groundWords(ground?.text),
    remark ? quoted(remark.text) : "",
  ];
  return `this step: ${parts.filter((part) => part !== "").join("; ")}`;
}
