/** What a hover tells of a message's attribute. */
import type { AttributeDeclaration, MessageDeclaration } from "../names/declarations";
import type { Scope } from "../names/scope";
import { attributeTable } from "./attribute-table";
import { answersTo } from "./hover-message";
import { bullets, code, heading, page, plain } from "./markdown";
import { groundWords, listed } from "./wording";

export function attributeHover(attribute: AttributeDeclaration, of: MessageDeclaration, scope: Scope): string {
  const { path, type, required, reference, interaction, remark, ground } = attribute;
  const members = membersOf(path, of);
  return page(
    heading(path, "", `${type}, attribute of ${code(of.name)}`),
    plain(remark),
    bullets([
      required ? "required" : "",
      ...(reference ? counterparts(of, scope) : []),
      interaction ? "the same throughout a flow" : "",
      type === "object" && members.length === 0 ? "open: its members are not declared, it may have any" : "",
      ground === undefined ? "" : `ground: ${groundWords(ground)}`,
    ]),
    attributeTable("Members", members),
  );
}

/** A member of an object that is open, since none of its members is declared; undefined where there is no such. */
export function openMemberHover(path: string, of: MessageDeclaration): string | undefined {
  for (let end = path.lastIndexOf("."); end > 0; end = path.lastIndexOf(".", end - 1)) {
    const object = of.attributes.get(path.slice(0, end));
    if (!object) continue;
    if (object.type !== "object" || membersOf(object.path, of).length > 0) return undefined;
    const kind = `member of ${code(object.path)} of ${code(of.name)}`;
    return page(
      heading(path, "", kind),
      `${code(object.path)} is open: its members are not declared, it may have any.`,
    );
  }
  return undefined;
}

function membersOf(path: string, of: MessageDeclaration): AttributeDeclaration[] {
  return [...of.attributes.values()].filter((attribute) => attribute.path.startsWith(`${path}.`));
}

/** The attributes that must equal a `reference`: the requests' for an answer, the answers' for a request. */
function counterparts(of: MessageDeclaration, scope: Scope): string[] {
  const requests = of.answers.flatMap((name) => scope.messages.get(name) ?? []);
  const [asked, answered] = [references(requests), references(answersTo(of.name, scope))];
  const lines: string[] = [];
  if (asked !== "") lines.push(`the same as the request's: ${asked}`);
  if (answered !== "") lines.push(`repeated by the answer: ${answered}`);
  return lines.length > 0 ? lines : ["the same in a request and its answer"];
}

function references(messages: readonly MessageDeclaration[]): string {
  const names = messages.flatMap((message) =>
    [...message.attributes.values()].filter((a) => a.reference).map((a) => code(`${message.name}.${a.path}`)),
  );
  return listed(names, "or");
}
