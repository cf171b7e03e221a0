/**
 * The language server as a process, over standard input and output (`--stdio`), Node's channel between processes
 * (`--node-ipc`), a socket or a pipe. It ends with the client: at `exit`, when the channel closes, and when the
 * client's process is gone.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Connection, createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { readAddress } from "./cli/read";
import { startServer } from "./server";

/** The address of a folder, given from where this file is bundled to. */
const folder = (...path: string[]) => `${pathToFileURL(join(__dirname, ...path)).href}/`;

function connect(): Connection | undefined {
  try {
    return createConnection(ProposedFeatures.all);
  } catch (error) {
    // Started without a word on how to connect, most likely by hand.
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
    return undefined;
  }
}

const connection = connect();
if (connection !== undefined) {
  process.on("unhandledRejection", (reason) => {
    connection.console.error(`Unhandled: ${reason instanceof Error ? reason.stack : String(reason)}`);
  });
  // An orderly client says `exit` before it closes the channel.
  process.once("disconnect", () => process.exit(1));
  startServer(connection, {
    addresses: { libraryUri: folder("library"), documentationUri: folder("..", "docs", "rules") },
    readFile: readAddress,
  });
}
