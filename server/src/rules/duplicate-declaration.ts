import { fileName } from "../names/addresses";
import { type Origin, originOf } from "../names/declarations";
import type { Clash } from "../names/scope";
import type { Use } from "../names/uses";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import type { Name, StatementOf, Text } from "../syntax/statement";
import { type At, structureOf } from "../syntax/structure";
import { example, type Rule, type ScriptContext, type SectionContext } from "./rule";
import { allOf } from "./wording";

export const duplicateDeclaration: Rule = {
  code: "duplicate-declaration",
  severity: "error",
  summary: "A name is declared once in its scope, and given once.",
  rationale: `Protocols, roles, messages and models are declared once in a file and the files it uses, versions once in their model,
participants once at the beginning of the file and once in a flow or version, attributes once under their message. The
first declaration counts. Where two used files declare the same name, that is told at the later \`use\`.
A flow's title is its name in lists and diagrams and stands once in a file; an attribute is given once under a message.

A participant of a flow may have the name of one of the file: in that flow it stands in its place.`,
  bad: example(`
    participant Desk : Agent
    participant Desk : Agent "Agent 7001"

    flow "Mark done" : none
      Desk -> InteractionServer : RequestStopProcessing
  `),
  good: example(`
    participant Desk : Agent "Agent 7001"

    flow "Mark done" : none
      Desk -> InteractionServer : RequestStopProcessing
  `),
  checks: {
    section(context) {
      const { section, resolution } = context;
      const { participants, attributes } = resolution.structure;
      if (section.kind === "flow" || section.kind === "version")
        once(context, participants, (s) => s.name, `is declared already in this ${section.kind}`);
      if (section.kind === "message") once(context, attributes, (s) => s.path, "is declared already for this message");
      for (const { send } of resolution.sends)
        if (send.attributes.length > 1)
          once(context, send.attributes, (s) => s.path, "is given already for this message", "remove one of the two");
    },
    script(context) {
      for (const { later, first } of context.scriptScope.duplicates) {
        const file = first.origin.uri === context.script.uri ? "" : ` in \`${fileName(first.origin.uri)}\``;
        repeated(context, later.origin, later.name, first.origin, `is declared already as a ${later.kind}${file}`);
      }
      clashesOnce(context);
      sharedOnce(context);
      titlesOnce(context.script, context);
    },
    contribution({ section }) {
      const title = titleIn(section);
      return title ? [keyOf(title)] : [];
    },
  },
};

const ADVICE = "rename or remove one of the two";

/** Reports the names that stand in these lines again. */
function once<S extends StatementOf<"participant" | "attribute" | "value">>(
  { report, at }: SectionContext,
  lines: readonly At<S>[],
  nameOf: (statement: S) => Name,
  what: string,
  advice = ADVICE,
): void {
  const first = new Map<string, At<S>>();
  for (const one of lines) {
    const name = nameOf(one.statement);
    const earlier = first.get(name.text);
    if (!earlier) first.set(name.text, one);
    else {
      const place = at(earlier.line, nameOf(earlier.statement));
      const related = [{ place, message: "The first one." }];
      report(one.line, name, `\`${name.text}\` ${what}: ${advice}.`, { related });
    }
  }
}

function repeated({ report }: ScriptContext, later: Origin, name: string, first: Origin, what: string): void {
  const related = [{ place: first, message: "The first one." }];
  report(later.section, later.line, later, `\`${name}\` ${what}: ${ADVICE}.`, { related });
}

/** What used files declare that others declare before them: one finding a `use`. */
function clashesOnce({ scriptScope, report }: ScriptContext): void {
  const byUse = new Map<Use, Clash[]>();
  for (const clash of scriptScope.clashes) byUse.set(clash.use, [...(byUse.get(clash.use) ?? []), clash]);
  for (const [use, clashes] of byUse) {
    if (!use.path) continue;
    const related = clashes.slice(0, MOST_NAMES).flatMap(({ first, later }) => [
      { place: first.origin, message: `The first \`${first.name}\`.` },
      { place: later.origin, message: `The \`${later.name}\` that comes with this line.` },
    ]);
    report(use.section, use.section.headLine, use.path, clashMessage(clashes), { related });
  }
}

const MOST_NAMES = 5;

function clashMessage(clashes: readonly Clash[]): string {
  const [{ first, later }] = clashes as [Clash];
  if (clashes.length === 1)
    return `\`${later.name}\` is declared as a ${later.kind} in \`${fileName(first.origin.uri)}\` and in \`${fileName(later.origin.uri)}\`: ${ADVICE}.`;
  const names = allOf(clashes.map((clash) => clash.later.name));
  return `What comes with this line is declared already in a file used before: ${names}. Rename or remove it in one of the files.`;
}

/** The participants that all flows share, which may stand in several sections. */
function sharedOnce(context: ScriptContext): void {
  const { script, shared } = context;
  for (const section of script.sections) {
    if (section.kind === "model" || section.kind === "version" || section.kind === "flow") return;
    for (const { line, statement } of structureOf(section).participants) {
      const first = shared.get(statement.name.text)?.origin;
      if (!first || (first.section === section && first.line === line)) continue;
      const later = originOf(script.uri, section, line, statement.name);
      repeated(context, later, statement.name.text, first, "is declared already for all flows");
    }
  }
}

function titlesOnce(script: Script, context: ScriptContext): void {
  const first = new Map<string, Origin>();
  for (const section of script.sections) {
    const title = titleIn(section);
    if (!title) continue;
    const origin = originOf(script.uri, section, section.headLine, title);
    const known = first.get(keyOf(title));
    if (!known) first.set(keyOf(title), origin);
    else repeated(context, origin, title.text, known, "is already the title of a flow above");
  }
}

/** The title of a flow that has one. */
function titleIn(section: Section): Text | undefined {
  const head = section.statements[section.headLine];
  return head?.kind === "flow" && head.title?.text ? head.title : undefined;
}

const keyOf = (title: Text) => title.text.normalize("NFC");
