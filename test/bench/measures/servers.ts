/** The servers that are compared, and a document opened in one of them. */
import { join } from "node:path";
import type { Finding } from "../../../server/src/language-service";
import type { Client, Message, Mode } from "../lsp-client";
import { ensure } from "../measure";
import type { Programs } from "../workshop";

export interface Server {
  readonly name: string;
  readonly script: string;
  readonly args: readonly string[];
  /** How many findings it should have where these are found. */
  readonly counts: (findings: readonly Finding[]) => number;
  /** Whether these are just its findings, in the places in which they are found. */
  readonly isChecker?: true;
}

export const ourServer = ({ dist }: Programs): Server => ({
  name: "our server",
  script: join(dist, "server.js"),
  args: ["--stdio"],
  counts: (findings) => findings.length,
  isChecker: true,
});

/** Diagnostics in a file. */
export interface Items {
  readonly path: string;
  readonly count: number;
}

/** The server that only answers: with these diagnostics whatever is edited, and what a file says to other requests. */
export const noOpServer = ({ noOpServer }: Programs, items?: Items, answers?: string): Server => ({
  name: "the no-op server",
  script: noOpServer,
  args: ["--stdio", ...(items ? ["--items", items.path] : []), ...(answers ? ["--answers", answers] : [])],
  counts: () => items?.count ?? 0,
});

/** Langium finds references that lead nowhere, and no more; it sends what it finds and cannot be asked. */
export const langiumServer = ({ peers }: Programs): Server | undefined =>
  peers && {
    name: "Langium",
    script: peers.langiumServer,
    args: ["--stdio"],
    counts: (findings) => findings.filter(isUnknownReference).length,
  };

export const isUnknownReference = ({ code }: Finding): boolean =>
  code === "unknown-participant" || code === "unknown-message";

interface Diagnostic {
  readonly range: Finding["range"];
  readonly code: string;
}

/** A document that a server has open. */
export class OpenDocument {
  #version = 1;
  #resultId: string | undefined;
  #diagnostics: readonly Diagnostic[] = [];

  private constructor(
    readonly client: Client,
    readonly server: Server,
    readonly mode: Mode,
    readonly uri: string,
  ) {}

  /** Opens it in a server that is initialized; `ms` until its first diagnostics are there. */
  static async open(
    client: Client,
    server: Server,
    mode: Mode,
    sheet: { uri: string; text: string; findings: readonly Finding[] },
  ) {
    const document = new OpenDocument(client, server, mode, sheet.uri);
    const textDocument = { uri: sheet.uri, languageId: "msgflow", version: 1, text: sheet.text };
    const opening = client.notification("textDocument/didOpen", { textDocument });
    const ms = await document.#exchange(opening, sheet.findings);
    return { document, ms };
  }

  /** Makes an edit; the time until the diagnostics are there, of which there have to be as many as are found then. */
  edit(range: Finding["range"], text: string, findings: readonly Finding[]): Promise<number> {
    const textDocument = { uri: this.uri, version: ++this.#version };
    const change = { textDocument, contentChanges: [{ range, text }] };
    return this.#exchange(this.client.notification("textDocument/didChange", change), findings);
  }

  /** Asks for the diagnostics again; the time until it says that they are the same. */
  ask(findings: readonly Finding[]): Promise<number> {
    return this.#exchange(undefined, findings);
  }

  /** Asks something of this document; what is answered, and when. */
  async request(method: string, params: object = {}): Promise<{ ms: number; result: unknown }> {
    const all = { textDocument: { uri: this.uri }, ...params };
    const { bytes, isAnswer } = this.client.request(method, all);
    const { ms, message } = await this.client.exchange([bytes], isAnswer);
    return { ms, result: message.result };
  }

  /** Makes sure that the server has just these findings. */
  ensureFindings(findings: readonly Finding[]): void {
    const { name, isChecker } = this.server;
    if (!isChecker) return;
    const placed = ({ range: { start, end }, code }: Diagnostic | Finding) =>
      `${start.line}:${start.character}–${end.line}:${end.character} ${code}`;
    const [found, wanted] = [this.#diagnostics.map(placed).sort(), findings.map(placed).sort()];
    const wrong = wanted.findIndex((finding, i) => finding !== found[i]);
    ensure(
      wrong < 0,
      () => `${name} has ${found[wrong]} where ${wanted[wrong]} should be, after the edits of ${this.uri}.`,
    );
  }

  async #exchange(change: Buffer | undefined, findings: readonly Finding[]): Promise<number> {
    const { client, server, uri } = this;
    const wanted = server.counts(findings);
    if (this.mode === "pull") {
      const previousResultId = this.#resultId;
      const params = { textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }) };
      const { bytes, isAnswer } = client.request("textDocument/diagnostic", params);
      const { ms, message } = await client.exchange(change ? [change, bytes] : [bytes], isAnswer);
      this.#takeReport(message.result as Report);
      ensure(this.#diagnostics.length === wanted, () => this.#wrong(wanted));
      return ms;
    }
    const { ms, message } = await client.exchange(change ? [change] : [], (one) => this.#isPush(one));
    this.#diagnostics = (message.params as { diagnostics: readonly Diagnostic[] }).diagnostics;
    ensure(this.#diagnostics.length === wanted, () => this.#wrong(wanted));
    return ms;
  }

  #takeReport(report: Report): void {
    if (report.kind === "full") this.#diagnostics = report.items;
    // Unchanged are those of the answer before, and only of that one.
    else
      ensure(report.resultId === this.#resultId, () => `${this.server.name} says unchanged of what it was not asked.`);
    this.#resultId = report.resultId;
  }

  #isPush({ method, params }: Message): boolean {
    if (method !== "textDocument/publishDiagnostics") return false;
    const { uri, version } = params as { uri: string; version?: number };
    return uri === this.uri && (version === undefined || version === this.#version);
  }

  #wrong(wanted: number): string {
    const { name } = this.server;
    return `${name} has ${this.#diagnostics.length} findings instead of ${wanted} in ${this.uri}, version ${this.#version}.`;
  }
}

interface Report {
  readonly kind: "full" | "unchanged";
  readonly resultId?: string;
  readonly items: readonly Diagnostic[];
}
