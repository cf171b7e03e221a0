/** What a hover on a flow's title tells: the verdict, and what its author says of it. */
import type { FlowConformance } from "../conformance/deviation";
import { flowMeant } from "../names/resolve";
import type { SectionResult } from "../rules/check";
import { oneLine } from "../syntax/one-line";
import { documentationOf } from "../syntax/section";
import type { Structure } from "../syntax/structure";
import { documentation, heading, links, page } from "./markdown";
import { verdictOf } from "./verdict";
import { modelLabel, versionsLabel } from "./wording";

export function flowHover({ section, resolution, conformances }: SectionResult): string {
  const head = flowMeant(section);
  const title = oneLine(head?.title?.text ?? "");
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
  const { model } = conformance;
  const said = verdictOf(conformance);
  switch (said.kind) {
    case "follows":
      return `Follows ${versionsLabel(model, said.versions, "and")}.`;
    case "some-follow": {
      const others = said.named ? "none of the versions named" : "no version";
      return `Some paths follow ${versionsLabel(model, said.versions, "and")}, others ${others}.`;
    }
    case "follows-otherwise":
      return `Follows ${versionsLabel(model, said.versions, "and")} except for a protocol.`;
    case "follows-unnamed":
      return `Follows ${versionsLabel(model, said.versions, "and")}, which is not named.`;
    case "deviates":
      return `Does not follow ${versionsLabel(model, said.versions, "or") || "its model"}.`;
    case "nearest": {
      const near = `Nearest: ${versionsLabel(model, [said.version], "or")}.`;
      return `Does not follow ${model ? `a version of ${modelLabel(model)}` : "any model"}. ${near}`;
    }
    case "damaged": {
      const near = versionsLabel(model, [said.nearest], "or");
      return `No verdict: some of its lines take no part. Nearest: ${near}.`;
    }
    case "no-model":
      return "Follows no model: none is named, and nothing in it points to one.";
    case "too-large":
      return "Too large to be compared with a model.";
    case "unchecked":
      return "Whether it follows a model is not checked.";
  }
}
