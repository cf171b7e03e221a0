/**
 * The documents that are open in the client. They are kept as the façade's snapshots, never as whole texts: an edit
 * then costs what it touches, not what the document holds.
 */
import { canonicalAddress, editScript, parseScript, type Script, type TextChange } from "../language-service";

/** One state of an open document. Immutable: an edit makes a new one. */
export interface OpenDocument {
  /** As the client spells it; the script's own address may differ, see {@link Documents.open}. */
  readonly uri: string;
  /** The canonical spelling of that. */
  readonly address: string;
  /** The version of the client's text that `script` is. */
  readonly version: number;
  readonly script: Script;
}

export class Documents {
  readonly #open = new Map<string, OpenDocument>();
  /** Each document's address as the client spells it, by its canonical address. */
  readonly #spelled = new Map<string, string>();

  /** The document's newest state, or undefined where it is not open. */
  get(uri: string): OpenDocument | undefined {
    return this.#open.get(uri);
  }

  /** The document at a canonical address, or undefined where none is open. */
  at(address: string): OpenDocument | undefined {
    return this.#open.get(this.#spelled.get(address) ?? "");
  }

  /** All open documents, in the order in which they were opened. */
  all(): readonly OpenDocument[] {
    return [...this.#open.values()];
  }

  /**
   * Takes a document's whole text, also where the client opens it a second time. `scriptUri` is the address the façade
   * knows the script by: the same as `uri`, except for files of the standard library.
   */
  open(uri: string, scriptUri: string, version: number, text: string): OpenDocument {
    const address = canonicalAddress(uri);
    this.#spelled.set(address, uri);
    return this.#keep({ uri, address, version, script: parseScript(scriptUri, text) });
  }

  /** The document after these changes, applied one after the other; undefined where it is not open. */
  edit(uri: string, version: number, changes: readonly TextChange[]): OpenDocument | undefined {
    const document = this.#open.get(uri);
    return document && this.#keep({ ...document, version, script: editScript(document.script, changes) });
  }

  close(uri: string): void {
    this.#open.delete(uri);
    const address = canonicalAddress(uri);
    if (this.#spelled.get(address) === uri) this.#spelled.delete(address);
  }

  #keep(document: OpenDocument): OpenDocument {
    this.#open.set(document.uri, document);
    return document;
  }
}
