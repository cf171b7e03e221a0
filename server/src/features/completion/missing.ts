/** What a version needs at a point of a flow, and what the flow is with it. */
import type { Next, Outlook } from "../../conformance/next";

/** Messages that are added at the most. */
const MOST_ADDED = 100;

/** What is added to a flow. */
export interface Added {
  /** One after the other. */
  readonly added: readonly Next[];
  /** How far the flow is from the version with these messages. */
  readonly distance: number;
  /** The parties that were to be given a part. */
  readonly taking: ReadonlySet<number>;
}

/**
 * The messages that the version needs at the point and does not have. `idle` are parties that should take part and do not:
 * they are given a part where there is one for them, unless the flow is nearer to the version without.
 */
export function missingAt(outlook: Outlook, idle: ReadonlySet<number>): Added {
  const plain = addedTo(outlook, new Set());
  if (idle.size === 0) return plain;
  const all = addedTo(outlook.with(idle), idle);
  const distance = all.added.reduce((at, { event }) => at.past(event), outlook).distance;
  return distance <= plain.distance ? { ...all, distance } : plain;
}

function addedTo(outlook: Outlook, idle: ReadonlySet<number>): Added {
  const added: Next[] = [];
  const left = new Set(idle);
  let at = outlook;
  for (let next = firstNeeded(at, left); next && added.length < MOST_ADDED; next = firstNeeded(at, left)) {
    added.push(next);
    left.delete(next.event.from);
    left.delete(next.event.to);
    at = at.past(next.event);
  }
  return { added, distance: at.distance, taking: idle };
}

/** What is needed first, by one who is idle if that can be; else what gives one a part. */
function firstNeeded(outlook: Outlook, idle: ReadonlySet<number>): Next | undefined {
  let first: Next | undefined;
  let other: Next | undefined;
  for (const next of outlook.next()) {
    const isIdle = idle.has(next.event.from) || idle.has(next.event.to);
    if (first && next.step !== first.step) return first;
    if (next.needed && (isIdle || idle.size === 0)) return next;
    if (next.needed) first ??= next;
    else if (isIdle) other ??= next;
  }
  return first ?? other;
}
