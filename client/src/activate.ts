import { commands, type ExtensionContext, window } from "vscode";
import { clientOptions } from "./client-options";
import { registerServerCommands } from "./commands";
import { registerDiagrams } from "./diagram/diagrams";
import { registerLibraryDocuments } from "./library-documents";
import { type Launch, ServerSession } from "./server-session";
import { registerStatus } from "./status";
import { registerFlowTests } from "./testing/flow-tests";
import { OpenFlows } from "./testing/open-flows";

/** What is the same on the desktop and on the web: everything but how a server is launched. */
export function activateWith(context: ExtensionContext, launch: Launch): ServerSession {
  const output = window.createOutputChannel("Message Flow", { log: true });
  const session = new ServerSession(launch, clientOptions(context, output), output);
  const flows = new OpenFlows(session);
  context.subscriptions.push(
    output,
    flows,
    registerLibraryDocuments(context.extensionUri),
    registerServerCommands(),
    registerDiagrams(context.extensionUri, session),
    registerFlowTests(session, flows),
    registerStatus(session, flows),
    commands.registerCommand("msgflow.restartServer", () => session.restart()),
    commands.registerCommand("msgflow.showOutput", () => output.show()),
  );
  // Not awaited: commands must work even while a server does not answer. A failed start tells the user itself.
  void session.start();
  return session;
}
