/** The scripts of a session: the open documents and, for what is used and not open, the files. */
import { canonicalAddress, type Files, type Script, usedFiles } from "../language-service";
import { Documents, type OpenDocument } from "./documents";
import { type ReadFile, UsedFiles } from "./used-files";

export class Scripts {
  readonly documents = new Documents();
  readonly #used: UsedFiles;
  /** Files of the workspace that count as if they were open, by who wants them to. */
  readonly #held = new Set<ReadonlySet<string>>();
  /** What is known of a file: an open document counts as it stands. */
  readonly files: Files = (address) => this.documents.at(address) ?? this.#used.get(address);

  constructor(read: ReadFile) {
    this.#used = new UsedFiles(read);
  }

  /** Whether all that the script uses is known. */
  isComplete(script: Script): boolean {
    return usedFiles(script, this.files).unknown.length === 0;
  }

  /** Reads files that the script uses and that are not known, but not yet what these use. */
  async load(script: Script): Promise<void> {
    const { unknown } = usedFiles(script, this.files);
    await Promise.all(unknown.map((address) => this.#used.load(address)));
  }

  /** Whether all is known that open documents use, and held files. */
  areComplete(): boolean {
    return this.#lacking().length === 0;
  }

  /** Reads some of what these lack. */
  async loadAll(): Promise<void> {
    await Promise.all(this.#lacking().map((one) => (typeof one === "string" ? this.#used.load(one) : this.load(one))));
  }

  /** Files count as if they were open until the function is called that comes back. They are read where they are not given. */
  hold(addresses: ReadonlySet<string>): () => void {
    this.#held.add(addresses);
    return () => {
      this.#held.delete(addresses);
      this.tidy();
    };
  }

  /** Takes a held file's text as read, where nothing is known of it. */
  give(address: string, text: string): void {
    if (!this.documents.at(address)) this.#used.give(address, text);
  }

  /** The open documents that use one of these files, directly or through others; not those files themselves. */
  usersOf(addresses: ReadonlySet<string>): OpenDocument[] {
    if (addresses.size === 0) return [];
    return this.documents.all().filter(({ address: own, script }) => {
      if (addresses.has(own)) return false;
      const used = usedFiles(script, this.files).addresses;
      return [...addresses].some((address) => used.has(address));
    });
  }

  /**
   * Takes note that files and folders at these addresses may have changed, also that they came or went. Gives the
   * addresses of the files that this concerns.
   */
  changed(uris: readonly string[]): ReadonlySet<string> {
    const changed = new Set(uris.map(canonicalAddress));
    const isConcerned = (address: string) => changed.has(address) || foldersOf(address).some((f) => changed.has(f));
    return this.#forget(this.#used.addresses().filter(isConcerned));
  }

  /** Takes note that any file that could not be read may be there now. Gives their addresses. */
  retryFailed(): ReadonlySet<string> {
    return this.#forget(this.#used.failed());
  }

  /** Takes note that any file may have changed. Gives the addresses of those that are used. */
  allChanged(): ReadonlySet<string> {
    return this.#forget(this.#used.addresses());
  }

  /** The scripts that are open, then those they use, as far as they have been read. */
  ofDocuments(): readonly Script[] {
    return this.#withUsed(this.documents.all().map(({ script }) => script));
  }

  /** The same, held files being open. */
  known(): readonly Script[] {
    return this.#withUsed(this.#roots());
  }

  /** Lets go of what no open document uses, and nobody holds. */
  tidy(): void {
    const needed = new Set([...this.#heldAddresses(), ...this.#usedBy(this.#roots())]);
    this.#used.drop(this.#used.addresses().filter((address) => !needed.has(address)));
  }

  #withUsed(roots: readonly Script[]): readonly Script[] {
    return [...new Set([...roots, ...[...this.#usedBy(roots)].flatMap((address) => this.#scriptAt(address) ?? [])])];
  }

  /** The addresses of all that these use. */
  #usedBy(roots: readonly Script[]): ReadonlySet<string> {
    return new Set(roots.flatMap((script) => [...usedFiles(script, this.files).addresses]));
  }

  /** Open documents, and held files, as far as they have been read. */
  #roots(): Script[] {
    const open = this.documents.all().map(({ script }) => script);
    return [...open, ...this.#heldAddresses().flatMap((address) => this.#scriptAt(address) ?? [])];
  }

  #heldAddresses(): string[] {
    return [...this.#held].flatMap((addresses) => [...addresses]);
  }

  #scriptAt(address: string): Script | undefined {
    const file = this.files(address);
    return file && "script" in file ? file.script : undefined;
  }

  /** What is not complete: scripts that use what is not known, and addresses of held files that are not. */
  #lacking(): (Script | string)[] {
    const unread = this.#heldAddresses().filter((address) => this.files(address) === undefined);
    return [...unread, ...this.#roots().filter((script) => !this.isComplete(script))];
  }

  #forget(addresses: readonly string[]): ReadonlySet<string> {
    this.#used.forget(addresses);
    return new Set(addresses);
  }
}

/** The folders that a file is in, the nearest last. */
function foldersOf(address: string): string[] {
  return [...address.matchAll(/\//g)].map(({ index }) => address.slice(0, index));
}
