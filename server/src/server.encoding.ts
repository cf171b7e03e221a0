/**
 * What a client counts the columns of a line in: UTF-16 units, which every client can and all within the server does, or
 * bytes of UTF-8. It is made one into the other here, at the boundary, and nowhere else:
 *
 * - Every handler is registered through {@link EncodedGuard}. It finds the positions in parameters and answers by the
 *   protocol's shapes (server.encoding-walk.ts), so that a new request is served without a word.
 * - Two things do not look like positions, and are asked for in the client's units where they are made: semantic tokens,
 *   which are plain numbers, and findings, which are told only where they have changed *for the client*: an `é` that
 *   becomes an `e` moves what is behind it by a byte and not by a unit.
 *
 * Parameters count in the text as it is when they arrive, answers in the text as it is when they are made: nothing else
 * happens between an answer and its conversion. A client that counts in UTF-16 units gets the very objects that were made.
 */
import type { CancellationToken, PositionEncodingKind } from "vscode-languageserver";
import type { PlacedFindings, Script, Tokens } from "./language-service";
import { Guard } from "./server.guard";

export interface Encoding {
  readonly kind: PositionEncodingKind;
  /** Parameters in UTF-16 units. Throws where they are none of the protocol's. */
  incoming<P>(params: P): P;
  /** An answer to these parameters, as they came, in the client's units. */
  outgoing<A>(answer: A, params: unknown): A;
  /** The findings of a document in the client's units: the same list where it is the same. */
  findings(uri: string, placed: readonly PlacedFindings[]): readonly PlacedFindings[];
  /** The tokens of a script in the client's units: the same list where it is the same. */
  tokens(script: Script, tokens: Tokens): Tokens;
  /** Tokens in the protocol's numbers in the client's units. */
  tokenData(script: Script, data: number[]): number[];
}

const KNOWN = new Set<unknown>(["utf-8", "utf-16"]);

/** The first of the client's encodings that is known here; UTF-16, which each has, where it names none. */
export function chooseEncoding(offered: unknown): PositionEncodingKind {
  return (Array.isArray(offered) ? offered.find((one) => KNOWN.has(one)) : undefined) ?? "utf-16";
}

/** What its requests answer is made of findings, which are in the client's units already. */
const OF_FINDINGS = "diagnostic";

/** A guard whose handlers take and give UTF-16 units, whatever the client counts in. */
export class EncodedGuard<S extends { readonly encoding: Encoding }> extends Guard<S> {
  override request<P, R>(name: string, handler: (session: S, params: P, token: CancellationToken) => R | Promise<R>) {
    return super.request<P, R>(name, (session, params, token) => {
      const { encoding } = session;
      const answer = handler(session, encoding.incoming(params), token);
      if (encoding.kind === "utf-16" || name === OF_FINDINGS) return answer;
      return answer instanceof Promise
        ? answer.then((given) => encoding.outgoing(given, params))
        : encoding.outgoing(answer, params);
    });
  }

  override notification<P>(name: string, handler: (session: S, params: P) => void | Promise<void>) {
    return super.notification<P>(name, (session, params) => handler(session, session.encoding.incoming(params)));
  }
}
