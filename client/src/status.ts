/** The language status: what the flow at the cursor follows, how many findings there are, and how the server is. */
import {
  DiagnosticSeverity,
  type Disposable,
  Disposable as Disposables,
  LanguageStatusSeverity,
  languages,
  type TextEditor,
  window,
} from "vscode";
import type { ServerSession, ServerState } from "./server-session";
import type { FlowTest } from "./testing/ask";
import type { OpenFlows } from "./testing/open-flows";

const SELECTOR = { language: "msgflow" };
const SHOW_OUTPUT = { title: "Show Output", command: "msgflow.showOutput" };

export function registerStatus(session: ServerSession, open: OpenFlows): Disposable {
  return new Status(session, open);
}

class Status implements Disposable {
  readonly #session: ServerSession;
  readonly #open: OpenFlows;
  readonly #verdict = languages.createLanguageStatusItem("msgflow.verdict", SELECTOR);
  /** An entry of its own: behind a long verdict it would be out of sight, and with it the way to the findings. */
  readonly #findings = languages.createLanguageStatusItem("msgflow.findings", SELECTOR);
  readonly #server = languages.createLanguageStatusItem("msgflow.server", SELECTOR);
  readonly #listeners: Disposable;
  /** Of the active editor's document; counted when they change, since the cursor moves more often. */
  #counts = countsIn(undefined);

  constructor(session: ServerSession, open: OpenFlows) {
    this.#session = session;
    this.#open = open;
    this.#verdict.name = "Message Flow: Flow";
    this.#findings.name = "Message Flow: Findings";
    this.#server.name = "Message Flow: Language Server";
    this.#findings.command = { title: "Show Findings", command: "msgflow.showFindings" };
    this.#listeners = Disposables.from(
      session.onState(() => this.#showAll()),
      open.onTold(({ uri }) => isActive(uri) && this.#showVerdict()),
      open.onFault((uri) => isActive(uri) && this.#showVerdict()),
      languages.onDidChangeDiagnostics(({ uris }) => uris.some(isActive) && this.#showFindings()),
      window.onDidChangeActiveTextEditor(() => this.#showFindings()),
      window.onDidChangeTextEditorSelection(
        ({ textEditor: { document } }) => isActive(document.uri) && this.#showVerdict(),
      ),
    );
    this.#showAll();
  }

  dispose(): void {
    for (const one of [this.#listeners, this.#verdict, this.#findings, this.#server]) one.dispose();
  }

  #showAll(): void {
    this.#showServer(this.#session.state);
    this.#showFindings();
  }

  #showServer(state: ServerState): void {
    const item = this.#server;
    item.busy = state === "starting";
    item.text = state === "running" ? "Language server is running" : `Language server is ${state}`;
    item.severity = state === "stopped" ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
    item.command = state === "stopped" ? { title: "Restart", command: "msgflow.restartServer" } : SHOW_OUTPUT;
  }

  #showFindings(): void {
    this.#counts = countsIn(window.activeTextEditor);
    this.#showVerdict();
  }

  #showVerdict(): void {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId !== "msgflow") return;
    const { uri } = editor.document;
    const isRunning = this.#session.state === "running";
    const isAtFault = isRunning && this.#open.isAtFault(uri);
    const flows = isRunning && !isAtFault ? this.#open.of(uri) : undefined;
    if (isAtFault) this.#showFault();
    else this.#showFlow(flows, flows && flowAt(flows, editor));
    this.#findings.text = flows ? inWords(this.#counts) : "Findings are not known yet";
    this.#findings.severity = severityOf(this.#counts.errors > 0);
  }

  #showFlow(flows: readonly FlowTest[] | undefined, flow: FlowTest | undefined): void {
    const item = this.#verdict;
    const isRunning = this.#session.state === "running";
    item.busy = isRunning && !flows;
    if (flows) item.text = flow?.said ?? "No flow at the cursor";
    else item.text = isRunning ? "Checking" : "Not checked";
    item.severity = severityOf(flow?.conforms === false);
    item.command = undefined;
  }

  /** The server runs, but has thrown something where it should have answered. */
  #showFault(): void {
    const item = this.#verdict;
    item.busy = false;
    item.text = "The script could not be checked";
    item.severity = LanguageStatusSeverity.Error;
    item.command = SHOW_OUTPUT;
  }
}

const severityOf = (isBad: boolean) => (isBad ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information);

function isActive(uri: { toString(): string }): boolean {
  return window.activeTextEditor?.document.uri.toString() === uri.toString();
}

/** The flow that the cursor is in: the last that begins at its line or above. */
function flowAt(flows: readonly FlowTest[], { selection }: TextEditor): FlowTest | undefined {
  let [from, to] = [0, flows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const { range } = flows[middle] as FlowTest;
    if (range.start.line <= selection.active.line) from = middle + 1;
    else to = middle;
  }
  return flows[from - 1];
}

/** Hints are shown in their place, and in no list of problems. */
function countsIn(editor: TextEditor | undefined): { readonly errors: number; readonly others: number } {
  const all = editor ? languages.getDiagnostics(editor.document.uri) : [];
  const shown = all.filter(({ source, severity }) => source === "msgflow" && severity !== DiagnosticSeverity.Hint);
  const errors = shown.filter(({ severity }) => severity === DiagnosticSeverity.Error).length;
  return { errors, others: shown.length - errors };
}

function inWords({ errors, others }: ReturnType<typeof countsIn>): string {
  if (errors + others === 0) return "No findings in this file";
  const parts = [
    ...(errors > 0 ? [counted(errors, "error")] : []),
    ...(others > 0 ? [counted(others, errors > 0 ? "other finding" : "finding")] : []),
  ];
  return `${parts.join(", ")} in this file`;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;
