// The extension in VS Code's Node host: the server is a process of its own.
import type { ExtensionContext } from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import { activateWith } from "./activate";
import type { ServerSession } from "./server-session";

let session: ServerSession | undefined;

export function activate(context: ExtensionContext): void {
  const server = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.ipc } as const;
  const servers: ServerOptions = {
    run: server,
    // Used where the extension itself is being debugged: attach to the server at this port.
    debug: { ...server, options: { execArgv: ["--nolazy", "--inspect=6009"] } },
  };
  session = activateWith(context, (options) => ({
    client: new LanguageClient("msgflow", "Message Flow", servers, options),
  }));
}

export function deactivate(): Promise<void> | undefined {
  return session?.end();
}
