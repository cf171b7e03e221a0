/** Inlay hints and code lenses for this client: those that its settings ask for, and asked for again when they change. */
import {
  type CancellationToken,
  type CodeLens,
  type CodeLensParams,
  CodeLensRefreshRequest,
  type Connection,
  type InlayHint,
  type InlayHintParams,
} from "vscode-languageserver";
import { codeLenses, diagramLenses, inlayHints, OPEN_DIAGRAM, SHOW_FINDINGS } from "./language-service";
import type { ClientTraits } from "./server.client";
import type { Session } from "./server.session";
import { DEFAULTS, type Settings } from "./workspace/settings";

export async function answerCodeLens(
  session: Session,
  { textDocument: { uri } }: CodeLensParams,
  token: CancellationToken,
) {
  await session.settings.ready;
  const { settings, traits } = session;
  if (!settings.current.codeLens) return [];
  const address = traits.commands.has(SHOW_FINDINGS) ? uri : undefined;
  const draws = traits.commands.has(OPEN_DIAGRAM);
  return session.ask.of<CodeLens[]>(uri, token, ({ script, checkSettings }) => [
    ...codeLenses(script, address, checkSettings),
    ...(draws ? diagramLenses(script, uri, checkSettings) : []),
  ]);
}

export async function answerInlayHint(session: Session, params: InlayHintParams, token: CancellationToken) {
  await session.settings.ready;
  const { inlayHints: kinds } = session.settings.current;
  if (!kinds.protocols && !kinds.versions) return [];
  return session.ask.of<InlayHint[]>(params.textDocument.uri, token, ({ script, checkSettings }) =>
    inlayHints(script, params.range, kinds, checkSettings),
  );
}

/** What changes a lens or a hint in one document comes by the keystroke in another: the client asks again this often. */
const PAUSE = 250;

/** Has the client ask again for what it shows of hints and lenses, where it can. */
export class LensRefresh {
  readonly #connection: Connection;
  readonly #traits: ClientTraits;
  #settings: Settings = DEFAULTS;
  #timer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, traits: ClientTraits) {
    this.#connection = connection;
    this.#traits = traits;
  }

  /** Takes note of the settings. Those that were known when the client asked first are no change. */
  use(settings: Settings, isFirst: boolean): void {
    const { codeLens, inlayHints: kinds } = this.#settings;
    const { codeLens: lensNow, inlayHints: now } = settings;
    const isSame = codeLens === lensNow && kinds.protocols === now.protocols && kinds.versions === now.versions;
    this.#settings = settings;
    if (!isSame && !isFirst) this.soon();
  }

  /** Not at once, and once for many calls. */
  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#now();
    }, PAUSE);
  }

  #now(): void {
    const { refreshesCodeLens, refreshesInlayHints } = this.#traits;
    if (refreshesCodeLens) this.#attempt(this.#connection.sendRequest(CodeLensRefreshRequest.type));
    if (refreshesInlayHints) this.#attempt(this.#connection.languages.inlayHint.refresh());
  }

  #attempt(work: Promise<void>): void {
    work.catch((error) => this.#connection.console.error(`Having lenses and hints asked for again: ${error}`));
  }
}
