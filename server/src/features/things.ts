/**
 * What names stand for, in a form in which two of them can be compared, whichever section or file names them: a thing is
 * known by the place that declares it.
 */
import { type Declaration, type MessageDeclaration, type Model, type Origin, originOf } from "../names/declarations";
import type { Party } from "../names/parties";
import type { ReferenceKind } from "../names/resolve";
import { segmentsIn } from "./segments";

export interface Thing {
  readonly kind: ReferenceKind;
  /** As names are compared; of an attribute, the path up to the part that is meant. */
  readonly name: string;
  /** The message of an attribute, the model of a version; "" for others. */
  readonly of: string;
  readonly origin: Origin;
}

/** The word, or the first of them, that every file has in it that names the thing; undefined where only its own file does. */
export function wordOf({ kind, name }: Thing): string | undefined {
  return kind === "participant" ? undefined : lastPart(name).split(" ")[0];
}

/** Of an attribute the part of its path that is meant; what others are called. */
export const lastPart = (path: string): string => path.slice(path.lastIndexOf(".") + 1);

/** The thing that a role, protocol, message, model or version is. `model`: the one that a version belongs to. */
export function declaredThing({ kind, name, origin }: Declaration, model?: Model): Thing {
  return { kind, name, of: model?.declaration.name ?? "", origin };
}

/** The thing that a declared participant is; undefined for a party that is only implied. */
export function partyThing({ name, origin }: Party): Thing | undefined {
  return origin && { kind: "participant", name, of: "", origin };
}

/**
 * The attribute at a path. That may be only the beginning of what is declared: where nothing but `Reason.Code` is, `Reason`
 * stands for its object all the same, and is declared there. Undefined where there is nothing of that name.
 */
export function attributeThing({ attributes, name: of }: MessageDeclaration, path: string): Thing | undefined {
  const own = attributes.get(path);
  if (own) return { kind: "attribute", name: path, of, origin: own.origin };
  for (const [longer, { origin }] of attributes)
    if (longer.startsWith(`${path}.`)) return { kind: "attribute", name: path, of, origin: originIn(origin, path) };
  return undefined;
}

/** The place of the beginning of a path that is declared at a place. */
function originIn(origin: Origin, path: string): Origin {
  const { uri, section, line } = origin;
  const segment = segmentsIn(section.texts[line] ?? "", origin).find((one) => one.path === path);
  return originOf(uri, section, line, segment ?? origin);
}

/**
 * Whether both are the same thing, of one state of their script. A line declares one thing at the most, and of an attribute
 * also the objects that its path leads through.
 */
export function sameThing(a: Thing, b: Thing): boolean {
  return a.name === b.name && samePlace(a.origin, b.origin);
}

export const samePlace = (a: Origin, b: Origin): boolean => a.section === b.section && a.line === b.line;
