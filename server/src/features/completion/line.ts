/** The proposals on a line of the script: names, values and words, in the order in which they are probably wanted. */
import type { SectionWord } from "../../syntax/statement";
import { bodyIndent, indentOf } from "./layout";
import { proposers } from "./names";
import type { Asking, Proposal } from "./proposal";
import type { Slot } from "./slots";
import { nextLines } from "./steps";
import { valueProposals } from "./values";
import type { Wanted } from "./wanted";
import { completions } from "./whole-flow";
import { addressProposals, textProposals, wordProposals } from "./words";

type Line = Extract<Wanted, { in: "line" }>;

/** Behind the beginning of a line. `isAsked`: the user asks, and has not just typed something that may be followed. */
export function proposalsWithin(asking: Asking, wanted: Line, slots: readonly Slot[], isAsked: boolean): Proposal[] {
  const names = slots.flatMap((slot) => namesIn(asking, slot));
  const values = has(wanted, "a value") ? valueProposals(asking) : [];
  // What may follow but need not, and signs, are for those who ask.
  const words = isAsked || !wanted.complete ? wordProposals(wanted.parts, asking) : [];
  if (!isAsked) return [...names, ...values, ...words.filter(({ label }) => /^[a-z]/.test(label))];
  const texts = has(wanted, "a text in quotes") ? textProposals() : [];
  const addresses = has(wanted, "an address") ? addressProposals() : [];
  return [...names, ...values, ...words, ...texts, ...addresses];
}

const has = ({ parts }: Line, name: string) => [...parts].some((part) => part.startsWith(name));

function namesIn(asking: Asking, slot: Slot): Proposal[] {
  const proposals = proposers.get(slot.part)?.({ ...asking, slot }) ?? [];
  const { before, start } = asking.cursor;
  if (slot.start === start) return proposals;
  // A name of several words begins before the one that is typed: only what goes on like this is meant.
  const typed = before.slice(slot.start).replace(/[ \t]+/g, " ");
  return proposals.filter(({ label }) => label.startsWith(typed)).map((one) => ({ ...one, start: slot.start }));
}

/** At the beginning of a line. */
export function proposalsToBegin(asking: Asking, wanted: Line, slots: readonly Slot[]): Proposal[] {
  const { cursor, place } = asking;
  const names = (part: string) => slots.filter((slot) => slot.part === part).flatMap((slot) => namesIn(asking, slot));
  const attributes = names("value.path");
  const parties = place.isBody ? names("send.from") : [];
  // Something stands on the line already: then only its first word is wanted.
  if (cursor.after.trim() !== "") return [...attributes, ...parties, ...wordsOf(asking, wanted).flat()];
  const { needed, others } = nextLines(asking);
  const [dividing, inner, top] = wordsOf(asking, wanted);
  const steps = [...needed, ...completions(asking)];
  const first = isUnderMessage(asking) ? [...attributes, ...steps] : [...steps, ...attributes];
  if (needed.length === 0 && isOutside(asking)) return [...top, ...first, ...dividing, ...others, ...parties, ...inner];
  return [...first, ...dividing, ...others, ...parties, ...inner, ...top];
}

/** The line is indented as attributes are. */
function isUnderMessage({ cursor, place }: Asking): boolean {
  const above = place.message;
  return above !== undefined && cursor.leading.length > indentOf(place.section.texts[above.send.line]).length;
}

/** The line is indented less than what stands in the section. */
function isOutside({ cursor, place }: Asking): boolean {
  return cursor.leading.length < bodyIndent(place).length;
}

const TOP: ReadonlySet<string> = new Set<SectionWord>([
  ...(["flow", "version", "model", "message", "role", "protocol", "use"] as const),
]);
const DIVIDING: ReadonlySet<string> = new Set(["end", "else", "and"]);
const OPENING: ReadonlySet<string> = new Set(["participant", "see"]);

/** The word that a proposal is, or begins with. */
const wordOf = ({ about, label }: Proposal) => about?.[1] ?? label;

type Words = readonly [dividing: Proposal[], inner: Proposal[], top: Proposal[]];

/** The words: those that close or divide the block, those of the section's body, those that begin a section. */
function wordsOf(asking: Asking, wanted: Line): Words {
  const words = wordProposals(wanted.parts, asking);
  const is = (kind: ReadonlySet<string>) => [...kind].flatMap((word) => words.filter((one) => wordOf(one) === word));
  const inner = words.filter((one) => !DIVIDING.has(wordOf(one)) && !TOP.has(wordOf(one)));
  // What stands at the beginning of a body comes first only there.
  const isBegun = asking.place.isBegun || !asking.place.isBody;
  const rest = isBegun ? inner.filter((one) => !OPENING.has(wordOf(one))) : inner;
  return [is(DIVIDING), [...rest, ...inner.filter((word) => !rest.includes(word))], is(TOP)];
}
