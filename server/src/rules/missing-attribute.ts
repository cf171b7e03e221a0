import type { AttributeDeclaration } from "../names/declarations";
import type { Section } from "../syntax/section";
import type { AttributeType } from "../syntax/statement";
import type { Send } from "../syntax/structure";
import { type Fix, indentOf, linesBelow } from "./fix";
import { example, type Rule } from "./rule";
import { allOf } from "./wording";

export const missingAttribute: Rule = {
  code: "missing-attribute",
  severity: "off",
  summary: "A message is given its required attributes.",
  rationale: `A flow usually shows only the attributes that matter to it, so this rule is off unless it is turned on, for scripts that are to
be complete.

**Seen in practice:** of the messages of the library, RequestStopProcessing requires InteractionId. For EventRouteUsed the
manual requires some attributes, but for voice calls; which of them are filled for other media is not documented, so the
library requires none. A required member of an object counts only where the object is given.`,
  bad: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
        ReferenceId = 17
  `),
  good: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
        InteractionId = "00020aAPXQ5J003A"
        ReferenceId   = 17
  `),
  checks: {
    send({ send, message }, { section, report }) {
      if (section.kind !== "flow" || !message) return;
      const given = new Set<string>();
      for (const { statement } of send.attributes) addWithOwners(given, statement.path.text);
      const missing = [...message.attributes.values()].filter((a) => isMissing(a, given, message.attributes));
      if (missing.length === 0) return;
      const names = missing.map(({ path }) => path);
      const advice = `add ${allOf(names.map((name) => `${name} = …`))} below`;
      const related = missing.map(({ path, origin }) => ({ place: origin, message: `\`${path}\` is required.` }));
      report(send.line, send.statement.message, `\`${message.name}\` lacks ${allOf(names)}: ${advice}.`, {
        related,
        fixes: () => [insertion(missing, send, section)],
      });
    },
  },
};

/** The attributes below the message, with values to be filled in. */
function insertion(missing: readonly AttributeDeclaration[], send: Send, section: Section): Fix {
  const first = send.attributes[0]?.line;
  const indent = first === undefined ? `${indentOf(section, send.line)}  ` : indentOf(section, first);
  // An object is given by its members, and which of them is not for us to say.
  const given = missing.filter(({ type }) => type !== "object");
  const lines = given.map(({ path, type }) => `${indent}${path} = ${PLACEHOLDERS[type]}`);
  const title = `Insert ${allOf(given.map(({ path }) => path))}`;
  return { title, edits: [linesBelow(section, send.attributes.at(-1)?.line ?? send.line, lines)], preferred: true };
}

const PLACEHOLDERS: Readonly<Record<AttributeType, string>> = {
  ...{ string: '""', integer: "0", number: "0", boolean: "false", object: "" },
};

/** The attribute and the objects it is a member of: who gives a member gives the object. */
function addWithOwners(given: Set<string>, path: string): void {
  for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1)) given.add(path.slice(0, end));
}

function isMissing(
  { path, required }: AttributeDeclaration,
  given: ReadonlySet<string>,
  attributes: ReadonlyMap<string, AttributeDeclaration>,
): boolean {
  if (!required || given.has(path)) return false;
  const dot = path.lastIndexOf(".");
  if (dot < 0) return true;
  const owner = path.slice(0, dot);
  return given.has(owner) || !attributes.has(owner);
}
