/**
 * The scripts of the workspace as they are on disk: all of them, whether a document uses them or not. They are looked for
 * when they are needed first; from then on a text is kept until the client tells that its file has changed.
 */
import { canonicalAddress } from "../language-service";
import type { ReadFile } from "./used-files";

/** The addresses of all scripts of the workspace. */
export type FindScripts = () => Promise<readonly string[]>;

/** So many files are read at a time. */
const AT_A_TIME = 64;
/** Who types what is searched for asks for each letter: so long, in milliseconds, what was listed last may count. */
const STILL_NEW = 2_000;

export class WorkspaceFiles {
  readonly #find: FindScripts;
  readonly #read: ReadFile;
  /** Whether the client tells of files that change, come and go. */
  readonly #isWatched: boolean;
  /** By canonical address; undefined for what cannot be read. */
  readonly #texts = new Map<string, string | undefined>();
  /** How often something has changed: what is read meanwhile is not kept. */
  #changes = 0;
  #listed: { readonly at: number; readonly addresses: readonly string[] } | undefined;
  #reading: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(find: FindScripts, read: ReadFile, isWatched: boolean) {
    this.#find = find;
    this.#read = read;
    this.#isWatched = isWatched;
  }

  /**
   * The texts of all that can be read, by canonical address, in the order of these. Throws what finding the files throws.
   * Who asks while others wait gets what these get, unless something has changed meanwhile.
   */
  texts(): Promise<ReadonlyMap<string, string>> {
    if (this.#reading) return this.#reading;
    const reading = this.#readAll().finally(() => {
      if (this.#reading === reading) this.#reading = undefined;
    });
    this.#reading = reading;
    return reading;
  }

  /** What was read last at an address, as far as that is known to be so still. */
  textAt(address: string): string | undefined {
    return this.#texts.get(address);
  }

  /** Takes note that files and folders at these addresses may have changed, come or gone. */
  changed(uris: readonly string[]): void {
    this.#listed = undefined;
    this.#reading = undefined;
    this.#changes++;
    for (const uri of uris) this.#texts.delete(canonicalAddress(uri));
  }

  async #readAll(): Promise<ReadonlyMap<string, string>> {
    const addresses = await this.#list();
    const lacking = addresses.filter((address) => !this.#texts.has(address));
    const found = new Map(this.#texts);
    for (let i = 0; i < lacking.length; i += AT_A_TIME)
      await Promise.all(lacking.slice(i, i + AT_A_TIME).map((address) => this.#readOne(address, found)));
    return new Map(
      addresses.flatMap((address) => {
        const text = found.get(address);
        return text === undefined ? [] : [[address, text] as const];
      }),
    );
  }

  async #list(): Promise<readonly string[]> {
    const { at = Number.NEGATIVE_INFINITY, addresses: last = [] } = this.#listed ?? {};
    if (performance.now() - at < STILL_NEW) return last;
    const changes = this.#changes;
    const addresses = [...new Set((await this.#find()).map(canonicalAddress))].sort();
    const listed = new Set(addresses);
    for (const address of [...this.#texts.keys()])
      if (!this.#isWatched || !listed.has(address)) this.#texts.delete(address);
    if (this.#isWatched && changes === this.#changes) this.#listed = { at: performance.now(), addresses };
    return addresses;
  }

  async #readOne(address: string, found: Map<string, string | undefined>): Promise<void> {
    const changes = this.#changes;
    const text = await this.#read(address).then(
      (reading) => ("text" in reading ? reading.text : undefined),
      // What cannot be read names nothing. Whoever uses it is told so where it is used.
      () => undefined,
    );
    found.set(address, text);
    if (changes === this.#changes) this.#texts.set(address, text);
  }
}
