/** What a hover tells of a message. */
import type { Direction, MessageDeclaration } from "../names/declarations";
import type { Scope } from "../names/scope";
import { attributeTable } from "./attribute-table";
import type { InStep } from "./hover-step";
import { bullets, code, documentation, heading, links, page, plain } from "./markdown";
import { type Replacement, replacementsIn } from "./replacements";
import { codes, groundWords, listed, modelLabel } from "./wording";

/** `here`: the step that names the message, where it is hovered in one. */
export function messageHover(message: MessageDeclaration, scope: Scope, here?: InStep): string {
  return page(
    heading(message.name, message.title, `message of ${plain(message.protocol)}`),
    documentation(message.documentation),
    bullets([
      here?.said,
      ...directions(message),
      ...answering(message, scope),
      ...standingIn(message.name, replacementsIn(scope, here?.step)),
    ]),
    attributeTable("Attributes", [...message.attributes.values()]),
    links(message.sees),
  );
}

function directions(message: MessageDeclaration): string[] {
  return message.directions.length === 0 ? ["from any party to any party"] : message.directions.map(direction);
}

function direction({ senders, receivers, ground }: Direction): string {
  const route = `from ${listed(senders.map(code), "or")} to ${listed(receivers.map(code), "or")}`;
  return ground === undefined ? route : `${route}: ${groundWords(ground)}`;
}

function answering(message: MessageDeclaration, scope: Scope): string[] {
  const lines: string[] = [];
  if (message.answers.length > 0) lines.push(`answers ${codes(message.answers)}`);
  const answers = answersTo(message.name, scope).map((answer) => answer.name);
  if (answers.length > 0) lines.push(`answered by ${codes(answers)}`);
  return lines;
}

/** The messages that answer a request. */
export function answersTo(request: string, scope: Scope): MessageDeclaration[] {
  return [...scope.messages.values()].filter((message) => message.answers.includes(request));
}

function standingIn(message: string, replacements: readonly Replacement[]): string[] {
  const own = replacements.filter((r) => r.message === message);
  const others = replacements.filter((r) => r.replaced === message && r.kind === "instead");
  return [
    ...grouped(own, (r) => (r.kind === "instead" ? `stands in for ${code(r.replaced)}` : "")),
    ...grouped(others, (r) => `${code(r.message)} stands in for it`),
    ...grouped(own, (r) => (r.kind === "accept" ? `accepted in place of ${code(r.replaced)}` : "")),
  ];
}

/** Replacements of which the same is said, with the versions that say so. `say` gives "" for those that do not count. */
function grouped(replacements: readonly Replacement[], say: (replacement: Replacement) => string): string[] {
  const groups = new Map<string, Replacement[]>();
  for (const replacement of replacements) {
    const said = say(replacement);
    if (said === "") continue;
    const group = groups.get(said);
    if (group) group.push(replacement);
    else groups.set(said, [replacement]);
  }
  return [...groups].map(([said, group]) => `${said} in ${versionsOf(group)}${reasons(group)}`);
}

/** `Stop Processing B and D; Another A`. */
function versionsOf(replacements: readonly Replacement[]): string {
  const models = new Map<string, Set<string>>();
  for (const { model, version } of replacements) {
    const label = modelLabel(model);
    const names = models.get(label) ?? new Set();
    models.set(label, names.add(plain(version.name)));
  }
  return [...models].map(([label, names]) => `${label} ${listed([...names], "and")}`).join("; ");
}

function reasons(replacements: readonly Replacement[]): string {
  const all = new Set(replacements.map((r) => r.why).filter((why) => why !== ""));
  return all.size === 0 ? "" : `: ${[...all].map(plain).join("; ")}`;
}
