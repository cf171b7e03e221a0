/** Names that are taken: what a thing cannot be renamed to, as far as can be said without trying. */
import { declarationOf, type Origin } from "../names/declarations";
import type { ResolvedScript, ResolvedSection } from "../names/resolved";
import type { Scope } from "../names/scope";
import { lineStarts } from "../syntax/starts";
import { occurrencesIn } from "./occurrences";
import { lineWords, placeWords } from "./rename-places";
import { attributeThing, type Thing } from "./things";

/**
 * Why a thing cannot have this name; undefined where nothing is in the way. `results` are those of the scripts that see the
 * thing, that of the script asked of first.
 */
export function conflictOf(thing: Thing, name: string, results: readonly ResolvedScript[]): string | undefined {
  const [asked] = results;
  if (!asked) return undefined;
  if (thing.kind === "participant") return amongParties(thing, name, asked);
  for (const result of results) {
    const taken = originOfTaken(thing, name, result.scope.scope);
    if (!taken) continue;
    const where = placeWords(taken, result, asked.script.uri);
    return `\`${name}\` is the name of ${whatWords(thing)} already, declared in ${where}: choose another name.`;
  }
  return undefined;
}

/** `a role`, `an attribute of Told`. */
function whatWords({ kind, of }: Thing): string {
  return `${kind === "attribute" ? "an" : "a"} ${kind}${of === "" ? "" : ` of \`${of}\``}`;
}

function originOfTaken(thing: Thing, name: string, scope: Scope): Origin | undefined {
  switch (thing.kind) {
    case "role":
      return scope.roles.get(name)?.origin;
    case "protocol":
      return scope.protocols.get(name)?.origin;
    case "message":
      return scope.messages.get(name)?.origin;
    case "model":
      return scope.models.get(name)?.declaration.origin;
    case "version":
      return scope.models.get(thing.of)?.versions.get(name)?.origin;
    case "attribute": {
      const message = declarationOf(thing.origin.uri, thing.origin.section);
      const path = thing.name.slice(0, thing.name.lastIndexOf(".") + 1) + name;
      return message?.kind === "message" ? attributeThing(message, path)?.origin : undefined;
    }
    default:
      return undefined;
  }
}

function amongParties(thing: Thing, name: string, result: ResolvedScript): string | undefined {
  const home = result.sections.find(({ section }) => section === thing.origin.section);
  if (!home) return undefined;
  const { kind } = home.section;
  const isLocal = kind === "flow" || kind === "version";
  const taken = (isLocal ? home.resolution.parties.own : home.resolution.parties.shared).get(name)?.origin;
  if (!taken) return namedByRole(name, isLocal ? home : undefined, result);
  const where = placeWords(taken, result, result.script.uri);
  return `\`${name}\` is the name of a participant already, declared in ${where}: choose another name.`;
}

/** A role's name stands for a party only where no participant has it. Shared participants are those of flows. */
function namedByRole(name: string, only: ResolvedSection | undefined, { script, sections }: ResolvedScript) {
  const starts = lineStarts(script);
  for (const [i, section] of sections.entries()) {
    if (only ? section !== only : section.section.kind !== "flow") continue;
    const found = occurrencesIn(script.uri, section.resolution, ({ text }) => text === name).find((one) => one.parties);
    if (!found) continue;
    const where = lineWords((starts[i] as number) + found.line, script.uri, script.uri);
    return `\`${name}\` is the name of a role, and stands for a party in ${where}: choose another name.`;
  }
  return undefined;
}
