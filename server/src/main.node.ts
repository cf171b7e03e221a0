/**
 * The language server as a process, over standard input and output (`--stdio`), Node's channel between processes
 * (`--node-ipc`), a socket or a pipe. It ends with the client: at `exit`, when the channel closes, and when the
 * client's process is gone.
 */
import { Console } from "node:console";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Connection, createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { listFolder, scriptsInFolders } from "./cli/folder";
import { readAddress } from "./cli/read";
import { isLibraryLoaded } from "./library/library";
import { startServer } from "./server";
import { StreamReader, StreamWriter } from "./server.streams";

/** The address of a folder, given from where this file is bundled to. */
const folder = (...path: string[]) => `${pathToFileURL(join(__dirname, ...path)).href}/`;

const isStdio = process.argv.includes("--stdio");

function connect(): Connection | undefined {
  try {
    if (!isStdio) return createConnection(ProposedFeatures.all);
    // Nothing else may get among the messages.
    globalThis.console = new Console(process.stderr);
    return createConnection(ProposedFeatures.all, new StreamReader(process.stdin), new StreamWriter(process.stdout));
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
  const life = startServer(connection, {
    addresses: { libraryUri: folder("library"), documentationUri: folder("..", "docs", "rules") },
    readFile: readAddress,
    listFolder,
    findScripts: scriptsInFolders,
    writesText: isStdio,
  });
  const end = () => process.exit(life.shutDown ? 0 : 1);
  if (isStdio) process.stdin.once("end", end).once("close", end);
}

/** For the code cache: whether what the first findings need has been compiled. */
export const hasStarted = isLibraryLoaded;
