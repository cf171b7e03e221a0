// The folder that VS Code opens, for the file system in files-provider/:
//   GET files/<path>?stat   {"type", "size", "ctime", "mtime"}
//   GET files/<path>?list   [[name, type], …]
//   GET files/<path>        the bytes
//   PUT files/<path>        writes a script; nothing else can be changed, and nothing be deleted
// The first part of every path is the folder's own name, so that VS Code has a name for it.
import { constants } from "node:fs";
import { lstat, open, readdir, stat } from "node:fs/promises";
import { locate, sendFile, sendJson } from "./static-files.mjs";

/** VS Code's numbers for what a path leads to. */
const FILE = 1;
const FOLDER = 2;

const SCRIPT = /\.msgflow$/;
const SIZE_LIMIT = 16 * 1024 * 1024;

/** @param {{ folder: string, name: string }} workspace */
export async function answerFileRequest(request, response, workspace, path, query) {
  const below = pathBelow(workspace.name, path);
  if (below === undefined) return sendNothing(response, 404);
  if (request.method === "PUT") return write(request, response, workspace.folder, below);
  if (request.method !== "GET") return sendNothing(response, 405);
  if (!query.has("stat") && !query.has("list")) return sendFile(response, workspace.folder, below);
  const place = below === "" ? workspace.folder : await locate(workspace.folder, below);
  const found = place === undefined ? undefined : await stat(place).catch(() => undefined);
  if (place === undefined || found === undefined) return sendNothing(response, 404);
  if (query.has("stat")) sendJson(response, describe(found));
  else if (found.isDirectory()) sendJson(response, await list(place));
  else sendNothing(response, 404);
}

/** What follows the folder's name; undefined for a path that is not below it. */
function pathBelow(name, path) {
  const first = encodeURIComponent(name);
  if (path === first) return "";
  return path.startsWith(`${first}/`) ? path.slice(first.length + 1) : undefined;
}

function describe(found) {
  const type = found.isDirectory() ? FOLDER : FILE;
  return { type, size: found.size, ctime: Math.round(found.ctimeMs), mtime: Math.round(found.mtimeMs) };
}

async function list(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => [entry.name, entry.isDirectory() ? FOLDER : FILE]);
}

async function write(request, response, folder, below) {
  const path = SCRIPT.test(below) ? await locate(folder, below) : undefined;
  if (path === undefined || !(await isFileOrNothing(path))) return sendNothing(response, 403);
  const text = await body(request);
  if (text === undefined) return sendNothing(response, 413);
  // Not through a symbolic link, should one appear there in the meantime.
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | (constants.O_NOFOLLOW ?? 0);
  const file = await open(path, flags);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
  sendNothing(response, 204);
}

async function isFileOrNothing(path) {
  const found = await lstat(path).catch(() => undefined);
  return found === undefined || found.isFile();
}

/** @returns {Promise<Buffer | undefined>} undefined where it is too large */
async function body(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > SIZE_LIMIT) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function sendNothing(response, status) {
  response.writeHead(status, { "cache-control": "no-store" }).end();
}
