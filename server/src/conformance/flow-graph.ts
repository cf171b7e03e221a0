/**
 * A flow as a graph: nodes with edges that are messages or choices. A `par` block is one node whose parts move each on
 * its own. A place is where a path stands; equal places are one object.
 */
import type { Block, Branch, Item, Send } from "../syntax/structure";

/** A decision that tells paths apart: a branch of an `alt`, an `opt` that happens or not, a `loop` that goes on. */
export interface Choice {
  readonly kind: "branch" | "taken" | "left-out" | "repeated";
  readonly block: Block;
  readonly branch: Branch;
}

interface Node {
  readonly id: number;
  readonly edges: Edge[];
  /** The parts of a `par`: its edges are open when all of them are at their ends. */
  readonly parts: readonly Part[];
}
interface Edge {
  readonly to: Node;
  readonly send?: Send;
  readonly choice?: Choice;
}
interface Part {
  readonly start: Node;
  readonly end: Node;
}

export interface Place {
  readonly id: number;
  readonly node: Node;
  /** Where the parts of a `par` stand. */
  readonly parts: readonly Place[];
}
/** A move to the next place, by a message or silently. */
export interface PlaceMove {
  readonly to: Place;
  readonly send?: Send;
  readonly choice?: Choice;
}

export class FlowGraph {
  private nodes = 0;
  private readonly places = new Map<string, Place>();
  private readonly moves = new Map<Place, readonly PlaceMove[]>();
  private readonly whole: Part;
  readonly start: Place;
  readonly end: Place;
  /** Every choice of the flow, in the order of the lines. */
  readonly choices: Choice[] = [];

  constructor(items: readonly Item[]) {
    this.whole = this.sequence(items);
    this.size = placesOf(items);
    this.start = this.enter(this.whole.start);
    this.end = this.enter(this.whole.end);
  }

  /** How many places there are, interleavings included; known without meeting them. */
  readonly size: number;

  /** How many nodes there are: what the flow's length gives, without interleavings. */
  get length(): number {
    return this.nodes;
  }

  /** Where one can go from a place. */
  movesFrom(place: Place): readonly PlaceMove[] {
    const known = this.moves.get(place);
    if (known) return known;
    const moves = this.findMoves(place);
    this.moves.set(place, moves);
    return moves;
  }

  private findMoves(place: Place): PlaceMove[] {
    const { node } = place;
    const moves: PlaceMove[] = [];
    place.parts.forEach((part, i) => {
      for (const { to, ...by } of this.movesFrom(part))
        moves.push({
          to: this.place(
            node,
            place.parts.map((p, j) => (j === i ? to : p)),
          ),
          ...by,
        });
    });
    const done = place.parts.every((part, i) => part.node === node.parts[i]?.end);
    if (done) for (const { to, ...by } of node.edges) moves.push({ to: this.enter(to), ...by });
    return moves;
  }

  private enter(node: Node): Place {
    return this.place(
      node,
      node.parts.map((part) => this.enter(part.start)),
    );
  }

  private place(node: Node, parts: readonly Place[]): Place {
    const key = parts.length === 0 ? `${node.id}` : `${node.id}:${parts.map((part) => part.id).join()}`;
    let place = this.places.get(key);
    if (!place) {
      place = { id: this.places.size, node, parts };
      this.places.set(key, place);
    }
    return place;
  }

  // ---- from lines to nodes

  private node(parts: readonly Part[] = []): Node {
    return { id: this.nodes++, edges: [], parts };
  }

  private sequence(items: readonly Item[]): Part {
    const start = this.node();
    let end = start;
    for (const item of items) {
      if (item.kind === "note") continue;
      const after = this.node();
      if (item.kind === "send") end.edges.push({ to: after, send: item });
      else this.block(item, end, after);
      end = after;
    }
    return { start, end };
  }

  private block(block: Block, before: Node, after: Node): void {
    if (block.word === "par") {
      const parts = this.node(block.branches.map((branch) => this.sequence(branch.items)));
      before.edges.push({ to: parts });
      parts.edges.push({ to: after });
      return;
    }
    for (const branch of block.branches) this.branch(block, branch, before, after);
    if (block.word === "opt")
      before.edges.push({ to: after, choice: this.choice("left-out", block, block.branches[0]) });
  }

  private branch(block: Block, branch: Branch, before: Node, after: Node): void {
    const kind = block.word === "alt" ? "branch" : block.word === "opt" ? "taken" : undefined;
    const choice = kind && this.choice(kind, block, branch);
    const repeated = block.word === "loop" ? this.choice("repeated", block, branch) : undefined;
    const { start, end } = this.sequence(branch.items);
    before.edges.push({ to: start, ...(choice && { choice }) });
    end.edges.push({ to: after });
    if (repeated) end.edges.push({ to: start, choice: repeated });
  }

  private choice(kind: Choice["kind"], block: Block, branch: Branch | undefined): Choice {
    const choice = { kind, block, branch: branch as Branch };
    this.choices.push(choice);
    return choice;
  }
}

/** The places of a stretch: in a `par` each part stands somewhere, so their places multiply. */
function placesOf(items: readonly Item[]): number {
  let places = 1;
  for (const item of items) {
    if (item.kind === "note") continue;
    places++;
    if (item.kind !== "block") continue;
    const branches = item.branches.map((branch) => placesOf(branch.items));
    places += item.word === "par" ? branches.reduce((a, b) => a * b, 1) : branches.reduce((a, b) => a + b, 0);
  }
  return places;
}
