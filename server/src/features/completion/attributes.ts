/** Attributes of messages: those to give a value, and those to declare. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { AttributeDeclaration, MessageDeclaration } from "../../names/declarations";
import { hasMembers } from "../../rules/unknown-attribute";
import type { Send } from "../../syntax/structure";
import { attributeIndent, wholeLine } from "./layout";
import type { Place } from "./place";
import { type AskedName, choice, type Proposal, stop } from "./proposal";
import { dueValues, type Holder, holderOf } from "./values";

/** The attributes that the message above has not been given yet, each with room for its value. */
export function attributeLines(asked: AskedName): Proposal[] {
  const { place, slot } = asked;
  const above = place.message;
  if (!above?.message) return [];
  const attributes = missingAttributes(above.message, above.send);
  // Where a value stands already only the name is wanted.
  if (slot.isWhole) return attributes.map((attribute) => named(attribute, above.message as MessageDeclaration));
  const indent = attributeIndent(place, above.send);
  const width = equalsWidth(above.send);
  return attributes.map((attribute) => {
    const proposal = named(attribute, above.message as MessageDeclaration);
    if (attribute.type === "object") return proposal;
    return wholeLine(
      { ...proposal, ...valueLine(attribute, holderOf(above), place, { width, stop: 1 }) },
      indent,
      asked,
    );
  });
}

/** In the order of their declarations; the required ones first. */
function missingAttributes({ attributes }: MessageDeclaration, { attributes: given }: Send): AttributeDeclaration[] {
  const paths = new Set(given.map(({ statement }) => statement.path.text));
  const missing = [...attributes.values()].filter(({ path, type }) => {
    return !paths.has(path) && (type !== "object" || !hasMembers(attributes.keys(), path));
  });
  return [...missing.filter(({ required }) => required), ...missing.filter(({ required }) => !required)];
}

function named(attribute: AttributeDeclaration, { name }: MessageDeclaration): Proposal {
  const { path, type, required, ground } = attribute;
  const notes = [required ? "required" : undefined, ground].filter((note) => note !== undefined);
  return {
    // An object without declared members has any.
    label: type === "object" ? `${path}.` : path,
    kind: CompletionItemKind.Field,
    detail: `: ${type}`,
    description: notes.join(", "),
    about: ["attribute", name, path],
  };
}

/** A line that gives an attribute its value, which is what the flow has for it already or is to be filled in. */
export function valueLine(
  attribute: AttributeDeclaration,
  of: Holder,
  place: Place,
  { width, stop: number }: { readonly width: number; readonly stop: number },
): { readonly text: string; readonly snippet: string; readonly isKnown: boolean } {
  const name = `${attribute.path.padEnd(width)} = `;
  const known = dueValues(attribute, of, place)[0];
  return {
    text: name + (known ?? ""),
    isKnown: known !== undefined,
    snippet: name + stopFor(attribute, known, number),
  };
}

function stopFor({ type }: AttributeDeclaration, known: string | undefined, number: number): string {
  if (type === "boolean") return choice(number, known === "false" ? ["false", "true"] : ["true", "false"]);
  const inside = known?.startsWith('"') ? known.slice(1, -1) : (known ?? "");
  const filled = stop(number, inside);
  return type === "string" ? `"${filled}"` : filled;
}

/** How wide the names are where the message's attributes have their `=` aligned; 0 where they do not. */
function equalsWidth({ attributes }: Send): number {
  const paths = attributes.map(({ statement }) => statement.path.text.length);
  const isAligned = attributes.some(({ statement: { path, value } }) => value.start - path.end > " = ".length);
  return isAligned ? Math.max(...paths) : 0;
}

/** Attributes that other messages declare and this one does not, and objects of its own that may have more members. */
export function declaredPaths({ place }: AskedName): Proposal[] {
  const own = new Map(place.structure.attributes.map(({ statement }) => [statement.path.text, statement.type]));
  const objects = [...own].filter(([, type]) => type === "object").map(([path]) => `${path}.`);
  const others = [...place.resolution.scope.messages.values()].flatMap(({ attributes }) => [...attributes.keys()]);
  const names = new Set([...objects, ...others.filter((path) => !own.has(path))]);
  return [...names].map((label) => ({ label, kind: CompletionItemKind.Field }));
}
