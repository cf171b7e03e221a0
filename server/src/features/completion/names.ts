/** What can be named in each place of a name. */
import { CompletionItemKind } from "vscode-languageserver-types";
import type { Model, VersionDeclaration } from "../../names/declarations";
import type { Name } from "../../syntax/statement";
import { attributeLines, declaredPaths } from "./attributes";
import { acceptedMessages, answeredMessages, replacedMessages, sentMessages } from "./messages";
import { nearestFirst } from "./outlook";
import { processors, receivers, senders, undeclared } from "./parties";
import type { AskedName, Asking, Proposal } from "./proposal";
import { othersIn } from "./slots";

type Propose = (asked: AskedName) => Proposal[];

/** New names are for the author to choose. */
const FREE: Propose = () => [];

/** By the statement's kind and its part. */
export const proposers: ReadonlyMap<string, Propose> = new Map<string, Propose>([
  ["protocol.name", FREE],
  ["role.name", FREE],
  ["message.name", FREE],
  ["model.name", FREE],
  ["version.name", FREE],
  ["flow.title", FREE],
  ["participant.name", undeclared],
  ["participant.roles", rolesBesideGiven],
  ["message.protocol", protocols],
  ["version.model", models],
  ["flow.model", models],
  ["flow.versions", versions],
  ["from.senders", rolesBesideGiven],
  ["from.receivers", rolesBesideGiven],
  ["answers.messages", answeredMessages],
  ["attribute.path", declaredPaths],
  ["processed.names", processors],
  ["send.from", senders],
  ["send.to", receivers],
  ["send.message", sentMessages],
  ["send.via", protocolsOfMessage],
  ["send.insteadOf", replacedMessages],
  ["accept.message", acceptedMessages],
  ["value.path", attributeLines],
  ["each.role", roles],
  ["follows.model", models],
  ["follows.versions", versions],
]);

function roles({ place }: Asking): Proposal[] {
  return [...place.resolution.scope.roles.values()].map(({ name, title }) => {
    return { label: name, kind: CompletionItemKind.Interface, description: title, about: ["role", name] };
  });
}

function rolesBesideGiven(asked: AskedName): Proposal[] {
  const { statement, part } = asked.slot;
  const list = statement[part.slice(part.indexOf(".") + 1) as keyof typeof statement] as unknown as readonly Name[];
  const given = othersIn(list);
  return roles(asked).filter(({ label }) => !given.has(label));
}

function protocols({ place }: Asking): Proposal[] {
  return [...place.resolution.scope.protocols.values()].map(({ name, title }) => {
    return { label: name, kind: CompletionItemKind.Module, description: title, about: ["protocol", name] };
  });
}

/** The message's own protocol first: any other is an exception. */
function protocolsOfMessage(asked: AskedName): Proposal[] {
  const { statement } = asked.slot;
  const message = statement.kind === "send" ? statement.message.text : "";
  const own = asked.place.resolution.scope.messages.get(message)?.protocol;
  const all = protocols(asked);
  return [...all.filter(({ label }) => label === own), ...all.filter(({ label }) => label !== own)];
}

function models({ place }: Asking): Proposal[] {
  return [...place.resolution.scope.models.values()].map(({ declaration: { name, title } }) => {
    return { label: name, kind: CompletionItemKind.Class, description: title, about: ["model", name] };
  });
}

/** The versions that are not named yet, first those that the flow is nearest to. */
function versions({ place, slot: { statement } }: AskedName): Proposal[] {
  if (statement.kind !== "flow" && statement.kind !== "follows") return [];
  const model = place.resolution.scope.models.get(statement.model?.text ?? "");
  if (!model) return [];
  const given = othersIn(statement.versions);
  const all = statement.kind === "flow" ? nearestFirst(place.resolution, model) : [...model.versions.values()];
  const left = all.filter(({ name }) => !given.has(name));
  return left.map((version) => versionProposal(model, version));
}

function versionProposal(model: Model, { name, title }: VersionDeclaration): Proposal {
  const about = ["version", model.declaration.name, name] as const;
  return { label: name, kind: CompletionItemKind.EnumMember, description: title, about };
}
