/**
 * A version as a plan: the tree of its steps and blocks with the parties resolved to where they are bound. Made once
 * for each version; what walks it (engine.ts) keeps only small states.
 */
import { originOf, type VersionDeclaration } from "../names/declarations";
import { participantsOf } from "../names/parties";
import type { Scope } from "../names/scope";
import type { Name } from "../syntax/statement";
import { type Block, type Item, type Send, structureOf } from "../syntax/structure";
import type { StepInfo } from "./deviation";

/**
 * A party of a version where a step names it. `slot` is its place among the bindings of the innermost loop round, or of
 * the version outside loops; `each` the role of the `each` block whose round it is, which fixes the party.
 */
export interface PartyRef {
  readonly name: string;
  readonly slot: number;
  readonly each: boolean;
  readonly roles: ReadonlySet<string>;
}

export interface Step {
  readonly kind: "step";
  readonly id: number;
  readonly from: PartyRef;
  readonly to: PartyRef;
  readonly message: string;
  readonly insteadOf: string | undefined;
  readonly accepts: ReadonlyMap<string, string>;
  readonly info: StepInfo;
  /** Whether the step is in a `loop`, and so may happen again. */
  readonly repeats: boolean;
}
export interface Group {
  readonly kind: "seq" | "alt" | "par" | "opt";
  readonly id: number;
  readonly children: readonly Node[];
}
export interface Loop {
  readonly kind: "loop";
  readonly id: number;
  readonly child: Node;
  /** How many parties each round binds. */
  readonly slots: number;
}
export interface Each {
  readonly kind: "each";
  readonly id: number;
  readonly child: Node;
  readonly role: string;
}
export type Node = Step | Group | Loop | Each;

export interface Plan {
  /** Tells plans apart. */
  readonly id: number;
  readonly version: VersionDeclaration;
  readonly root: Node;
  /** How many parties are bound outside loops. */
  readonly slots: number;
  readonly steps: readonly Step[];
  /** The `may` steps: what is right for one of them is no wrong party of another step. */
  readonly optional: readonly Step[];
  /** The steps that can be a conversation's first. */
  readonly firstSteps: ReadonlySet<Step>;
  /** The roles one of which must be processing; empty: any. */
  readonly processors: readonly string[];
  /** The number of states that the version unfolds into, one party for each `each`. */
  readonly states: number;
}

/** More states than this and flows are not checked against a version. */
export const MOST_STATES = 4096;

/** Blocks nested deeper than this count as too large as well, for flows and versions alike. */
export const DEEPEST = 100;

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
    const root: Node = { kind: "seq", id: 0, children: [] };
    const none = { steps: [], optional: [], firstSteps: new Set<Step>(), processors: [] };
    return { id: made++, version: this.version, root, slots: 0, ...none, states: Number.POSITIVE_INFINITY };
  }

  private sequence(items: readonly Item[], place: Place): Node {
    const children: Node[] = [];
    for (const item of items) {
      if (item.kind === "send") children.push(this.step(item, place));
      else if (item.kind === "block") children.push(this.block(item, place));
    }
    return children.length === 1 ? (children[0] as Node) : { kind: "seq", id: this.nodes++, children };
  }

  private block(block: Block, place: Place): Node {
    const { statement } = block;
    if (statement.kind === "each") {
      const role = statement.role.text;
      if (!this.scope.roles.has(role)) this.broken = true;
      const child = this.branches(block, { ...place, each: [...place.each, role] })[0] as Node;
      return { kind: "each", id: this.nodes++, child, role };
    }
    if (block.word === "loop") {
      const bindings = new Bindings();
      const child = this.branches(block, { ...place, bindings, inLoop: true })[0] as Node;
      return { kind: "loop", id: this.nodes++, child, slots: bindings.slots.size };
    }
    const kind = block.word === "alt" || block.word === "opt" ? block.word : "par";
    return { kind, id: this.nodes++, children: this.branches(block, place) };
  }

  private branches(block: Block, place: Place): Node[] {
    return block.branches.map((branch) => this.sequence(branch.items, place));
  }

  private step(send: Send, place: Place): Step {
    const { statement, line } = send;
    for (const name of [statement.message, statement.insteadOf, ...send.accepts.map((a) => a.statement.message)])
      if (name && !this.scope.messages.has(name.text)) this.broken = true;
    const { uri, section } = this.version.origin;
    const origin = originOf(uri, section, line, { start: statement.from.start, end: statement.message.end });
    const step: Step = {
      kind: "step",
      id: this.nodes++,
      from: this.partyRef(statement.from, place),
      to: this.partyRef(statement.to, place),
      message: statement.message.text,
      insteadOf: statement.insteadOf?.text,
      accepts: new Map(send.accepts.map((a) => [a.statement.message.text, a.statement.why?.text ?? ""])),
      info: {
        from: statement.from.text,
        to: statement.to.text,
        message: statement.message.text,
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

/** The steps that something can begin with, those behind what may be left out included. */
function firstOf(node: Node): Step[] {
  switch (node.kind) {
    case "step":
      return [node];
    case "loop":
    case "each":
      return firstOf(node.child);
    case "seq": {
      const first: Step[] = [];
      for (const child of node.children) {
        first.push(...firstOf(child));
        if (!canBeSkipped(child)) break;
      }
      return first;
    }
    default:
      return node.children.flatMap(firstOf);
  }
}

function canBeSkipped(node: Node): boolean {
  switch (node.kind) {
    case "step":
      return node.info.necessity !== "must";
    case "loop":
    case "each":
      return canBeSkipped(node.child);
    case "opt":
      return true;
    case "alt":
      return node.children.some(canBeSkipped);
    default:
      return node.children.every(canBeSkipped);
  }
}

function statesOf(node: Node): number {
  switch (node.kind) {
    case "step":
      return 2;
    case "loop":
      return statesOf(node.child) + 1;
    case "each":
      return statesOf(node.child);
    case "par":
      return node.children.reduce((product, child) => Math.min(product * statesOf(child), 1e9), 1);
    case "opt":
      return statesOf(node.children[0] as Node);
    default:
      // The end of one child is the beginning of the next (of alternatives: they share both).
      return node.children.reduce(
        (sum, child) => sum + statesOf(child) - (node.kind === "seq" ? 1 : 2),
        node.kind === "seq" ? 1 : 2,
      );
  }
}

/** Whether, in every run, what happens at `a` comes before what happens at `b`: by the sequence they stand in. */
export function mustPrecede(root: Node, a: Step, b: Step): boolean {
  const pathA = pathTo(root, a);
  const pathB = pathTo(root, b);
  for (let i = 0; i < Math.min(pathA.length, pathB.length) - 1; i++) {
    const node = pathA[i] as Node;
    if (pathA[i + 1] === pathB[i + 1]) continue;
    if (node.kind !== "seq") return false;
    return node.children.indexOf(pathA[i + 1] as Node) < node.children.indexOf(pathB[i + 1] as Node);
  }
  return false;
}

function pathTo(node: Node, step: Step): Node[] {
  if (node === step) return [node];
  const children = node.kind === "step" ? [] : "child" in node ? [node.child] : node.children;
  for (const child of children) {
    const path = pathTo(child, step);
    if (path.length > 0) return [node, ...path];
  }
  return [];
}
