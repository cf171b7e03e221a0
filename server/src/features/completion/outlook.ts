/** What the versions that a flow is to follow ask for on a line of it. */
import { conformancesOf, plansFor } from "../../conformance/conformance";
import type { Next } from "../../conformance/next";
import { DEEPEST, type Plan } from "../../conformance/plan";
import { type Subject, subjectsOf } from "../../conformance/subject";
import type { Model, VersionDeclaration } from "../../names/declarations";
import type { Party } from "../../names/parties";
import type { Resolution } from "../../names/resolve";
import { type Prospects, prospectsOf } from "./ahead";
import { castOf, type Part, passagesOf } from "./cast";
import { waysPast } from "./passages";
import type { Place } from "./place";

/** A message that can come next, of a version. */
export interface NextMessage extends Next {
  readonly from: Party;
  readonly to: Party;
  readonly version: VersionDeclaration;
}
/** All that a flow lacks of a version. */
export interface MissingMessages {
  readonly version: VersionDeclaration;
  readonly messages: readonly NextMessage[];
}

/** A flow, or a `follows` block, on a line of it. */
interface Prospect {
  readonly model: Model | undefined;
  readonly parties: readonly Party[];
  readonly prospects: Prospects;
}

/** Messages looked at for one answer, on all ways and for all versions; where it would be more, nothing is expected. */
const MOST_WORK = 8_000;
/** How often those behind the line are: once for about so many messages that might come next. */
const TRIES = 20;

const known = new WeakMap<Resolution, Prospect | null>();

/** What is ahead on the line; undefined where nothing is compared with a model, or that would take too long. */
function prospectAt({ section, resolution, line, isHead }: Place): Prospect | undefined {
  if (section.kind !== "flow" || isHead) return undefined;
  let prospect = known.get(resolution);
  if (prospect === undefined) {
    prospect = lookAhead(resolution, line) ?? null;
    known.set(resolution, prospect);
  }
  return prospect ?? undefined;
}

function lookAhead(resolution: Resolution, line: number): Prospect | undefined {
  const subject = subjectAt(resolution, line);
  if (!subject?.known) return undefined;
  const { candidates } = plansFor(resolution.scope, subject.model, subject.versions);
  const seen = lookFrom(subject, line, candidates, resolution);
  return seen && { model: subject.model, ...seen };
}

/** What the line is in: the flow, or in a sketch the innermost `follows` block around the line. */
function subjectAt(resolution: Resolution, line: number): Subject | undefined {
  return subjectsOf(resolution).findLast((subject) => {
    const block = resolution.structure.blocks.find((one) => one.line === subject.line);
    return !block || (block.line < line && line < (block.end ?? Number.POSITIVE_INFINITY));
  });
}

function lookFrom(part: Part, line: number, plans: readonly Plan[], resolution: Resolution) {
  if (resolution.structure.depth > DEEPEST) return undefined;
  const ways = waysPast(part.items, line);
  const work = ways.reduce((sum, { before, after }) => sum + before.length + TRIES * after.length, 0);
  if (work * plans.length > MOST_WORK) return undefined;
  const cast = castOf(part, plans, resolution);
  const prospects = prospectsOf(resolution.scope, plans, cast, passagesOf(ways, cast, resolution));
  return { parties: cast.parties, prospects };
}

/** What can come next on the line: what is needed first. */
export function nextMessages(place: Place): NextMessage[] {
  const prospect = prospectAt(place);
  return prospect?.prospects.next.map(({ next, plan }) => named(next, plan, prospect.parties)) ?? [];
}

/** What is missing, for each version that the flow may follow. */
export function missingMessages(place: Place): MissingMessages[] {
  const prospect = prospectAt(place);
  // Of a flow that names no model and says nothing, nobody knows what it is to be.
  if (!prospect || (!prospect.model && place.structure.sends.length === 0)) return [];
  return prospect.prospects.missing.map(({ plan, added }) => {
    return { version: plan.version, messages: added.map((next) => named(next, plan, prospect.parties)) };
  });
}

/**
 * How many deviations the flow or block at the place has, 0 where it conforms; infinitely many where some lines do not
 * count, as long as a block is open for example; undefined where it is too large to tell.
 */
export function deviationsAt({ resolution, line }: Place): number | undefined {
  const subject = subjectAt(resolution, line);
  const verdict = conformancesOf(resolution).find((one) => one.subject.line === subject?.line);
  if (!verdict || verdict.deviations.some(({ kind }) => kind === "too-large")) return undefined;
  if (verdict.conforms === null) return Number.POSITIVE_INFINITY;
  return verdict.conforms ? 0 : Math.max(1, verdict.deviations.length);
}

function named(next: Next, { version }: Plan, parties: readonly Party[]): NextMessage {
  const party = (number: number) => parties[number] as Party;
  return { ...next, from: party(next.event.from), to: party(next.event.to), version };
}

/** The versions of a model, first those that the flow as it stands may become, of these first the nearest. */
export function nearestFirst(resolution: Resolution, model: Model): VersionDeclaration[] {
  const versions = [...model.versions.values()];
  const { structure, sends, scope } = resolution;
  if (sends.length === 0) return versions;
  const flow = { items: structure.items, sends, hasProcessors: true };
  const seen = lookFrom(flow, Number.POSITIVE_INFINITY, plansFor(scope, model, []).candidates, resolution);
  const distances = new Map([...(seen?.prospects.distances ?? [])].map(([plan, distance]) => [plan.version, distance]));
  const distanceTo = (version: VersionDeclaration) => distances.get(version) ?? Number.MAX_VALUE;
  return versions.sort((a, b) => distanceTo(a) - distanceTo(b));
}
