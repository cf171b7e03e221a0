/** Makes the plan of a version from its lines. */
import { originOf, type VersionDeclaration } from "../names/declarations";
import { participantsOf } from "../names/parties";
import type { Scope } from "../names/scope";
import type { Name } from "../syntax/statement";
import { type Block, type Item, type Send, structureOf } from "../syntax/structure";
import { DEEPEST, type Node, type PartyRef, type Plan, type Step } from "./plan";
import { firstOf, statesOf } from "./plan-order";

/**
 * The plan of a version; undefined where the version has mistakes (bad or misplaced lines, unknown names) or no step:
 * what a flow should be compared with is then not known.
 */
export function planOf(version: VersionDeclaration, scope: Scope): Plan | undefined {
  const { section } = version.origin;
  const known = plans.get(section);
  if (known && known.scope === scope) return known.plan;
  const plan = new Planner(version, scope).run();
  plans.set(section, { scope, plan });
  return plan;
}
let made = 0;
const plans = new WeakMap<object, { readonly scope: Scope; readonly plan: Plan | undefined }>();

/** The bindings that steps at a place of the tree refer to: those of the innermost loop, or of the version. */
class Bindings {
  readonly slots = new Map<string, number>();
  slotOf(name: string): number {
    const slot = this.slots.get(name) ?? this.slots.size;
    this.slots.set(name, slot);
    return slot;
  }
}
interface Place {
  readonly bindings: Bindings;
  /** The roles of the `each` blocks around. */
  readonly each: readonly string[];
  readonly inLoop: boolean;
}

class Planner {
  private readonly structure;
  private readonly participants;
  private readonly steps: Step[] = [];
  private nodes = 0;
  private broken: boolean;

  constructor(
    private readonly version: VersionDeclaration,
    private readonly scope: Scope,
  ) {
    const { uri, section } = version.origin;
    this.structure = structureOf(section);
    this.participants = participantsOf(uri, section, this.structure.participants, false);
    this.broken = this.structure.damaged || this.structure.misplaced.length > 0;
  }

  run(): Plan | undefined {
    if (this.structure.depth > DEEPEST) return this.tooDeep();
    const bindings = new Bindings();
    const root = this.sequence(this.structure.items, { bindings, each: [], inLoop: false });
    const processors = (this.structure.processed?.statement.names ?? []).flatMap((name) => this.rolesOf(name));
    if (this.broken || this.steps.length === 0) return undefined;
    const { version, steps } = this;
    const firstSteps = new Set(firstOf(root));
    const optional = steps.filter((step) => step.info.necessity === "may");
    return {
      id: made++,
      version,
      root,
      slots: bindings.slots.size,
      steps,
      optional,
      firstSteps,
      processors,
      states: statesOf(root),
    };
  }

  /** What is too large needs no steps: nothing is compared with it. */
  private tooDeep(): Plan {
    const root: Node = { kind: "seq", id: 0, messages: new Set(), children: [] };
    const none = { steps: [], optional: [], firstSteps: new Set<Step>(), processors: [] };
    return { id: made++, version: this.version, root, slots: 0, ...none, states: Number.POSITIVE_INFINITY };
  }

  private sequence(items: readonly Item[], place: Place): Node {
    const children: Node[] = [];
    for (const item of items) {
      if (item.kind === "send") children.push(this.step(item, place));
      else if (item.kind === "block") children.push(this.block(item, place));
    }
    return children.length === 1 ? (children[0] as Node) : { kind: "seq", ...this.parts(children), children };
  }

  private block(block: Block, place: Place): Node {
    const { statement } = block;
    if (statement.kind === "each") {
      const role = statement.role.text;
      if (!this.scope.roles.has(role)) this.broken = true;
      const child = this.branches(block, { ...place, each: [...place.each, role] })[0] as Node;
      return { kind: "each", ...this.parts([child]), child, role };
    }
    if (block.word === "loop") {
      const bindings = new Bindings();
      const child = this.branches(block, { ...place, bindings, inLoop: true })[0] as Node;
      return { kind: "loop", ...this.parts([child]), child, slots: bindings.slots.size };
    }
    const kind = block.word === "alt" || block.word === "opt" ? block.word : "par";
    const children = this.branches(block, place);
    return { kind, ...this.parts(children), children };
  }

  private parts(children: readonly Node[]) {
    return { id: this.nodes++, messages: new Set(children.flatMap((child) => [...child.messages])) };
  }

  private branches(block: Block, place: Place): Node[] {
    return block.branches.map((branch) => this.sequence(branch.items, place));
  }

  private step(send: Send, place: Place): Step {
    const { statement, line } = send;
    for (const name of [statement.message, statement.insteadOf, ...send.accepts.map((a) => a.statement.message)])
      if (name && !this.scope.messages.has(name.text)) this.broken = true;
    const accepts = new Map(send.accepts.map((a) => [a.statement.message.text, a.statement.why?.text ?? ""]));
    const insteadOf = statement.insteadOf?.text;
    const message = statement.message.text;
    const { uri, section } = this.version.origin;
    const origin = originOf(uri, section, line, { start: statement.from.start, end: statement.message.end });
    const step: Step = {
      kind: "step",
      id: this.nodes++,
      from: this.partyRef(statement.from, place),
      to: this.partyRef(statement.to, place),
      messages: new Set([message, ...(insteadOf === undefined ? [] : [insteadOf]), ...accepts.keys()]),
      message,
      insteadOf,
      accepts,
      info: {
        from: statement.from.text,
        to: statement.to.text,
        message,
        necessity: statement.necessity,
        remark: statement.remark?.text ?? "",
        ground: statement.ground?.text,
        origin,
      },
      repeats: place.inLoop,
    };
    this.steps.push(step);
    return step;
  }

  private partyRef(name: Name, place: Place): PartyRef {
    const roles = new Set(this.rolesOf(name));
    const each = place.each.includes(name.text) && !this.participants.has(name.text);
    return { name: name.text, slot: each ? -1 : place.bindings.slotOf(name.text), each, roles };
  }

  private rolesOf(name: Name): readonly string[] {
    const roles = this.participants.get(name.text)?.roles ?? [name.text];
    if (!roles.every((role) => this.scope.roles.has(role))) this.broken = true;
    return roles;
  }
}
