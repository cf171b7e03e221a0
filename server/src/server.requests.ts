/** What a client may ask of a document: each request with the function of the façade that answers it. */
import type { Connection } from "vscode-languageserver";
import type { Guard } from "./server.guard";
import { answerHover } from "./server.hover";
import type { Session } from "./server.session";

export function handleRequests(connection: Connection, guard: Guard<Session>): void {
  connection.languages.diagnostics.on(guard.request("diagnostic", (session, params) => session.findings.pull(params)));
  connection.onHover(
    guard.request("hover", (session, params, token) =>
      session.ask(params.textDocument.uri, token, (asked) => answerHover(params, asked, session.traits)),
    ),
  );
}
