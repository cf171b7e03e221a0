/** Flows and versions as sequence diagrams of Mermaid. https://mermaid.js.org/syntax/sequenceDiagram.html */
import type { Resolution } from "../names/resolve";
import type { Block, Branch, Item, Send } from "../syntax/structure";
import { type Lifelines, lifelinesOf } from "./lifelines";

/** A part of a sketch that follows a model has a ground of its own, since Mermaid has no block for it. */
const GROUND = "rect rgba(128, 128, 128, 0.12)";

/** A section as the text of a diagram, its messages in the order of its lines. Never throws. */
export function mermaidOf(resolution: Resolution): string {
  const lifelines = lifelinesOf(resolution);
  const { structure, processed } = resolution;
  const lines = ["sequenceDiagram"];
  for (const [i, { name, about }] of lifelines.all.entries())
    lines.push(`  participant ${idOf(i)} as ${escaped(name)}${about === "" ? "" : `<br/>${escaped(about)}`}`);
  const first = structure.sends[0]?.line ?? 0;
  // Who processes the interaction is so from the first message on.
  for (const { name } of processed)
    if ((structure.processed?.line ?? 0) <= first)
      lines.push(`  Note over ${idOf(lifelines.of(name.text))}: processes the interaction`);
  return [...lines, ...new Drawer(lifelines).items(structure.items, "  "), ""].join("\n");
}

class Drawer {
  readonly #lifelines: Lifelines;

  constructor(lifelines: Lifelines) {
    this.#lifelines = lifelines;
  }

  items(items: readonly Item[], indent: string): string[] {
    return items.flatMap((item) => {
      if (item.kind === "send") return `${indent}${this.#send(item)}`;
      return item.kind === "note" ? this.#note(item.statement.text.text, indent) : this.#block(item, indent);
    });
  }

  #send({ statement: { from, to, message, necessity } }: Send): string {
    const may = necessity === "must" ? "" : `${necessity}: `;
    return `${this.#id(from.text)}->>${this.#id(to.text)}: ${escaped(may + message.text)}`;
  }

  /** Over everybody: it is about the point, not about a party. */
  #note(text: string, indent: string): string[] {
    const { length } = this.#lifelines.all;
    if (length === 0) return [];
    const over = length === 1 ? idOf(0) : `${idOf(0)},${idOf(length - 1)}`;
    return [`${indent}Note over ${over}: ${escaped(text)}`];
  }

  #block({ word, branches }: Block, indent: string): string[] {
    const inner = `${indent}  `;
    const opening = ({ statement }: Branch, i: number) => {
      const label = labelOf(statement);
      if (word === "follows") return [`${indent}${GROUND}`, ...this.#note(label, inner)];
      const drawn = i === 0 ? DRAWN_AS[word] : word === "par" ? "and" : "else";
      return [`${indent}${drawn} ${escaped(label)}`];
    };
    const parts = branches.flatMap((branch, i) => [...opening(branch, i), ...this.items(branch.items, inner)]);
    return [...parts, `${indent}end`];
  }

  #id(name: string): string {
    return idOf(this.#lifelines.of(name));
  }
}

/** Names may be anything, also words of Mermaid's. */
const idOf = (index: number) => `p${index}`;

/** What Mermaid calls a block. The round for each party of a role is a loop. */
const DRAWN_AS = { alt: "alt", opt: "opt", par: "par", loop: "loop", each: "loop" } as const;

function labelOf(statement: Branch["statement"]): string {
  switch (statement.kind) {
    case "block":
    case "branch":
      return statement.label?.text ?? "";
    case "each":
      return `each ${statement.role.text}`;
    case "follows":
      return `follows ${[statement.model.text, statement.versions.map(({ text }) => text).join(", ")].join(" ").trim()}`;
  }
}

/** Every character that could mean something to Mermaid, or to a page, as its number; the rest as it is. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N} _.,()/'-]/gu, (character) => `#${character.codePointAt(0)};`);
}
