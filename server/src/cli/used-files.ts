/** The files that the checked scripts use. Each is read once, when the first script needs it. */
import { type Files, parseScript, type Script, type UsedFile, usedFiles } from "../language-service";
import { inOrder } from "./in-order";
import { readAddress } from "./read";

/** How many files are read at once. */
const AT_ONCE = 32;

export class UsedFiles {
  readonly #known = new Map<string, UsedFile>();
  /** What has been read, for the façade. */
  readonly files: Files = (address) => this.#known.get(address);

  /** Reads what the script uses, directly and through others, as far as it is not read yet. Never throws. */
  async load(script: Script): Promise<void> {
    for (let missing = this.#missing(script); missing.length > 0; missing = this.#missing(script))
      for await (const [address, file] of inOrder(missing, AT_ONCE, read)) this.#known.set(address, file);
  }

  #missing(script: Script): readonly string[] {
    return usedFiles(script, this.files).unknown;
  }
}

async function read(address: string): Promise<[string, UsedFile]> {
  const reading = await readAddress(address);
  return [address, "text" in reading ? { script: parseScript(address, reading.text) } : reading];
}
