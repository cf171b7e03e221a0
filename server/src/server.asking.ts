/** What is asked of scripts: when all is known that the answer depends on, and always of the newest texts. */
import type { CancellationToken } from "vscode-languageserver";
import { type CheckSettings, parseScript, type Script, sameItems } from "./language-service";
import { type Addresses, toScriptUri } from "./server.addresses";
import { type Parts, inParts as workedInParts } from "./server.parts";
import type { Workspace } from "./server.workspace";
import type { Scripts } from "./workspace/scripts";
import type { Validation } from "./workspace/validation";

/** An open document as the façade takes it. */
export interface Asked {
  readonly script: Script;
  readonly checkSettings: CheckSettings;
  readonly addresses: Addresses;
}

export class Asking {
  readonly #scripts: Scripts;
  readonly #validation: Validation;
  readonly #addresses: Addresses;
  readonly #workspace: Workspace;

  constructor(scripts: Scripts, validation: Validation, addresses: Addresses, workspace: Workspace) {
    this.#scripts = scripts;
    this.#validation = validation;
    this.#addresses = addresses;
    this.#workspace = workspace;
  }

  /**
   * What the façade answers of an open document, once all is known that the answer depends on; always of the newest text,
   * even where that came while files were read. Null where the document is not open or the client has given up.
   */
  of<T>(uri: string, token: CancellationToken, answer: (asked: Asked) => T): Promise<T | null> {
    return this.#whenComplete(() => this.#scripts.documents.get(uri)?.script, token, answer);
  }

  /** As `of`, of a file that holds `text` if it is not open. */
  ofFile<T>(
    uri: string,
    text: string | undefined,
    token: CancellationToken,
    answer: (asked: Asked) => T,
  ): Promise<T | null> {
    const script = text === undefined ? undefined : parseScript(toScriptUri(this.#addresses, uri), text);
    return this.#whenComplete(() => this.#scripts.documents.get(uri)?.script ?? script, token, answer);
  }

  async #whenComplete<T>(
    newest: () => Script | undefined,
    token: CancellationToken,
    answer: (asked: Asked) => T,
  ): Promise<T | null> {
    for (;;) {
      const script = newest();
      if (script === undefined || token.isCancellationRequested) return null;
      const { checkSettings } = this.#validation;
      if (this.#scripts.isComplete(script)) return answer({ script, checkSettings, addresses: this.#addresses });
      await this.#scripts.load(script);
    }
  }

  /** What the façade answers of all scripts: those that are open, and those they use, as far as these have been read. */
  all<T>(answer: (scripts: readonly Script[], addresses: Addresses) => T): T {
    return answer(this.#scripts.ofDocuments(), this.#addresses);
  }

  /** As `of`, once the files are known too that other open documents use: the answer may depend on all scripts. */
  async amongAll<T>(
    uri: string,
    token: CancellationToken,
    answer: (asked: Asked, scripts: Scripts) => T,
  ): Promise<T | null> {
    for (;;) {
      if (this.#scripts.areComplete()) return this.of(uri, token, (asked) => answer(asked, this.#scripts));
      if (token.isCancellationRequested) return null;
      await this.#scripts.loadAll();
    }
  }

  /** As `amongAll`, for what may take long. It begins again where a text has become another meanwhile. */
  async inParts<T>(
    uri: string,
    token: CancellationToken,
    answer: (asked: Asked, scripts: Scripts) => Parts<T>,
  ): Promise<T | null> {
    for (;;) {
      const begun = await this.amongAll(uri, token, (asked, scripts) => {
        return { texts: scripts.known(), work: answer(asked, scripts) };
      });
      if (begun === null) return null;
      const { texts, work } = begun;
      const isSame = () => !token.isCancellationRequested && sameItems(texts, this.#scripts.known());
      const done = await workedInParts(work, isSame);
      if (done) return done.value;
    }
  }

  /**
   * As `inParts`, once those files of the workspace are known too that have one of the words in them: what is asked about
   * may be named there. The words are what the façade says of the document; without any, no file is looked for.
   */
  async aboutNames<T>(
    uri: string,
    token: CancellationToken,
    wordsOf: (asked: Asked) => readonly string[],
    answer: (asked: Asked, scripts: Scripts) => Parts<T>,
  ): Promise<T | null> {
    for (;;) {
      const words = await this.amongAll(uri, token, wordsOf);
      if (words === null) return null;
      const release = await this.#workspace.hold(words, this.#scripts, token);
      try {
        const found = await this.inParts(uri, token, function* (asked, scripts): Parts<{ answer: T } | "other words"> {
          // While files were read the text may have become another.
          return sameItems(wordsOf(asked), words) ? { answer: yield* answer(asked, scripts) } : "other words";
        });
        if (found === null) return null;
        if (found !== "other words") return found.answer;
      } finally {
        // The answer may have to be told in other columns first: for that its scripts are looked at.
        setTimeout(release, 0);
      }
    }
  }
}
