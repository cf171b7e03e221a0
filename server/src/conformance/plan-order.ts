/** What follows from a plan's structure: what can come first, what comes before what, and how many states there are. */
import type { Node, Step } from "./plan";

/** The steps of a short way through: the first alternative, each loop once, what may be left out left out. */
export function shortWay(node: Node): Step[] {
  switch (node.kind) {
    case "step":
      return node.info.necessity === "may" ? [] : [node];
    case "loop":
    case "each":
      return shortWay(node.child);
    case "opt":
      return [];
    case "alt":
      return shortWay(node.children[0] as Node);
    default:
      return node.children.flatMap(shortWay);
  }
}

/** The steps that something can begin with, those behind what may be left out included. */
export function firstOf(node: Node): Step[] {
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

/** How many states a node unfolds into, one party for each `each`. */
export function statesOf(node: Node): number {
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
