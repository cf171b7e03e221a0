/** The names in the scripts of the workspace that are not open, as bare lists: there may be many scripts. */
import { namesOfScript, parseScript, type ScriptNames } from "./language-service";
import { inParts, type Parts } from "./server.parts";

/** Made when they are asked for first, and again where a text has changed. */
export class DiskNames {
  #known = new Map<string, { readonly text: string; readonly names: ScriptNames }>();

  /** Those of these texts by their addresses, made while `goesOn`; undefined where that ended it. */
  async of(texts: ReadonlyMap<string, string>, goesOn: () => boolean): Promise<readonly ScriptNames[] | undefined> {
    const before = this.#known;
    const work = function* (): Parts<typeof before> {
      const made: typeof before = new Map();
      for (const [address, text] of texts) {
        const last = before.get(address);
        made.set(address, last?.text === text ? last : { text, names: namesOfScript(parseScript(address, text)) });
        yield;
      }
      return made;
    };
    const done = await inParts(work(), goesOn);
    if (done === undefined) return undefined;
    this.#known = done.value;
    return [...done.value.values()].map(({ names }) => names);
  }
}
