/** What a hover on a flow's title tells: the verdict, and what its author says of it. */
import type { FlowConformance } from "../conformance/deviation";
import { flowHead } from "../names/resolve";
import type { SectionResult } from "../rules/check";
import { documentationOf } from "../syntax/section";
import type { Structure } from "../syntax/structure";
import { documentation, heading, links, page } from "./markdown";
import { modelLabel, versionsLabel } from "./wording";

/** Blocks by which a flow has more than one path. */
const CHOICES: ReadonlySet<string> = new Set(["alt", "opt", "loop"]);

export function flowHover({ section, resolution, conformance }: SectionResult): string {
  const head = flowHead(section);
  const manyPaths = resolution.structure.blocks.some((block) => CHOICES.has(block.word));
  const title = head?.title?.text.trim() ?? "";
  return page(
    heading(title === "" ? "(untitled)" : title, "", "flow"),
    head?.none && !conformance ? sketch(resolution.structure) : verdict(conformance, manyPaths),
    documentation(documentationOf(section)),
    links(resolution.structure.sees.map((see) => see.statement.url.text)),
  );
}

function sketch({ blocks }: Structure): string {
  const follows = blocks.some((block) => block.word === "follows");
  if (follows) return "A sketch: only its `follows` blocks are compared with a model.";
  return "A sketch: whether it follows a model is not checked.";
}

/** The verdict in words; "" where there is none. `manyPaths`: some of the flow's paths may be right. */
export function verdict(conformance: FlowConformance | undefined, manyPaths: boolean): string {
  if (conformance === undefined) return "";
  const { model, versions, conforms } = conformance;
  if (conforms === null) return unchecked(conformance);
  return conforms ? `Follows ${versionsLabel(model, versions, "and")}.` : deviates(conformance, manyPaths);
}

function unchecked({ model, nearest, deviations }: FlowConformance): string {
  const kinds = new Set(deviations.map((deviation) => deviation.kind));
  if (kinds.has("no-model")) return "Follows no model: none is named, and nothing in it points to one.";
  if (kinds.has("too-large")) return "Too large to be compared with a model.";
  if (nearest) return `No verdict: some of its lines take no part. Nearest: ${versionsLabel(model, [nearest], "or")}.`;
  return "Whether it follows a model is not checked.";
}

function deviates({ model, versions, nearest, inferred, deviations }: FlowConformance, manyPaths: boolean): string {
  for (const deviation of deviations)
    if (deviation.kind === "wrong-version")
      return `Follows ${versionsLabel(model, deviation.follows, "and")}, which is not named.`;
  const onEvery = manyPaths ? " on every path" : "";
  if (!inferred || !nearest) return `Does not follow ${versionsLabel(model, versions, "or") || "its model"}${onEvery}.`;
  const near = `Nearest: ${versionsLabel(model, [nearest], "or")}.`;
  return `Does not follow ${model ? `a version of ${modelLabel(model)}` : "any model"}${onEvery}. ${near}`;
}
