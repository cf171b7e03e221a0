/** What a hover on a flow's title tells: the verdict, and what its author says of it. */
import type { FlowConformance } from "../conformance/deviation";
import { flowHead } from "../names/resolve";
import type { SectionResult } from "../rules/check";
import { documentationOf } from "../syntax/section";
import type { Structure } from "../syntax/structure";
import { documentation, heading, links, page } from "./markdown";
import { modelLabel, versionsLabel } from "./wording";

export function flowHover({ section, resolution, conformances }: SectionResult): string {
  const head = flowHead(section);
  const title = head?.title?.text.trim() ?? "";
  return page(
    heading(title === "" ? "(untitled)" : title, "", "flow"),
    head?.none ? sketch(resolution.structure) : "",
    ...conformances.map((conformance) => verdict(conformance)),
    documentation(documentationOf(section)),
    links(resolution.structure.sees.map((see) => see.statement.url.text)),
  );
}

function sketch({ blocks }: Structure): string {
  const follows = blocks.some((block) => block.word === "follows");
  if (follows) return "A sketch: only its `follows` blocks are compared with a model.";
  return "A sketch: whether it follows a model is not checked.";
}

/** The verdict in words. */
export function verdict(conformance: FlowConformance): string {
  const { model, versions, conforms } = conformance;
  if (conforms === null) return unchecked(conformance);
  return conforms ? `Follows ${versionsLabel(model, versions, "and")}.` : deviates(conformance);
}

function unchecked({ model, nearest, deviations }: FlowConformance): string {
  const kinds = new Set(deviations.map((deviation) => deviation.kind));
  if (kinds.has("no-model")) return "Follows no model: none is named, and nothing in it points to one.";
  if (kinds.has("too-large")) return "Too large to be compared with a model.";
  if (nearest) return `No verdict: some of its lines take no part. Nearest: ${versionsLabel(model, [nearest], "or")}.`;
  return "Whether it follows a model is not checked.";
}

function deviates({ model, versions, follows, nearest, inferred, deviations }: FlowConformance): string {
  if (follows.length > 0)
    return `Some paths follow ${versionsLabel(model, follows, "and")}, others ${inferred ? "no version" : "none of the versions named"}.`;
  for (const deviation of deviations)
    if (deviation.kind === "wrong-version")
      return `Follows ${versionsLabel(model, deviation.follows, "and")}, which is not named.`;
  if (!inferred || !nearest) return `Does not follow ${versionsLabel(model, versions, "or") || "its model"}.`;
  const near = `Nearest: ${versionsLabel(model, [nearest], "or")}.`;
  return `Does not follow ${model ? `a version of ${modelLabel(model)}` : "any model"}. ${near}`;
}
