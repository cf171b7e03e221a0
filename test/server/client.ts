/** A client for tests: the real server as a process, spoken to over its standard input and output. */
import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import {
  type ClientCapabilities,
  ConfigurationRequest,
  createProtocolConnection,
  type Diagnostic,
  DiagnosticRefreshRequest,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  ExitNotification,
  FileChangeType,
  type FileEvent,
  type Hover,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  LogMessageNotification,
  type LogMessageParams,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  RegistrationRequest,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
  WorkspaceFoldersRequest,
} from "vscode-languageserver-protocol/node";
import { built } from "./dist";

/** Clients that ask for diagnostics, and clients that have them sent. */
export const pulling: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
  },
  workspace: { diagnostics: { refreshSupport: true } },
};
export const pushed: ClientCapabilities = { textDocument: { publishDiagnostics: {} } };

/** What makes a client answer `workspace/configuration`. */
export const asked: NonNullable<ClientCapabilities["workspace"]> = {
  configuration: true,
  didChangeConfiguration: { dynamicRegistration: true },
  diagnostics: { refreshSupport: true },
};

export interface Setup {
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** What `workspace/configuration` is answered for the section. */
  readonly configuration?: () => unknown;
  /** What `msgflow/readFile` is answered; without it the client does not offer to read files. */
  readonly readFile?: (uri: string) => unknown;
  /** What `msgflow/findScripts` is answered; without it the client does not offer to find scripts. */
  readonly findScripts?: () => unknown;
  /** What `workspace/workspaceFolders` is answered. */
  readonly workspaceFolders?: () => readonly string[];
  readonly transport?: "stdio" | "ipc";
  readonly processId?: number;
  readonly rootUri?: string | null;
}

const running = new Set<ChildProcess>();

/** Ends what tests left running; for `afterEach`. */
export function killAll(): void {
  for (const child of running) child.kill("SIGKILL");
  running.clear();
}

/** Starts a server and initializes it. */
export async function startClient(setup: Setup = {}): Promise<TestClient> {
  const client = connectClient(setup);
  await client.initialize(setup);
  return client;
}

/** Starts a server that is not initialized yet. */
export function connectClient(setup: Setup = {}): TestClient {
  const server = built("server.js");
  const child = setup.transport === "ipc" ? fork(server, ["--node-ipc"]) : spawn(process.execPath, [server, "--stdio"]);
  running.add(child);
  return new TestClient(child, setup);
}

export class TestClient {
  readonly connection: ProtocolConnection;
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logs: LogMessageParams[] = [];
  readonly registered: string[] = [];
  readonly watched: unknown[] = [];
  refreshes = 0;
  initializeResult: InitializeResult = { capabilities: {} };

  constructor(
    readonly child: ChildProcess,
    setup: Setup,
  ) {
    this.connection = connectionTo(child);
    this.connection.onNotification(PublishDiagnosticsNotification.type, (params) => void this.published.push(params));
    this.connection.onNotification(LogMessageNotification.type, (params) => void this.logs.push(params));
    this.connection.onRequest(DiagnosticRefreshRequest.type, () => void this.refreshes++);
    this.connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registered.push(...registrations.map((one) => one.method));
      for (const { registerOptions } of registrations) this.watched.push(...(registerOptions?.watchers ?? []));
    });
    this.connection.onRequest(ConfigurationRequest.type, async ({ items }) => {
      const section = await setup.configuration?.();
      return items.map(() => section ?? null);
    });
    const { readFile, findScripts, workspaceFolders } = setup;
    if (findScripts) this.connection.onRequest("msgflow/findScripts", () => findScripts());
    if (workspaceFolders)
      this.connection.onRequest(WorkspaceFoldersRequest.type, () =>
        workspaceFolders().map((uri) => ({ uri, name: uri })),
      );
    if (readFile) this.connection.onRequest("msgflow/readFile", ({ uri }: { uri: string }) => readFile(uri));
    this.connection.listen();
  }

  async initialize({ capabilities = pulling, processId = process.pid, ...setup }: Setup): Promise<void> {
    const { rootUri = null, readFile, findScripts } = setup;
    const offers = { ...(readFile && { readFile: true }), ...(findScripts && { findScripts: true }) };
    const initializationOptions = readFile || findScripts ? offers : setup.initializationOptions;
    const params = { processId, rootUri, capabilities, initializationOptions };
    this.initializeResult = await this.connection.sendRequest(InitializeRequest.type, params);
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  open(uri: string, text: string, version = 1): Promise<void> {
    const textDocument = { uri, languageId: "msgflow", version, text };
    return this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  change(uri: string, version: number, contentChanges: TextDocumentContentChangeEvent[]): Promise<void> {
    const params = { textDocument: { uri, version }, contentChanges };
    return this.connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  save(uri: string): Promise<void> {
    return this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  close(uri: string): Promise<void> {
    return this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Tells that these files changed, came or went on disk. */
  changeOnDisk(...uris: string[]): Promise<void> {
    const changes: FileEvent[] = uris.map((uri) => ({ uri, type: FileChangeType.Changed }));
    return this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  configure(settings: unknown): Promise<void> {
    return this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings });
  }

  pull(uri: string, previousResultId?: string): Promise<DocumentDiagnosticReport> {
    const params = { textDocument: { uri }, ...(previousResultId !== undefined && { previousResultId }) };
    return this.connection.sendRequest(DocumentDiagnosticRequest.type, params);
  }

  /** The diagnostics of a document, asked for without a result id. */
  async items(uri: string): Promise<Diagnostic[]> {
    const report = await this.pull(uri);
    if (report.kind !== "full") throw new Error("Unchanged, though no result id was given.");
    return report.items;
  }

  hover(uri: string, line: number, character: number): Promise<Hover | null> {
    return this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position: { line, character } });
  }

  /** Done when the server has answered all that was sent before: then nothing it sent before is still under way. */
  async settled(): Promise<void> {
    await this.hover("untitled:nothing", 0, 0);
  }

  /** The first diagnostics pushed for this version of the document. */
  async push(uri: string, version: number): Promise<Diagnostic[]> {
    const isIt = (params: PublishDiagnosticsParams) => params.uri === uri && params.version === version;
    await until(() => this.published.some(isIt), `diagnostics of ${uri}, version ${version}`);
    return this.published.find(isIt)?.diagnostics ?? [];
  }

  /** Ends the server in the protocol's way; its exit code. */
  async shutdown(): Promise<number | null> {
    await this.connection.sendRequest(ShutdownRequest.type);
    return this.exit();
  }

  async exit(): Promise<number | null> {
    const gone = this.gone();
    await this.connection.sendNotification(ExitNotification.type);
    return gone;
  }

  /** The exit code, once the server has ended. */
  async gone(): Promise<number | null> {
    const [code] = await once(this.child, "exit");
    return code;
  }
}

function connectionTo(child: ChildProcess): ProtocolConnection {
  if (child.stdout === null || child.stdin === null)
    return createProtocolConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
  return createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
}

/** Waits for what another process brings about. Throws after five seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}.`);
    await delay(5);
  }
}

/** A range within one line. */
export function at(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

/** The codes of diagnostics, in their order. */
export const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map((one) => one.code);
