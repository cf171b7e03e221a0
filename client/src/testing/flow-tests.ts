/** Every flow of the workspace as a test: it passes when it conforms. The server decides; here files are found and shown. */
import {
  type CancellationToken,
  type Disposable,
  Disposable as Disposables,
  type TestItem,
  TestMessage,
  type TestRun,
  TestRunProfileKind,
  TestRunRequest,
  tests,
  type Uri,
  workspace,
} from "vscode";
import { isOpen } from "../open-scripts";
import type { ServerSession } from "../server-session";
import { askForFlows, FAULT } from "./ask";
import { FlowItems, type Shown } from "./items";
import type { OpenFlows, Told } from "./open-flows";
import { report } from "./report";
import { ScriptFiles } from "./script-files";
import { Wanted } from "./wanted";

const NOT_CHECKED = "The script could not be checked. The command “Message Flow: Show Output” shows why.";
/** So many files are asked for at a time: what is typed meanwhile must not wait for all of them. */
const AT_A_TIME = 4;

/**
 * Registers the tests. The flows of open scripts are there at once, for the marks beside them; those of other files are
 * looked for when the Test Explorer is opened, or all are run.
 */
export function registerFlowTests(session: ServerSession, open: OpenFlows): Disposable {
  return new FlowTests(session, open);
}

class FlowTests implements Disposable {
  readonly #session: ServerSession;
  readonly #controller = tests.createTestController("msgflow.flows", "Message Flows");
  readonly #items = new FlowItems(this.#controller);
  readonly #files: ScriptFiles;
  readonly #listeners: Disposable;
  /** Whether more than the open scripts is shown. */
  #showsAll = false;
  /** The continuous runs that are on, and what each is about. */
  readonly #continuous = new Map<TestRunRequest, Wanted>();

  constructor(session: ServerSession, open: OpenFlows) {
    this.#session = session;
    this.#files = new ScriptFiles(
      (uri) => void this.#changed(uri),
      (uri) => this.#items.forget(uri),
    );
    this.#listeners = Disposables.from(
      this.#files,
      open.onTold((told) => this.#told(told)),
      session.onState((state) => state === "running" && this.#showAgain()),
      workspace.onDidChangeWorkspaceFolders(() => this.#showAgain()),
    );
    this.#controller.resolveHandler = () => this.#showAll();
    this.#controller.refreshHandler = (token) => this.#showAll(token);
    const profile = this.#controller.createRunProfile(
      "Check",
      TestRunProfileKind.Run,
      (request, token) => (request.continuous ? this.#runContinuously(request, token) : this.#run(request)),
      true,
    );
    profile.supportsContinuousRun = true;
  }

  dispose(): void {
    this.#listeners.dispose();
    this.#controller.dispose();
  }

  #showAgain(): void {
    if (this.#showsAll) void this.#showAll();
  }

  async #showAll(token?: CancellationToken): Promise<void> {
    this.#showsAll = true;
    await forEach(await this.#files.find(), token, (uri) => this.#show(uri, token));
  }

  /** Undefined where the server does not say anything of it. */
  async #show(uri: Uri, token?: CancellationToken): Promise<readonly Shown[] | undefined> {
    const flows = await askForFlows(this.#session, uri, token);
    return flows && flows !== FAULT ? this.#items.show(uri, flows) : undefined;
  }

  /** Of what is open the text counts, which is followed already. */
  async #changed(uri: Uri): Promise<void> {
    if (isOpen(uri)) return;
    const shown = await this.#show(uri);
    if (shown) this.#runAgain(shown);
  }

  #told({ uri, flows, isFirst }: Told): void {
    // Not the library's, nor an earlier state's from version control.
    if (!workspace.getWorkspaceFolder(uri)) return;
    const shown = this.#items.show(uri, flows);
    // To open a script is no change of it.
    if (!isFirst) this.#runAgain(shown);
  }

  #runContinuously(request: TestRunRequest, token: CancellationToken): void {
    this.#continuous.set(request, new Wanted(request));
    token.onCancellationRequested(() => this.#continuous.delete(request));
    // Files may change also where nobody has opened the Test Explorer.
    this.#files.watch();
  }

  #runAgain(shown: readonly Shown[]): void {
    for (const [request, wanted] of this.#continuous) {
      const again = shown.filter(([item]) => wanted.has(item));
      if (again.length === 0) continue;
      const items = again.map(([item]) => item);
      const run = this.#controller.createTestRun(new TestRunRequest(items, request.exclude, request.profile, true));
      for (const [item, flow] of again) report(run, item, flow);
      run.end();
    }
  }

  async #run(request: TestRunRequest): Promise<void> {
    const run = this.#controller.createTestRun(request);
    try {
      const wanted = new Wanted(request);
      const files = request.include ? filesOf(request.include) : await this.#files.find();
      await forEach(files, run.token, (uri) => this.#runFile(run, uri, wanted));
    } finally {
      run.end();
    }
  }

  async #runFile(run: TestRun, uri: Uri, wanted: Wanted): Promise<void> {
    const started = this.#items.in(uri).filter((item) => wanted.has(item));
    for (const item of started) run.started(item);
    const shown = await this.#show(uri, run.token);
    if (run.token.isCancellationRequested) return;
    for (const [item, flow] of shown ?? []) if (wanted.has(item)) report(run, item, flow);
    if (!shown) for (const item of started) run.errored(item, new TestMessage(NOT_CHECKED));
  }
}

function filesOf(items: readonly TestItem[]): Uri[] {
  return [...new Map(items.map(({ uri }) => [uri?.toString(), uri as Uri])).values()];
}

/** Does something for each of many, for a few at a time; after a cancellation for no more. */
async function forEach<T>(
  all: readonly T[],
  token: CancellationToken | undefined,
  use: (one: T) => Promise<unknown>,
): Promise<void> {
  const rest = all.values();
  const worker = async () => {
    for (const one of rest) {
      if (token?.isCancellationRequested) return;
      await use(one);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
}
