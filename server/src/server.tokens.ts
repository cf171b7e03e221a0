/**
 * Semantic tokens for this client: what it was told last is remembered, so that it need only be told what has changed. An
 * answer that the client has given up may never have come to it: so the one before counts for a while too.
 */
import {
  CancellationToken,
  type Connection,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SemanticTokensParams,
  type SemanticTokensRangeParams,
} from "vscode-languageserver";
import { semanticTokens, semanticTokensIn, type Tokens, tokenData, tokenEdits } from "./language-service";
import type { Asked } from "./server.asking";
import type { Session } from "./server.session";
import type { OpenDocument } from "./workspace/documents";

/** An answer, by the id that the client knows it by. */
interface Told {
  readonly resultId: string;
  readonly tokens: Tokens;
}

/** So many answers of a document are remembered. */
const MOST = 4;
/** Edits of a used file that follow one another as fast, in milliseconds, are looked at together. */
const SOON = 20;

export class TokenAnswers {
  readonly #connection: Connection;
  readonly #session: Pick<Session, "ask" | "encoding" | "traits">;
  /** The last answers by document, the newest at the end. */
  readonly #told = new Map<string, readonly Told[]>();
  /** Tells this run of the server from earlier ones, whose ids a client may still hold. */
  readonly #prefix = Date.now().toString(36);
  #count = 0;
  readonly #due = new Set<string>();

  constructor(connection: Connection, session: Pick<Session, "ask" | "encoding" | "traits">) {
    this.#connection = connection;
    this.#session = session;
  }

  full(uri: string, asked: Asked): SemanticTokens {
    const tokens = tokensOf(asked, this.#session);
    return { resultId: this.#tell(uri, tokens), data: tokenData(tokens) };
  }

  /** What has changed since an answer; everything where that is not remembered. */
  delta(uri: string, asked: Asked, previousResultId: string): SemanticTokens | SemanticTokensDelta {
    const before = this.#told.get(uri)?.find(({ resultId }) => resultId === previousResultId);
    if (!before) return this.full(uri, asked);
    const tokens = tokensOf(asked, this.#session);
    return { resultId: this.#tell(uri, tokens), edits: tokenEdits(before.tokens, tokens) };
  }

  forget(uri: string): void {
    this.#told.delete(uri);
  }

  /** What these documents use may have changed: where their tokens have, the client is made to ask again. Not at once. */
  update(documents: readonly OpenDocument[]): void {
    if (!this.#session.traits.refreshesTokens) return;
    for (const { uri } of documents) {
      if (!this.#told.has(uri)) continue;
      if (this.#due.size === 0) setTimeout(() => this.#update(), SOON);
      this.#due.add(uri);
    }
  }

  #tell(uri: string, tokens: Tokens): string {
    const told = this.#told.get(uri) ?? [];
    const last = told.at(-1);
    if (last?.tokens === tokens) return last.resultId;
    const resultId = `${this.#prefix}-${++this.#count}`;
    this.#told.set(uri, [...told.slice(1 - MOST), { resultId, tokens }]);
    return resultId;
  }

  #update(): void {
    const due = [...this.#due];
    this.#due.clear();
    this.#refreshIf(due).catch((error) => this.#connection.console.error(`Telling of tokens: ${error}`));
  }

  async #refreshIf(uris: readonly string[]): Promise<void> {
    const differ = await Promise.all(uris.map((uri) => this.#differs(uri)));
    if (differ.includes(true)) await this.#connection.languages.semanticTokens.refresh();
  }

  async #differs(uri: string): Promise<boolean> {
    const tokens = await this.#session.ask.of(uri, CancellationToken.None, (asked) => tokensOf(asked, this.#session));
    const last = this.#told.get(uri)?.at(-1);
    return tokens !== null && last !== undefined && tokenEdits(last.tokens, tokens).length > 0;
  }
}

const tokensOf = ({ script, checkSettings }: Asked, { encoding, traits }: Pick<Session, "encoding" | "traits">) =>
  encoding.tokens(script, semanticTokens(script, checkSettings, traits.tokens));

const NONE: SemanticTokens = { data: [] };

export async function answerTokens(session: Session, { textDocument }: SemanticTokensParams, token: CancellationToken) {
  const { uri } = textDocument;
  return (await session.ask.of(uri, token, (asked) => session.tokens.full(uri, asked))) ?? NONE;
}

export async function answerTokensDelta(session: Session, params: SemanticTokensDeltaParams, token: CancellationToken) {
  const { uri } = params.textDocument;
  const answer = await session.ask.of(uri, token, (asked) => session.tokens.delta(uri, asked, params.previousResultId));
  return answer ?? NONE;
}

export async function answerTokensRange(session: Session, params: SemanticTokensRangeParams, token: CancellationToken) {
  const inRange = ({ script, checkSettings }: Asked) =>
    session.encoding.tokenData(script, semanticTokensIn(script, params.range, checkSettings, session.traits.tokens));
  const data = await session.ask.of(params.textDocument.uri, token, inRange);
  return data ? { data } : NONE;
}
