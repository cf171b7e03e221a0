/** New lines of a flow: messages as its neighbours are laid out, with the attributes that they require. */
import type { AttributeDeclaration, Model, VersionDeclaration } from "../../names/declarations";
import { valueLine } from "./attributes";
import { bodyIndent, deeper, sendLine, type Written, widthsFor } from "./layout";
import type { NextMessage } from "./outlook";
import type { Place } from "./place";

export interface NewLine {
  /** Undefined for an attribute whose value is not known: only a stop of a snippet can be left open. */
  readonly text: string | undefined;
  readonly snippet: string;
}

export const plainLine = (text: string): NewLine => ({ text, snippet: text });

/** The lines of these messages, indented. */
export function linesOf(messages: readonly NextMessage[], place: Place): NewLine[] {
  const widths = widthsFor(place, messages.map(writtenAs));
  const indent = bodyIndent(place);
  const inner = deeper(place, indent);
  let stops = 0;
  return messages.flatMap((message) => [
    plainLine(indent + sendLine(writtenAs(message), widths)),
    ...requiredOf(message, place).map(({ attribute, width }): NewLine => {
      const holder = { message: place.resolution.scope.messages.get(message.event.message), to: message.to };
      const line = valueLine(attribute, { ...holder, line: place.line }, place, { width, stop: ++stops });
      return { text: line.isKnown ? inner + line.text : undefined, snippet: inner + line.snippet };
    }),
  ]);
}

/** The first line without its indentation, which is for its proposal to see to. */
export function joined(lines: readonly NewLine[], indent: string): { readonly text: string; readonly snippet: string } {
  const text = lines.flatMap((line) => line.text ?? []).join("\n");
  const snippet = lines.map((line) => line.snippet).join("\n");
  return { text: text.slice(indent.length), snippet: snippet.slice(indent.length) };
}

export function writtenAs({ from, to, event }: NextMessage): Written {
  return { from: from.name, to: to.name, message: event.message };
}

function requiredOf({ event }: NextMessage, { resolution }: Place) {
  const required = [...(resolution.scope.messages.get(event.message)?.attributes.values() ?? [])].filter(isRequired);
  const width = required.reduce((most, { path }) => Math.max(most, path.length), 0);
  return required.map((attribute) => ({ attribute, width }));
}

/** A member of an object is required only where the object is given. */
const isRequired = ({ required, path, type }: AttributeDeclaration) =>
  required && type !== "object" && !path.includes(".");

export function modelOf(version: VersionDeclaration, { resolution }: Place): Model | undefined {
  return [...resolution.scope.models.values()].find(({ versions }) => versions.get(version.name) === version);
}
