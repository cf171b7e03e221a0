/**
 * What VS Code's client announces that it can do: asked of the library that the extension is built with, so that it is what
 * a new version of it announces.
 */
import Module from "node:module";
import type { ClientCapabilities } from "vscode-languageserver-protocol/node";
import { engines } from "../../package.json";

/** The commands of the extension that answers may name; it says so in its `initializationOptions`. */
export const COMMANDS = ["msgflow.showFindings", "msgflow.showRule"];

type Load = (name: string, ...rest: unknown[]) => unknown;
interface Client {
  computeClientCapabilities(): ClientCapabilities;
}

/** Throws where the library does not say it in the way known here. */
export function vscodeCapabilities(): ClientCapabilities {
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  loader._load = (name, ...rest) => (name === "vscode" ? vscode : load.call(Module, name, ...rest));
  try {
    const { LanguageClient } = require("vscode-languageclient/node");
    const client: Client = new LanguageClient("msgflow", "Message Flow", { command: "" }, { documentSelector: [] });
    return client.computeClientCapabilities();
  } finally {
    loader._load = load;
  }
}

/** As much of VS Code's API as the client touches before it starts: it takes everything, and does nothing. */
const vscode = new Proxy({ version: engines.vscode.slice(1) } as Record<string, unknown>, {
  get: (known, name) => known[String(name)] ?? (/^[A-Z]/.test(String(name)) ? Anything : nothing()),
});

class Anything {
  readonly event = () => undefined;
}

function nothing(): unknown {
  return new Proxy(() => undefined, { get: () => nothing(), apply: () => nothing() });
}
