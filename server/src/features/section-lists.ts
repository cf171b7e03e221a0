/** Lists of what the sections of a script have: made once for each section, placed in the script when they are asked for. */
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import { lineStarts } from "../syntax/starts";

/** What is made of a section of the script at `uri`, with lines that count from the section's first. */
type Make<T> = (section: Section, uri: string) => T;

/** The same function, which makes anything of a section once: an edit has only the sections made again that it touches. */
export function perSection<T>(make: Make<T>): Make<T> {
  const known = new WeakMap<Section, T>();
  return (section, uri) => {
    const made = known.get(section) ?? make(section, uri);
    known.set(section, made);
    return made;
  };
}

/** What all sections have, in their order; `place` is given an item and the line of the script that its section starts in. */
export function placedIn<T, P>(script: Script, listOf: Make<readonly T[]>, place: (item: T, start: number) => P): P[] {
  const starts = lineStarts(script);
  const placed: P[] = [];
  for (let i = 0; i < script.sections.length; i++)
    for (const item of listOf(script.sections[i] as Section, script.uri)) placed.push(place(item, starts[i] as number));
  return placed;
}
