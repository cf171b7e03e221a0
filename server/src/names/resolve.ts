/**
 * What each name of a section refers to. Everything that asks "what is this name?" (rules, conformance, hover) reads
 * the references made here; nothing else looks names up.
 */
import type { Section } from "../syntax/section";
import type { Name, StatementOf } from "../syntax/statement";
import { type Block, type Send, type Structure, structureOf } from "../syntax/structure";
import type {
  AttributeDeclaration,
  Declaration,
  MessageDeclaration,
  Model,
  ProtocolDeclaration,
  RoleDeclaration,
  VersionDeclaration,
} from "./declarations";
import { Parties, type Party, participantsOf } from "./parties";
import { lostName, type Scope } from "./scope";

export interface Target {
  readonly participant: Party;
  readonly role: RoleDeclaration;
  readonly protocol: ProtocolDeclaration;
  readonly message: MessageDeclaration;
  readonly model: Model;
  readonly version: VersionDeclaration;
  readonly attribute: AttributeDeclaration;
}
export type ReferenceKind = keyof Target;

/** A name that refers to something; the line counts from the section's first. */
export interface ReferenceOf<K extends ReferenceKind> {
  readonly kind: K;
  readonly line: number;
  readonly name: Name;
  /** Undefined where the name is not known (or ambiguous). */
  readonly target: Target[K] | undefined;
  /** For participants: the parties that a role's name could mean, where there are several. */
  readonly ambiguous?: readonly Party[];
  /** For attributes: the message. For versions: the model. */
  readonly of?: MessageDeclaration | Model;
  /** The name is not known because the line meant to declare it is bad or misplaced, and reported there. */
  readonly lost?: true;
}
export type Reference = { [K in ReferenceKind]: ReferenceOf<K> }[ReferenceKind];

/** A message of a flow or a step of a version, with what its names mean. */
export interface ResolvedSend {
  readonly send: Send;
  readonly from: Party | undefined;
  readonly to: Party | undefined;
  readonly message: MessageDeclaration | undefined;
  readonly insteadOf: MessageDeclaration | undefined;
  readonly accepts: readonly (MessageDeclaration | undefined)[];
}

/** What the names of a section mean. */
export interface Resolution {
  readonly section: Section;
  readonly structure: Structure;
  readonly scope: Scope;
  readonly declaration: Declaration | undefined;
  readonly parties: Parties;
  readonly references: readonly Reference[];
  /** In the order of the lines, each at the number of its message. */
  readonly sends: readonly ResolvedSend[];
  readonly processed: readonly { readonly name: Name; readonly party: Party | undefined }[];
  /** For flows: the model and versions named. For versions: the model they belong to. */
  readonly model: Model | undefined;
  readonly versions: readonly VersionDeclaration[];
}

/** What is around a section. */
export interface Surroundings {
  readonly uri: string;
  readonly scope: Scope;
  readonly shared: ReadonlyMap<string, Party>;
  /** Participants of the file that bad and misplaced lines were meant to declare. */
  readonly lostParticipants?: ReadonlySet<string>;
  readonly declaration: Declaration | undefined;
  /** For a `version` section: the name of its model. */
  readonly modelName: string | undefined;
}

/** Resolves all names of a section. Never throws. */
export function resolve(section: Section, surroundings: Surroundings): Resolution {
  return new Resolver(section, surroundings).run();
}

class Resolver {
  private readonly structure: Structure;
  private readonly references: Reference[] = [];
  private readonly sends: ResolvedSend[] = [];
  private readonly parties: Parties;
  private readonly scope: Scope;

  constructor(
    private readonly section: Section,
    private readonly around: Surroundings,
  ) {
    this.scope = around.scope;
    this.structure = structureOf(section);
    const isVersion = section.kind === "version";
    const isBody = isVersion || section.kind === "flow";
    const own = isBody ? participantsOf(around.uri, section, this.structure.participants, false) : new Map();
    this.parties = new Parties(own, isVersion ? new Map() : around.shared, this.scope, isVersion);
  }

  run(): Resolution {
    const { structure, section, scope, parties, references, sends } = this;
    const named = this.resolveHead();
    for (const { line, statement } of structure.participants)
      for (const role of statement.roles) this.refer("role", line, role, scope.roles.get(role.text));
    this.resolveDeclarationLines();
    const processed = (structure.processed?.statement.names ?? []).map((name) => ({
      name,
      party: this.participant((structure.processed as { line: number }).line, name),
    }));
    for (const send of structure.sends) sends.push(this.resolveSend(send));
    for (const block of structure.blocks) this.resolveBlock(block);
    const { declaration } = this.around;
    return { section, structure, scope, declaration, parties, references, sends, processed, ...named };
  }

  private refer<K extends ReferenceKind>(
    kind: K,
    line: number,
    name: Name,
    target: Target[K] | undefined,
    of?: ReferenceOf<K>["of"],
  ): Target[K] | undefined {
    this.references.push(
      // Most names are known, and there are very many.
      (target === undefined ? this.unknown(kind, line, name, of) : { kind, line, name, target, of }) as Reference,
    );
    return target;
  }

  private unknown<K extends ReferenceKind>(kind: K, line: number, name: Name, of: ReferenceOf<K>["of"]) {
    const found = kind === "participant" ? this.parties.lookup(name.text) : {};
    const ambiguous = "ambiguous" in found && { ambiguous: found.ambiguous };
    const lost = this.isLost(kind, name.text) && { lost: true };
    return { kind, line, name, target: undefined, of, ...ambiguous, ...lost };
  }

  private isLost(kind: ReferenceKind, name: string): boolean {
    if (kind !== "participant") return this.scope.lost.has(lostName(kind, name));
    const isRole = this.scope.lost.has(lostName("role", name));
    return isRole || this.structure.lostParticipants.has(name) || (this.around.lostParticipants?.has(name) ?? false);
  }

  private participant(line: number, name: Name): Party | undefined {
    const found = this.parties.lookup(name.text);
    return this.refer("participant", line, name, "party" in found ? found.party : undefined);
  }

  private message(line: number, name: Name): MessageDeclaration | undefined {
    return this.refer("message", line, name, this.scope.messages.get(name.text));
  }

  private resolveHead(): { model: Model | undefined; versions: readonly VersionDeclaration[] } {
    const line = this.section.headLine;
    const head = this.section.statements[line];
    if (head?.kind === "message") {
      this.refer("protocol", line, head.protocol, this.scope.protocols.get(head.protocol.text));
    }
    if (head?.kind === "version") {
      const model = this.scope.models.get(this.around.modelName ?? "");
      if (head.model) this.refer("model", line, head.model, model);
      return { model, versions: [] };
    }
    if (head?.kind === "flow" && head.model) return this.resolveModel(line, head.model, head.versions);
    return head?.kind === "bad" ? this.resolveBadHead() : { model: undefined, versions: [] };
  }

  /** What a bad line names is looked up, but not reported: the line has its finding. */
  private resolveBadHead(): { model: Model | undefined; versions: readonly VersionDeclaration[] } {
    const head = flowMeant(this.section);
    const model = this.scope.models.get(head?.model?.text ?? "");
    return { model, versions: (head?.versions ?? []).flatMap(({ text }) => model?.versions.get(text) ?? []) };
  }

  private resolveModel(line: number, name: Name, versionNames: readonly Name[]) {
    const model = this.refer("model", line, name, this.scope.models.get(name.text));
    const versions: VersionDeclaration[] = [];
    if (model)
      for (const version of versionNames) {
        const found = this.refer("version", line, version, model.versions.get(version.text), model);
        if (found) versions.push(found);
      }
    return { model, versions };
  }

  private resolveDeclarationLines(): void {
    for (const { line, statement } of this.structure.directions)
      for (const name of [...statement.senders, ...statement.receivers])
        this.refer("role", line, name, this.scope.roles.get(name.text));
    for (const { line, statement } of this.structure.answers)
      for (const name of statement.messages) this.message(line, name);
  }

  private resolveSend(send: Send): ResolvedSend {
    const { line, statement } = send;
    const from = this.participant(line, statement.from);
    const to = this.participant(line, statement.to);
    const message = this.message(line, statement.message);
    if (statement.via) this.refer("protocol", line, statement.via, this.scope.protocols.get(statement.via.text));
    const insteadOf = statement.insteadOf && this.message(line, statement.insteadOf);
    const accepts = send.accepts.map((accept) => this.message(accept.line, accept.statement.message));
    if (message) this.resolveAttributes(send, message);
    return { send, from, to, message, insteadOf, accepts };
  }

  private resolveAttributes(send: Send, message: MessageDeclaration): void {
    for (const { line, statement } of send.attributes)
      this.refer("attribute", line, statement.path, message.attributes.get(statement.path.text), message);
  }

  private resolveBlock({ line, statement }: Block): void {
    if (statement.kind === "each") this.refer("role", line, statement.role, this.scope.roles.get(statement.role.text));
    if (statement.kind === "follows") this.resolveModel(line, statement.model, statement.versions);
  }
}

/** The statement at the head of a flow section. */
export function flowHead(section: Section): StatementOf<"flow"> | undefined {
  const head = section.statements[section.headLine];
  return head?.kind === "flow" ? head : undefined;
}

/** The same; of a bad line what it says once it is mended, if that is known. Its spans are those of what is to be mended. */
export function flowMeant(section: Section): StatementOf<"flow"> | undefined {
  const head = section.statements[section.headLine];
  const meant = head?.kind === "bad" && head.section === "flow" ? head.readings[0].meant : head;
  return meant?.kind === "flow" ? meant : undefined;
}
