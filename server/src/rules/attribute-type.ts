import type { MessageDeclaration } from "../names/declarations";
import type { AttributeType, Value } from "../syntax/statement";
import { type Fix, replacement } from "./fix";
import { example, type Rule } from "./rule";
import { hasType } from "./values";

export const attributeType: Rule = {
  code: "attribute-type",
  severity: "error",
  summary: "An attribute's value is of its type.",
  rationale: `**Seen in practice:** the types that the library declares are those of the Platform SDK, as far as the language has them, and of
logs; the manual does not give them. What the SDK has as a date or enumerates is a text here: the name. A reader that expects a number does not find the text \`"43"\`. An attribute of type \`object\` has no value of its own: its
members are given, each in its line.`,
  bad: example(`
    flow "A chat" : none
      InteractionServer -> MediaServer : EventError
        ErrorCode = "43"
  `),
  good: example(`
    flow "A chat" : none
      InteractionServer -> MediaServer : EventError
        ErrorCode = 43
  `),
  checks: {
    reference(reference, { section, report }) {
      if (reference.kind !== "attribute" || !reference.target) return;
      const { type, path, origin } = reference.target;
      const statement = section.statements[reference.line];
      if (statement?.kind !== "value" || hasType(statement.value, type)) return;
      const { attributes } = reference.of as MessageDeclaration;
      const { value } = statement;
      const right = inRightType(value, type);
      const message = `\`${path}\` ${EXPECTED.get(type)}${advice(right, type, memberOf(path, attributes.keys()))}.`;
      const fixes = right && (() => [written(right, reference.line, value)]);
      const related = [{ place: origin, message: "Its declaration." }];
      report(reference.line, value, message, { related, ...(fixes && { fixes }) });
    },
  },
};

const EXPECTED: ReadonlyMap<AttributeType, string> = new Map([
  ["string", "takes a text"],
  ["integer", "takes an integer"],
  ["number", "takes a number"],
  ["boolean", "takes `true` or `false`"],
  ["object", "is an object, which has no value of its own"],
]);
/** What to write where the value says nothing of what is meant. */
const SUCH_AS: ReadonlyMap<AttributeType, string> = new Map([
  ["integer", ", such as `17`"],
  ["number", ", such as `17.5`"],
]);

/** A member of the object, one that is declared if there is one. */
function memberOf(path: string, declared: Iterable<string>): string {
  for (const one of declared) if (one.startsWith(`${path}.`)) return one;
  return `${path}.Name`;
}

/** The same value as it is written in a type, and what is different about it. */
interface Written {
  readonly text: string;
  readonly quotes: "with" | "without";
}

/** Undefined where more than the quotes is wrong. */
function inRightType({ type: given, text }: Value, type: AttributeType): Written | undefined {
  if (type === "string") return { text: `"${text}"`, quotes: "with" };
  if (given !== "string" || !FORM.get(type)?.test(text)) return undefined;
  return { text: type === "boolean" ? text.toLowerCase() : text, quotes: "without" };
}

/** How values without quotes are written. */
const FORM: ReadonlyMap<AttributeType, RegExp> = new Map([
  ["integer", /^-?\d+$/],
  ["number", /^-?\d+(\.\d+)?$/],
  ["boolean", /^(true|false)$/i],
]);

function advice(right: Written | undefined, type: AttributeType, member: string): string {
  if (type === "object") return `: give its members, each in its line, as in \`${member} = …\``;
  return right ? `: write \`${right.text}\`, ${right.quotes} quotes` : (SUCH_AS.get(type) ?? "");
}

function written({ text, quotes }: Written, line: number, value: Value): Fix {
  const title = `Write the value ${quotes} quotes`;
  return { title, edits: [replacement(line, value, text)], preferred: true };
}
