import type { MessageDeclaration } from "../names/declarations";
import type { AttributeType, StatementOf } from "../syntax/statement";
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
      const message = `\`${path}\` ${EXPECTED.get(type)}${advice(statement, type, memberOf(path, attributes.keys()))}.`;
      report(reference.line, statement.value, message, { related: [{ place: origin, message: "Its declaration." }] });
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

/** What to write: the same without or with its quotes, where that is all that is wrong. */
function advice({ value }: StatementOf<"value">, type: AttributeType, member: string): string {
  if (type === "object") return `: give its members, each in its line, as in \`${member} = …\``;
  if (type === "string") return `: write \`"${value.text}"\`, with quotes`;
  const digits = type === "integer" ? /^-?\d+$/ : type === "number" ? /^-?\d+(\.\d+)?$/ : /^(true|false)$/;
  return value.type === "string" && digits.test(value.text)
    ? `: write \`${value.text}\`, without quotes`
    : (SUCH_AS.get(type) ?? "");
}
