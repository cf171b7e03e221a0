/**
 * What stands around every handler. The library turns an exception into an answer but drops its stack; here it is
 * logged first, and what the protocol says of order is kept: nothing before `initialize`, nothing after `shutdown`, no
 * work for a request that the client has given up.
 */
import {
  type CancellationToken,
  type Connection,
  ErrorCodes,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver";

/** Where the server stands; `session` is there from `initialize` on. */
export interface Life<S> {
  session: S | undefined;
  shutDown: boolean;
}

export class Guard<S> {
  readonly #connection: Connection;
  readonly #life: Life<S>;

  constructor(connection: Connection, life: Life<S>) {
    this.#connection = connection;
    this.#life = life;
  }

  /** A request handler. Throws only `ResponseError`s, which the library sends as the answer. */
  request<P, R>(name: string, handler: (session: S, params: P, token: CancellationToken) => R | Promise<R>) {
    return async (params: P, token: CancellationToken): Promise<R> => {
      const session = this.#running();
      throwIfCancelled(token);
      try {
        const answer = handler(session, params, token);
        return answer instanceof Promise ? await unlessCancelled(answer, token) : answer;
      } catch (error) {
        if (error instanceof ResponseError) throw error;
        this.report(name, error);
        throw new ResponseError(ErrorCodes.InternalError, `${name} failed: ${messageOf(error)}`);
      }
    };
  }

  /** A notification handler. What comes before `initialize` is dropped, as the protocol asks. */
  notification<P>(name: string, handler: (session: S, params: P) => void | Promise<void>) {
    return async (params: P): Promise<void> => {
      const { session } = this.#life;
      if (session === undefined) return;
      try {
        await handler(session, params);
      } catch (error) {
        this.report(name, error);
      }
    };
  }

  /** Logs what was thrown in the client's log, with its stack. */
  report(name: string, error: unknown): void {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#connection.console.error(`${name}: ${detail}`);
  }

  #running(): S {
    const { session, shutDown } = this.#life;
    if (shutDown) throw new ResponseError(ErrorCodes.InvalidRequest, "The server is shut down.");
    if (session === undefined) throw new ResponseError(ErrorCodes.ServerNotInitialized, "Not yet initialized.");
    return session;
  }
}

/** Ends a request that the client has given up. */
function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelledError();
}

/** Rejects when the client gives the request up: it need not wait for what the answer waits for. */
async function unlessCancelled<R>(answer: Promise<R>, token: CancellationToken): Promise<R> {
  const { cancelled, dispose } = cancellation(token);
  try {
    const given = await Promise.race([answer, cancelled]);
    throwIfCancelled(token);
    return given;
  } finally {
    dispose();
  }
}

function cancellation(token: CancellationToken): { readonly cancelled: Promise<never>; dispose(): void } {
  let dispose: () => void = () => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    const listener = token.onCancellationRequested(() => reject(cancelledError()));
    dispose = () => listener.dispose();
  });
  return { cancelled, dispose: () => dispose() };
}

const cancelledError = () => new ResponseError(LSPErrorCodes.RequestCancelled, "Cancelled.");

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
