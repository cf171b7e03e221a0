/** `msgflow lsp`: the language server, from the file beside this one, so that other commands do not load it. */
import { join } from "node:path";

/** Starts the server, which reads from `process.argv` how to connect. */
export function serve(options: Record<string, unknown>): void {
  const transports = ["stdio", "nodeIpc", "socket", "pipe"];
  if (!transports.some((transport) => options[transport] !== undefined)) process.argv.push("--stdio");
  require(join(__dirname, "server.js"));
}
