import type { Party } from "../names/parties";
import type { ResolvedSend } from "../names/resolve";
import { replacement } from "./fix";
import { example, type Rule, type SectionContext } from "./rule";
import { type Given, given, sameValue } from "./values";
import { type Memory, walk } from "./walk";

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
      walk(resolution.structure.items, new Requests(undefined), (send, requests) => {
        const resolved = resolution.sends[send.number];
        if (!resolved?.message) return;
        check(resolved, requests, reported, context);
        requests.remember(resolved, resolved.message.name);
      });
    },
  },
};

function check(answer: ResolvedSend, requests: Requests, reported: Set<string>, context: SectionContext): void {
  const values = answer.message?.answers.length ? references(answer) : [];
  const request = values.length > 0 ? requests.answeredBy(answer) : undefined;
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

/** The latest message of each name, of each party that sent it (and under `undefined` of any). */
class Requests implements Memory<Requests> {
  private readonly latest = new Map<string, Map<Party | undefined, ResolvedSend>>();

  constructor(private readonly before: Requests | undefined) {}

  remember(send: ResolvedSend, name: string): void {
    const ofName = this.latest.get(name) ?? new Map<Party | undefined, ResolvedSend>();
    this.latest.set(name, ofName.set(undefined, send).set(send.from, send));
  }

  answeredBy({ message, to }: ResolvedSend): ResolvedSend | undefined {
    const names = message?.answers ?? [];
    return (to && this.nearest(names, to)) ?? this.nearest(names, undefined);
  }

  private nearest(names: readonly string[], party: Party | undefined): ResolvedSend | undefined {
    let nearest: ResolvedSend | undefined;
    for (const name of names) {
      const found = this.find(name, party);
      if (found && (!nearest || found.send.line > nearest.send.line)) nearest = found;
    }
    return nearest;
  }

  private find(name: string, party: Party | undefined): ResolvedSend | undefined {
    for (let memory: Requests | undefined = this; memory; memory = memory.before) {
      const found = memory.latest.get(name)?.get(party);
      if (found) return found;
    }
    return undefined;
  }

  fork(): Requests {
    return new Requests(this);
  }

  join(branches: readonly Requests[]): void {
    for (const branch of branches)
      for (const [name, ofName] of branch.latest) {
        const own = this.latest.get(name) ?? new Map<Party | undefined, ResolvedSend>();
        for (const [party, send] of ofName) own.set(party, send);
        this.latest.set(name, own);
      }
  }
}
