/** Diagrams of flows, for clients that draw them: a request of this server's own. */
import { type CancellationToken, type Connection, RequestType } from "vscode-languageserver";
import { type Diagram, diagram } from "./language-service";
import type { Guard } from "./server.guard";
import type { Session } from "./server.session";

/** The answer is the diagram of the flow or version at the line, or of the nearest; null where there is none. */
interface DiagramParams {
  readonly uri: string;
  readonly line: number;
}

const DiagramRequest = new RequestType<DiagramParams, Diagram | null, void>("msgflow/diagram");

export function handleDiagram(connection: Connection, guard: Guard<Session>): void {
  connection.onRequest(
    DiagramRequest,
    guard.request("diagram", (session: Session, { uri, line }: DiagramParams, token: CancellationToken) =>
      session.ask.of(uri, token, ({ script, checkSettings }) => diagram(script, line, checkSettings) ?? null),
    ),
  );
}
