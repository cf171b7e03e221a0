/** Definitions, references and highlights for this client: at addresses that it can open, as links where it takes them. */
import type {
  CancellationToken,
  DeclarationParams,
  DefinitionParams,
  DocumentHighlightParams,
  Location,
  LocationLink,
  ReferenceParams,
} from "vscode-languageserver";
import { definition, highlights, type Position, references, referenceWords } from "./language-service";
import { toClientUri } from "./server.addresses";
import type { Asked } from "./server.asking";
import { resolved } from "./server.parts";
import type { Session } from "./server.session";

export function answerDefinition(session: Session, params: DefinitionParams, token: CancellationToken) {
  const { definitionLinks } = session.traits;
  return session.ask.of(params.textDocument.uri, token, (asked) =>
    definitions(params.position, asked, definitionLinks),
  );
}

/** The same as its definition: what declares a name defines it. */
export function answerDeclaration(session: Session, params: DeclarationParams, token: CancellationToken) {
  const { declarationLinks } = session.traits;
  return session.ask.of(params.textDocument.uri, token, (asked) =>
    definitions(params.position, asked, declarationLinks),
  );
}

export function answerReferences(
  session: Session,
  { textDocument, position, context }: ReferenceParams,
  token: CancellationToken,
): Promise<Location[] | null> {
  const words = ({ script, checkSettings }: Asked) => referenceWords(script, position, checkSettings);
  return session.ask.aboutNames(
    textDocument.uri,
    token,
    words,
    function* ({ script, checkSettings, addresses }, scripts) {
      const settings = { ...checkSettings, known: scripts.known() };
      yield* resolved(settings.known, checkSettings);
      const found = references(script, position, context.includeDeclaration, settings);
      return found.map((location) => ({ ...location, uri: toClientUri(addresses, location.uri) }));
    },
  );
}

export function answerHighlight(session: Session, params: DocumentHighlightParams, token: CancellationToken) {
  return session.ask.of(params.textDocument.uri, token, ({ script, checkSettings }) =>
    highlights(script, params.position, checkSettings),
  );
}

/** `links`: whether the client takes more than a place. */
function definitions(
  position: Position,
  { script, checkSettings, addresses }: Asked,
  links: boolean,
): Location[] | LocationLink[] | null {
  const found = definition(script, position, checkSettings).map((link) => {
    return { ...link, targetUri: toClientUri(addresses, link.targetUri) };
  });
  if (found.length === 0) return null;
  return links ? found : found.map(({ targetUri: uri, targetSelectionRange: range }) => ({ uri, range }));
}
