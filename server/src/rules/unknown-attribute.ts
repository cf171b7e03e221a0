import type { MessageDeclaration } from "../names/declarations";
import { structureOf } from "../syntax/structure";
import { example, type Rule } from "./rule";
import { changeTo, suggestion } from "./unknown-name";

export const unknownAttribute: Rule = {
  code: "unknown-attribute",
  severity: "warning",
  summary: "A message that declares attributes is given only these.",
  rationale: `Attributes are declared with their message. The lists of the library come from the Platform SDK, for the events of
T-Library from the manual for voice calls as well, and are open: an attribute they lack may exist, so this is a warning. A
message that declares no attributes takes any, and so does an object that declares no members.`,
  bad: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
        InteractionID = "00020aAPXQ5J003A"
  `),
  good: example(`
    flow "A chat" : none
      MediaServer -> InteractionServer : RequestStopProcessing
        InteractionId = "00020aAPXQ5J003A"
  `),
  checks: {
    reference(reference, { resolution, script, report }) {
      if (reference.kind !== "attribute" || reference.target || resolution.scope.incomplete) return;
      const message = reference.of as MessageDeclaration;
      // A bad line under the declaration may be the very attribute.
      if (structureOf(message.origin.section).damaged || isOpen(message, reference.name.text)) return;
      const near = suggestion(reference, resolution);
      const advice =
        near === undefined
          ? otherwise(message, reference.name.text, message.origin.uri === script.uri)
          : `did you mean \`${near}\`?`;
      report(
        reference.line,
        reference.name,
        `\`${message.name}\` has no attribute \`${reference.name.text}\`: ${advice}`,
        { fixes: () => changeTo(near, reference) },
      );
    },
  },
};

/** Whether nothing can be said of the attribute: the message declares none, or it is a member of an open object. */
export function isOpen({ attributes }: MessageDeclaration, path: string): boolean {
  if (attributes.size === 0) return true;
  for (let dot = path.lastIndexOf("."); dot > 0; dot = path.lastIndexOf(".", dot - 1)) {
    const owner = path.slice(0, dot);
    const declared = attributes.get(owner);
    if (declared) return declared.type === "object" && !hasMembers(attributes.keys(), owner);
  }
  return false;
}

/** Whether members of the object are declared. */
export function hasMembers(paths: Iterable<string>, owner: string): boolean {
  for (const path of paths) if (path.startsWith(`${owner}.`)) return true;
  return false;
}

/** `isOwn`: the message is declared in this script. */
function otherwise({ attributes }: MessageDeclaration, path: string, isOwn: boolean): string {
  const owner = path.slice(0, path.lastIndexOf("."));
  const declared = attributes.get(owner);
  if (declared && declared.type !== "object")
    return `\`${owner}\` is of type ${declared.type} and has no members, so write \`${owner} = …\`.`;
  return isOwn
    ? `declare it under the message, or remove it.`
    : "remove it, or silence this where you know that it exists.";
}
