/**
 * The files that open documents use and that are not open themselves. A file is read when it is needed first, and again
 * once it is known to have changed; until then what was read is kept.
 */
import { parseScript, type Script, type Unreadable, type UsedFile } from "../language-service";

/** A file's text, or why there is none, such as "permission denied". */
export type Reading =
  | { readonly text: string }
  | (Unreadable & { /** There is no such file. */ readonly isMissing?: boolean });
/** Reads the file at an address. */
export type ReadFile = (address: string) => Promise<Reading>;

interface Entry {
  /** Undefined while it is being read. */
  file: UsedFile | undefined;
  readonly loaded: Promise<void>;
}
/** A script and the text it was made from. */
interface Made {
  readonly text: string;
  readonly script: Script;
}

export class UsedFiles {
  readonly #entries = new Map<string, Entry>();
  /** What was made last: a file that is read again and has not changed stays the same script. */
  readonly #made = new Map<string, Made>();
  readonly #read: ReadFile;

  constructor(read: ReadFile) {
    this.#read = read;
  }

  /** What was read at the address; undefined where nothing was yet. */
  get(address: string): UsedFile | undefined {
    return this.#entries.get(address)?.file;
  }

  /** Resolves when the file has been read. Never rejects: a file that cannot be read is known as such. */
  load(address: string): Promise<void> {
    const known = this.#entries.get(address);
    if (known) return known.loaded;
    const reading = this.#read(address).catch((error) => ({ problem: messageOf(error) }));
    const entry: Entry = {
      file: undefined,
      loaded: reading.then((read) => {
        entry.file = "text" in read ? { script: this.#scriptOf(address, read.text) } : read;
      }),
    };
    this.#entries.set(address, entry);
    return entry.loaded;
  }

  /** Takes a file's text as read, unless something is known of the file, or it is being read. */
  give(address: string, text: string): void {
    if (this.#entries.has(address)) return;
    this.#entries.set(address, { file: { script: this.#scriptOf(address, text) }, loaded: Promise.resolve() });
  }

  /** The files are read again when they are needed next. What is being read is not waited for. */
  forget(addresses: Iterable<string>): void {
    for (const address of addresses) this.#entries.delete(address);
  }

  /** As {@link forget}, for files that nobody needs. */
  drop(addresses: Iterable<string>): void {
    for (const address of addresses) {
      this.#entries.delete(address);
      this.#made.delete(address);
    }
  }

  /** The addresses of all files asked for. */
  addresses(): string[] {
    return [...this.#entries.keys()];
  }

  /** The addresses of those that could not be read. */
  failed(): string[] {
    return this.addresses().filter((address) => "problem" in (this.get(address) ?? {}));
  }

  #scriptOf(address: string, text: string): Script {
    const made = this.#made.get(address);
    if (made?.text === text) return made.script;
    const script = parseScript(address, text);
    this.#made.set(address, { text, script });
    return script;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
