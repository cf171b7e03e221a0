/** `msgflow lsp`: the language server, from the file beside this one, so that other commands do not load it. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Starts the server, which reads from `process.argv` how to connect. Resolves when it listens. */
export async function serve(options: Record<string, unknown>): Promise<void> {
  const transports = ["stdio", "nodeIpc", "socket", "pipe"];
  if (!transports.some((transport) => options[transport] !== undefined)) process.argv.push("--stdio");
  await import(pathToFileURL(join(__dirname, "server.js")).href);
}
