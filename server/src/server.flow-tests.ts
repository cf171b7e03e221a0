/** Flows as tests, for clients that show and run these: a request of this server's own. */
import { type CancellationToken, type Connection, RequestType } from "vscode-languageserver";
import { flowTests } from "./language-service";
import type { Guard } from "./server.guard";
import type { Session } from "./server.session";

/** `text`: what the file holds, unless it is open. The answer is one `FlowTest` a flow. */
interface FlowTestsParams {
  readonly uri: string;
  readonly text?: string;
}
type FlowTests = ReturnType<typeof flowTests>;

const FlowTestsRequest = new RequestType<FlowTestsParams, FlowTests | null, void>("msgflow/flowTests");

export function handleFlowTests(connection: Connection, guard: Guard<Session>): void {
  connection.onRequest(
    FlowTestsRequest,
    guard.request("flowTests", (session: Session, { uri, text }: FlowTestsParams, token: CancellationToken) =>
      session.ask.ofFile(uri, text, token, ({ script, checkSettings }) => flowTests(script, checkSettings)),
    ),
  );
}
