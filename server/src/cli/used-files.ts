/** The files that the checked scripts use. Each is read once, when the first script needs it. */
import { type Files, otherLetterCase, parseScript, type Script, type UsedFile, usedFiles } from "../language-service";
import { listFolderSync } from "./folder";
import { readAddressSync } from "./read";

export class UsedFiles {
  readonly #known = new Map<string, UsedFile>();
  /** What has been read, for the façade. */
  readonly files: Files = (address) => this.#known.get(address);

  /** Reads what the script uses, directly and through others, as far as it is not read yet. Never throws. */
  load(script: Script): void {
    for (let missing = this.#missing(script); missing.length > 0; missing = this.#missing(script))
      for (const address of missing) this.#known.set(address, read(address));
  }

  #missing(script: Script): readonly string[] {
    return usedFiles(script, this.files).unknown;
  }
}

function read(address: string): UsedFile {
  const reading = readAddressSync(address);
  if ("text" in reading) return { script: parseScript(address, reading.text) };
  const { problem, isMissing } = reading;
  return { problem, otherCase: isMissing ? inOtherCase(address) : undefined };
}

function inOtherCase(address: string): string | undefined {
  const search = otherLetterCase(address);
  let step = search.next();
  while (!step.done) step = search.next(listFolderSync(step.value));
  return step.value;
}
