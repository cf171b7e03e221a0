/** Values of attributes: what the flow says already, or what the attribute's type allows. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { AttributeDeclaration, MessageDeclaration } from "../../names/declarations";
import type { Party } from "../../names/parties";
import type { ResolvedSend } from "../../names/resolve";
import { given } from "../../rules/values";
import { parse } from "../../syntax/generated/fast-parser";
import type { Place } from "./place";
import type { Asking, Proposal } from "./proposal";

/** A message that has or gets attributes. */
export interface Holder {
  readonly message: MessageDeclaration | undefined;
  readonly to: Party | undefined;
  /** In its section. */
  readonly line: number;
}

export function holderOf({ send, message, to }: ResolvedSend): Holder {
  return { message, to, line: send.line };
}

/** Values as they are written. */
export function valueProposals({ place, cursor }: Asking): Proposal[] {
  const statement = parse(`${cursor.before}0`);
  const above = place.message;
  if (statement?.kind !== "value" || !above) return [];
  const attribute = above.message?.attributes.get(statement.path.text);
  const known = attribute ? knownValues(attribute, holderOf(above), place) : [];
  const values = known.map((label) => ({ label, kind: CompletionItemKind.Value, description: "in this flow" }));
  return [...values, ...byType(attribute?.type).filter(({ label }) => !known.includes(label))];
}

function byType(type: AttributeDeclaration["type"] | undefined): Proposal[] {
  const text = { label: '"…"', kind: CompletionItemKind.Text, text: '""', snippet: '"$1"', filter: '"' };
  const truth = ["true", "false"].map((label): Proposal => ({ label, kind: CompletionItemKind.Value }));
  switch (type) {
    case "string":
      return [text];
    case "boolean":
      return truth;
    case undefined:
      return [text, ...truth];
    default:
      return [];
  }
}

/** The values, as they are written, that the flow has for the attribute: the one that it must have first. */
function knownValues(attribute: AttributeDeclaration, of: Holder, place: Place): string[] {
  const same = sendsBeside(of, place).flatMap((send) => valuesIn(send, ({ path }) => path === attribute.path, place));
  return [...new Set([...dueValues(attribute, of, place), ...same])].slice(0, 10);
}

/** The values of which the attribute must have one, where the flow gives any. */
export function dueValues(attribute: AttributeDeclaration, of: Holder, place: Place): string[] {
  return [...referenceValue(attribute, of, place), ...interactionValue(attribute, of, place)];
}

/** For what is the same throughout a flow: the values of such attributes. */
function interactionValue({ interaction }: AttributeDeclaration, of: Holder, place: Place): string[] {
  if (!interaction) return [];
  return sendsBeside(of, place).flatMap((send) => valuesIn(send, (other) => other.interaction, place));
}

function sendsBeside({ line }: Holder, { resolution }: Place): ResolvedSend[] {
  return resolution.sends.filter(({ send }) => send.line !== line);
}

/** For the reference of an answer: that of the nearest request above, of the party that it goes to if there is one. */
function referenceValue({ reference }: AttributeDeclaration, { line, message, to }: Holder, place: Place): string[] {
  if (!reference || !message) return [];
  const requests = place.resolution.sends.filter(
    (other) => other.send.line < line && other.message && message.answers.includes(other.message.name),
  );
  const request = requests.findLast((other) => other.from === to) ?? requests.at(-1);
  return request ? valuesIn(request, (asked) => asked.reference, place) : [];
}

function valuesIn(
  { send, message }: ResolvedSend,
  isWanted: (attribute: AttributeDeclaration) => boolean,
  { section }: Place,
): string[] {
  if (!message || send.attributes.length === 0) return [];
  return given(send, message.attributes, isWanted).flatMap(({ at: { line, statement } }) => {
    const written = section.texts[line]?.slice(statement.value.start, statement.value.end);
    return written === undefined ? [] : [written];
  });
}
