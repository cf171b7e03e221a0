import { type ExtensionContext, type LogOutputChannel, Uri } from "vscode";
import {
  CloseAction,
  ErrorAction,
  type ErrorHandler,
  type LanguageClientOptions,
  RevealOutputChannelOn,
} from "vscode-languageclient";
import { SERVER_COMMANDS } from "./commands";
import { LIBRARY_URI } from "./library-documents";
import { traceChannel } from "./trace-channel";

/** What the desktop's and the web's client share. Settings are not sent: the server asks for them. */
export function clientOptions(context: ExtensionContext, output: LogOutputChannel): LanguageClientOptions {
  const traceOutputChannel = traceChannel(output);
  context.subscriptions.push(traceOutputChannel);
  return {
    // Of any scheme: scripts are also read in virtual workspaces, unsaved, and in the library.
    documentSelector: [{ language: "msgflow" }],
    outputChannel: output,
    traceOutputChannel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // Failures are reported in one place, with a way to restart: see server-session.ts.
    initializationFailedHandler: () => false,
    // Asked for on every occasion: whether it checks then, or gives the last save's findings, the server decides.
    diagnosticPullOptions: { onChange: true, onSave: true, onFocus: true },
    initializationOptions: {
      readFile: true,
      findScripts: true,
      commands: SERVER_COMMANDS,
      libraryUri: LIBRARY_URI,
      documentationUri: `${Uri.joinPath(context.extensionUri, "docs", "rules").toString()}/`,
    },
  };
}

/** Leaves it to the session what happens when the connection closes; what goes wrong before is logged. */
export function errorHandler(onClosed: () => void): ErrorHandler {
  return {
    error: () => ({ action: ErrorAction.Continue, handled: true }),
    closed: () => {
      onClosed();
      return { action: CloseAction.DoNotRestart, handled: true, message: "The connection to the server is closed." };
    },
  };
}
