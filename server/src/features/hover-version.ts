/** What a hover tells of a version and of a model. */
import type { Model, VersionDeclaration } from "../names/declarations";
import { structureOf } from "../syntax/structure";
import { canonicalSteps } from "./canonical-steps";
import { bullets, code, codeBlock, documentation, heading, links, page, plain } from "./markdown";
import { modelLabel } from "./wording";

/** `model` is undefined where the version belongs to none that is known. */
export function versionHover(version: VersionDeclaration, model: Model | undefined): string {
  return page(
    heading(version.name, version.title, model ? `version of ${modelLabel(model)}` : "version"),
    documentation(version.documentation),
    codeBlock(canonicalSteps(structureOf(version.origin.section))),
    links(version.sees),
  );
}

export function modelHover({ declaration, versions }: Model): string {
  return page(
    heading(declaration.name, declaration.title, "model"),
    documentation(declaration.documentation),
    bullets([...versions.values()].map(({ name, title }) => code(name) + (title === "" ? "" : `: ${plain(title)}`))),
    links(declaration.sees),
  );
}
