import type { ResolvedSend } from "../names/resolve";
import { replacement } from "./fix";
import { walkAnswers } from "./requests";
import { example, type Rule, type SectionContext } from "./rule";
import { type Given, given, sameValue } from "./values";

export const referenceMismatch: Rule = {
  code: "reference-mismatch",
  severity: "error",
  summary: "An answer repeats the reference of its request.",
  rationale: `**Seen in practice:** a client that has sent several requests finds the answer to each by ReferenceId (ReferenceID in T-Library),
which Interaction Server repeats. An answer with another reference is taken for the answer to another request.

Compared are the attributes marked \`reference\` of an answer and of the nearest request above that it answers, one of the
party it goes to if there is one, and only where both give the value. A branch of a block does not see the requests of
the other branches.`,
  bad: example(`
    flow "A chat" : none
      MediaServer       -> InteractionServer : RequestStopProcessing
        ReferenceId = 17
      InteractionServer -> MediaServer       : EventAck
        ReferenceId = 16
  `),
  good: example(`
    flow "A chat" : none
      MediaServer       -> InteractionServer : RequestStopProcessing
        ReferenceId = 17
      InteractionServer -> MediaServer       : EventAck
        ReferenceId = 17
  `),
  checks: {
    section(context) {
      const { section, resolution } = context;
      if (section.kind !== "flow" || !resolution.sends.some(({ send }) => send.attributes.length > 0)) return;
      const reported = new Set<string>();
      walkAnswers(resolution, (send, requestOf) => check(send, requestOf, reported, context));
    },
  },
};

function check(
  answer: ResolvedSend,
  requestOf: () => ResolvedSend | undefined,
  reported: Set<string>,
  context: SectionContext,
): void {
  const values = answer.message?.answers.length ? references(answer) : [];
  const request = values.length > 0 ? requestOf() : undefined;
  if (!request) return;
  for (const value of values) {
    const asked = partner(value, answer, request);
    if (!asked || sameValue(value.at.statement.value, asked.at.statement.value)) continue;
    // Several answers that agree with each other tell of one mistake, the request's.
    const key = `${asked.at.line} ${value.at.statement.value.text}`;
    if (!reported.has(key)) mismatch(value, asked, request, context);
    reported.add(key);
  }
}

function references({ send, message }: ResolvedSend): Given[] {
  return message ? given(send, message.attributes, (declaration) => declaration.reference) : [];
}

/** The request's reference that the answer's repeats: of the same name, or the one that no reference of the answer is. */
function partner(value: Given, answer: ResolvedSend, request: ResolvedSend): Given | undefined {
  const asked = references(request);
  const named = asked.find(({ declaration }) => declaration.path === value.declaration.path);
  return named ?? asked.find(({ declaration }) => !answer.message?.attributes.get(declaration.path)?.reference);
}

function mismatch(value: Given, asked: Given, request: ResolvedSend, { section, report, at }: SectionContext): void {
  const source = ({ at: { line, statement } }: Given) =>
    section.texts[line]?.slice(statement.value.start, statement.value.end);
  const what = `\`${value.declaration.path}\` is \`${source(value)}\` here`;
  const wanted = `the request that this answers, \`${request.message?.name}\`, has \`${source(asked)}\``;
  const related = [{ place: at(asked.at.line, asked.at.statement.value), message: "The request's value." }];
  const { line, statement } = value.at;
  const given = source(asked) ?? "";
  const fixes = () => [
    { title: `Change to \`${given}\``, edits: [replacement(line, statement.value, given)], preferred: true },
  ];
  report(line, statement.value, `${what}, but ${wanted}: an answer repeats it, so make the two the same.`, {
    related,
    fixes,
  });
}
