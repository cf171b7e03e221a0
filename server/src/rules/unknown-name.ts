/** What the rules about unknown names share: the message and the suggestion of the nearest known name. */
import type { MessageDeclaration, Model } from "../names/declarations";
import type { Reference, ReferenceKind, Resolution } from "../names/resolve";
import { nearest } from "../syntax/nearest";
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

const suggestions = new WeakMap<Resolution, Map<string, string | undefined>>();

/** The known name nearest to an unknown one; each name of a section is looked for once. */
export function suggestion(reference: Reference, resolution: Resolution): string | undefined {
  const known = suggestions.get(resolution) ?? new Map<string, string | undefined>();
  suggestions.set(resolution, known);
  const { kind, name } = reference;
  const key = `${kind} ${ownerOf(reference)} ${name.text}`;
  if (!known.has(key)) known.set(key, nearest(name.text, candidates(reference, resolution)));
  return known.get(key);
}

/** The name of what an attribute or version belongs to. */
export function ownerOf({ of }: Reference): string {
  if (of === undefined) return "";
  return "declaration" in of ? of.declaration.name : of.name;
}

function candidates(reference: Reference, { scope, parties }: Resolution): Iterable<string> {
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
      // Not what it is a member of: that one is written right.
      return [...(reference.of as MessageDeclaration).attributes.keys()].filter(
        (path) => !reference.name.text.startsWith(`${path}.`),
      );
  }
}
