import { type CancellationToken, EventEmitter, type LogOutputChannel, window } from "vscode";
import {
  type BaseLanguageClient,
  ConnectionError,
  type LanguageClientOptions,
  ResponseError,
} from "vscode-languageclient";
import { errorHandler } from "./client-options";
import { answerFileRequests } from "./used-files";

/** One run of the language server: the client that speaks to it, and what ends it where stopping it is not enough. */
export interface ServerRun {
  readonly client: BaseLanguageClient;
  kill?(): void;
}
export type ServerState = "starting" | "running" | "stopped";
export type Launch = (options: LanguageClientOptions) => ServerRun;

/** A server that does not answer for so long will not. */
const START_LIMIT = 30_000;
/** A server that stops by itself is started again this often within that time, then the user is asked. */
const CRASH_LIMIT = 3;
const CRASH_PERIOD = 3 * 60_000;

/**
 * The language server while the extension is active. Each start is a run with a client of its own, because a client
 * whose start failed cannot be started again. Starts and stops happen one after the other, in the order asked for.
 */
export class ServerSession {
  readonly #launch: Launch;
  readonly #options: LanguageClientOptions;
  readonly #output: LogOutputChannel;
  #run: ServerRun | undefined;
  #crashes: number[] = [];
  #ended = false;
  #last: Promise<void> = Promise.resolve();
  #state: ServerState = "stopped";
  readonly #states = new EventEmitter<ServerState>();
  readonly onState = this.#states.event;

  constructor(launch: Launch, options: LanguageClientOptions, output: LogOutputChannel) {
    this.#launch = launch;
    this.#options = options;
    this.#output = output;
  }

  start(): Promise<void> {
    return this.#inTurn(() => this.#start());
  }

  restart(): Promise<void> {
    this.#crashes = [];
    return this.#startAgain();
  }

  get state(): ServerState {
    return this.#state;
  }

  /** Asks the server, once what is under way has come to its end; undefined where it does not run then. */
  async request<T>(method: string, params: unknown, token?: CancellationToken): Promise<T | undefined> {
    await this.#last;
    const client = this.#run?.client;
    if (!client?.isRunning()) return undefined;
    // An absent token would be taken for a second parameter.
    return token ? client.sendRequest<T>(method, params, token) : client.sendRequest<T>(method, params);
  }

  #become(state: ServerState): void {
    this.#state = state;
    this.#states.fire(state);
  }

  /** Ends the server for good. */
  end(): Promise<void> {
    this.#ended = true;
    return this.#inTurn(() => this.#stop());
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#last = this.#last.then(step);
    return this.#last;
  }

  #startAgain(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#stop();
      await this.#start();
    });
  }

  async #start(): Promise<void> {
    if (this.#ended || this.#run !== undefined) return;
    this.#become("starting");
    try {
      const run = this.#launch({ ...this.#options, errorHandler: errorHandler(() => this.#closed(run)) });
      this.#run = run;
      logOnly(run.client);
      answerFileRequests(run.client);
      await Promise.race([run.client.start(), timeLimit(START_LIMIT)]);
      this.#become("running");
    } catch (error) {
      this.#output.error(error instanceof Error ? error : String(error));
      await this.#stop();
      this.#ask("The language server could not be started.");
    }
  }

  /** Never throws: a server that cannot be stopped must not keep another one from being started. */
  async #stop(): Promise<void> {
    const run = this.#run;
    this.#run = undefined;
    this.#become("stopped");
    try {
      await run?.client.stop();
    } catch (error) {
      this.#output.debug(`Stopping the language server: ${error}`);
    }
    run?.kill?.();
  }

  #closed(run: ServerRun): void {
    // While it starts, the failing start tells; while it stops, all is well.
    if (run !== this.#run || !run.client.isRunning()) return;
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < CRASH_PERIOD), now];
    if (this.#crashes.length <= CRASH_LIMIT) {
      this.#output.warn("The language server stopped unexpectedly and is started again.");
      void this.#startAgain();
    } else {
      void this.#inTurn(() => this.#stop());
      this.#ask("The language server stopped unexpectedly several times and was not started again.");
    }
  }

  #ask(problem: string): void {
    this.#output.error(problem);
    if (this.#ended) return;
    void window.showErrorMessage(`Message Flow: ${problem}`, "Restart", "Show Output").then((choice) => {
      if (choice === "Restart") return this.restart();
      if (choice === "Show Output") this.#output.show();
    });
  }
}

/** What the client itself would pop up offers no restart, and would stand beside our own message. */
function logOnly(client: BaseLanguageClient): void {
  const report = client.error.bind(client);
  client.error = (message, data) => report(message, data, false);
}

function timeLimit(milliseconds: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`No answer within ${milliseconds / 1000} seconds.`)), milliseconds);
  });
}

/** Whether a request failed since the server has ended or given up; it has logged why. */
export const isNoAnswer = (error: unknown) => error instanceof ResponseError || error instanceof ConnectionError;
