/** The attributes of a message when another message takes its place. */
import type { AttributeDeclaration, MessageDeclaration } from "../names/declarations";
import type { ResolvedSend } from "../names/resolve";
import type { Section } from "../syntax/section";
import { type Edit, replacement, withoutLines } from "./fix";
import { isOpen } from "./unknown-attribute";

/** What the other message calls otherwise gets its name, what it does not have goes. */
export function attributesOf(
  message: MessageDeclaration,
  { send, message: old }: ResolvedSend,
  section: Section,
): Edit[] {
  const given = new Set(send.attributes.map(({ statement }) => statement.path.text));
  return send.attributes.flatMap(({ line, statement: { path } }): Edit[] => {
    if (message.attributes.has(path.text) || isOpen(message, path.text)) return [];
    const same = sameMeaning(old?.attributes.get(path.text), message);
    if (same === undefined || given.has(same)) return [withoutLines(section, line, line)];
    given.add(same);
    return [replacement(line, path, same)];
  });
}

/** The attribute that identifies the same: the request, or the interaction. */
function sameMeaning(old: AttributeDeclaration | undefined, { attributes }: MessageDeclaration): string | undefined {
  for (const { path, reference, interaction } of attributes.values())
    if ((old?.reference && reference) || (old?.interaction && interaction)) return path;
  return undefined;
}
