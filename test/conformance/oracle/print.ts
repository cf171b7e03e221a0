/** Versions and flows as text of the language. */
import { type Flow, MESSAGES, type Message, PARTICIPANTS, ROLES, type Step, type Tree } from "./tree";

/** A script with one model of these versions (`V0`, `V1`, …) and one flow. */
export function scriptText(versions: readonly Tree<Step>[], flow: Flow): string {
  return [
    "protocol P",
    ...ROLES.map((role) => `role ${role}`),
    ...MESSAGES.map((message) => `message ${message} : P`),
    "model Own",
    ...versions.flatMap((version, i) => [
      `version V${i}`,
      ...[...PARTICIPANTS].map(([name, roles]) => `  participant ${name} : ${roles.join(" or ")}`),
      ...lines(version, stepLines, "  "),
    ]),
    'flow "F" : Own',
    ...flow.parties.filter((p) => p.declared).map((party) => `  participant ${party.name} : ${party.role}`),
    ...lines(flow.tree, (message) => [messageLine(message, flow)], "  "),
    "",
  ].join("\n");
}

function messageLine({ from, to, message }: Message, { parties }: Flow): string {
  return `${parties[from]?.name} -> ${parties[to]?.name} : ${message}`;
}

function stepLines(step: Step): string[] {
  const necessity = step.necessity === "must" ? "" : `${step.necessity} `;
  const instead = step.insteadOf === undefined ? "" : ` instead of ${step.insteadOf}`;
  const line = `${necessity}${step.from} -> ${step.to} : ${step.message}${instead}`;
  return [line, ...step.accepts.map((message) => `  accept ${message}`)];
}

function lines<L>(tree: Tree<L>, leafLines: (leaf: L) => string[], indent: string): string[] {
  const of = (part: Tree<L>, by: string) => lines(part, leafLines, by);
  if (tree.kind === "leaf") return leafLines(tree.leaf).map((line) => indent + line);
  if (tree.kind === "seq") return tree.parts.flatMap((part) => of(part, indent));
  const head = tree.kind === "each" ? `each ${tree.role}` : tree.kind;
  const between = `${indent}${tree.kind === "par" ? "and" : "else"}`;
  const branches = tree.parts.map((part) => of(part, `${indent}  `));
  return [indent + head, ...branches.flatMap((branch, i) => (i > 0 ? [between, ...branch] : branch)), `${indent}end`];
}
