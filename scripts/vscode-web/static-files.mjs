import { createReadStream } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, join, sep } from "node:path";
import { pipeline } from "node:stream/promises";

const TYPES = new Map([
  [".css", "text/css; charset=utf-8"],
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".json", "application/json; charset=utf-8"],
  [".map", "application/json; charset=utf-8"],
  [".md", "text/plain; charset=utf-8"],
  [".mjs", "text/javascript; charset=utf-8"],
  [".msgflow", "text/plain; charset=utf-8"],
  [".png", "image/png"],
  [".svg", "image/svg+xml"],
  [".ttf", "font/ttf"],
  [".txt", "text/plain; charset=utf-8"],
  [".wasm", "application/wasm"],
  [".woff2", "font/woff2"],
]);

/**
 * The file below `root` that a path of a URL names; undefined where it leads out of it, also by a symbolic link, or
 * where nothing can be of that name.
 * @returns {Promise<string | undefined>}
 */
export async function locate(root, urlPath) {
  const segments = decode(urlPath)?.split("/");
  if (segments === undefined || !segments.every(isPlainName)) return undefined;
  const path = join(root, ...segments);
  const real = await realLocation(path);
  return real?.startsWith((await realpath(root)) + sep) ? real : undefined;
}

/** Where the path leads, symbolic links followed; the last part of it need not exist yet. */
function realLocation(path) {
  return realpath(path)
    .catch(async () => join(await realpath(dirname(path)), basename(path)))
    .catch(() => undefined);
}

function decode(urlPath) {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

/** Not `.` or `..`, nor with a character that separates folders or drives on some system. */
function isPlainName(segment) {
  return segment !== "" && segment !== "." && segment !== ".." && !/[\\:\0]/.test(segment);
}

/** @param {import("node:http").ServerResponse} response */
export async function sendFile(response, root, urlPath) {
  const path = await locate(root, urlPath);
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
  if (path === undefined || !found?.isFile()) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    "content-type": TYPES.get(extname(path)) ?? "application/octet-stream",
    "content-length": found.size,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
  });
  // The browser may turn away in the midst of a file; that is no error of ours.
  await pipeline(createReadStream(path), response).catch(() => undefined);
}

/** @param {import("node:http").ServerResponse} response */
export function sendJson(response, value) {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(value));
}
