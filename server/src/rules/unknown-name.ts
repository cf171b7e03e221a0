/** What the rules about unknown names share: the message and the suggestion of the nearest known name. */
import type { MessageDeclaration, Model } from "../names/declarations";
import type { Reference, ReferenceKind, Resolution } from "../names/resolve";
import { NearNames, type OddWord } from "../syntax/near-names";
import { type Fix, replacement } from "./fix";
import type { Checks, Related, SectionContext } from "./rule";

export interface Wording {
  /** What is wrong, up to the colon. */
  readonly subject: (reference: Reference) => string;
  /** What to do where no known name is near. */
  readonly remedy: (reference: Reference, resolution: Resolution) => string;
  /** What helps to understand it. */
  readonly related?: (reference: Reference, context: SectionContext) => readonly Related[];
  /** What else would mend it, beside the nearest name. */
  readonly others?: (reference: Reference, context: SectionContext) => readonly Fix[];
}

/** The fix that takes the nearest name, if there is one. */
export function changeTo(near: string | undefined, { line, name }: Reference): Fix[] {
  if (near === undefined) return [];
  return [{ title: `Change to \`${near}\``, edits: [replacement(line, name, near)], preferred: true }];
}

/** The check that a reference of this kind has a target. */
export function unknownName(kind: ReferenceKind, { subject, remedy, related, others }: Wording): Checks {
  return {
    reference(reference, context) {
      const { resolution, report } = context;
      if (reference.kind !== kind || !isUnknown(reference, resolution)) return;
      const near = suggestion(reference, resolution);
      const advice = near === undefined ? `${remedy(reference, resolution)}.` : `did you mean \`${near}\`?`;
      const fixes = () => [...changeTo(near, reference), ...(others?.(reference, context) ?? [])];
      report(reference.line, reference.name, `${subject(reference)}: ${advice}`, {
        related: related?.(reference, context) ?? [],
        fixes,
      });
    },
  };
}

/** Whether a name is to be reported: not where files are missing, nor where the line that declares it is bad. */
export function isUnknown(reference: Reference, { scope }: Resolution): boolean {
  return reference.target === undefined && !reference.ambiguous && !reference.lost && !scope.incomplete;
}

/** The names that may be meant, and what was found for those asked for; each name of a section is looked for once. */
interface Suggestions {
  readonly near: NearNames;
  readonly found: Map<string, string | undefined>;
}
const suggestions = new WeakMap<Resolution, Map<string, Suggestions>>();

/** The known name that an unknown one is a slip of. */
export function suggestion(reference: Reference, resolution: Resolution): string | undefined {
  const { near, found } = suggestionsFor(reference, resolution);
  const { text } = reference.name;
  if (!found.has(text)) found.set(text, near.nearest(text));
  const name = found.get(text);
  // What an attribute is a member of is written right.
  return reference.kind === "attribute" && text.startsWith(`${name}.`) ? undefined : name;
}

function suggestionsFor(reference: Reference, resolution: Resolution): Suggestions {
  const known = suggestions.get(resolution) ?? new Map<string, Suggestions>();
  suggestions.set(resolution, known);
  const key = `${reference.kind} ${ownerOf(reference)}`;
  const made = known.get(key) ?? {
    near: new NearNames(namesInReach(reference, resolution), oddWordOf(reference)),
    found: new Map<string, string | undefined>(),
  };
  known.set(key, made);
  return made;
}

function oddWordOf({ kind }: Reference): OddWord {
  if (kind === "message") return "lacking first";
  return kind === "attribute" ? "lacking" : "any";
}

/** The name of what an attribute or version belongs to. */
export function ownerOf({ of }: Reference): string {
  if (of === undefined) return "";
  return "declaration" in of ? of.declaration.name : of.name;
}

/** The names that a reference of this kind can mean. */
export function namesInReach(reference: Reference, { scope, parties }: Resolution): Iterable<string> {
  switch (reference.kind) {
    case "participant":
      return [...parties.inScope().map((party) => party.name), ...scope.roles.keys()];
    case "role":
      return scope.roles.keys();
    case "protocol":
      return scope.protocols.keys();
    case "message":
      return scope.messages.keys();
    case "model":
      return scope.models.keys();
    case "version":
      return (reference.of as Model).versions.keys();
    case "attribute":
      return (reference.of as MessageDeclaration).attributes.keys();
  }
}
