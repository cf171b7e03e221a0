// The extension in VS Code's web worker host: the server is a worker of its own.
import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient } from "vscode-languageclient/browser";
import { activateWith } from "./activate";
import type { ServerSession } from "./server-session";
import { ServerWorker } from "./server-worker";

let session: ServerSession | undefined;

export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, "dist", "server.browser.js");
  session = activateWith(context, (options) => {
    const server = new ServerWorker(script);
    return {
      client: new LanguageClient("msgflow", "Message Flow", () => server.connect(), options),
      kill: () => server.kill(),
    };
  });
}

export function deactivate(): Promise<void> | undefined {
  return session?.end();
}
