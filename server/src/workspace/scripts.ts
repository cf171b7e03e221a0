/** The scripts of a session: the open documents and, for what is used and not open, the files. */
import { canonicalAddress, type Files, type Script, usedFiles } from "../language-service";
import { Documents, type OpenDocument } from "./documents";
import { type ReadFile, UsedFiles } from "./used-files";

export class Scripts {
  readonly documents = new Documents();
  readonly #used: UsedFiles;
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
  known(): readonly Script[] {
    const open = this.documents.all().map(({ script }) => script);
    const files = [...this.#needed()].map((address) => this.files(address));
    return [...new Set([...open, ...files.flatMap((file) => (file && "script" in file ? [file.script] : []))])];
  }

  /** Lets go of what no open document uses. */
  tidy(): void {
    const needed = this.#needed();
    this.#used.drop(this.#used.addresses().filter((address) => !needed.has(address)));
  }

  /** The addresses of all that open documents use. */
  #needed(): ReadonlySet<string> {
    return new Set(this.documents.all().flatMap(({ script }) => [...usedFiles(script, this.files).addresses]));
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
