// Who may ask. The server listens on this machine only; but any page open in the user's browser can send requests to
// it too (by its address, or by a name that its owner lets point to 127.0.0.1), and so can every local program.
import { timingSafeEqual } from "node:crypto";

/** The page and what runs in it; a port may be forwarded, so only the names count. */
const OWN_HOST = /^(127\.0\.0\.1|localhost)(:\d+)?$/;
/** Webviews live in an origin of their own each, so that they cannot reach the page. */
const WEBVIEW_HOST = /^[a-z0-9-]+\.localhost(:\d+)?$/;
export const WEBVIEW_FRAMES = "vscode/out/vs/workbench/contrib/webview/browser/pre/";

/**
 * @param {import("node:http").IncomingMessage} request
 * @returns {{ status: number, reason: string } | undefined} why the request is not answered, if it is not
 */
export function refusal(request, pathname, token) {
  const host = request.headers.host ?? "";
  const forWebview = WEBVIEW_HOST.test(host) && pathname.startsWith(`/${token}/${WEBVIEW_FRAMES}`);
  if (!OWN_HOST.test(host) && !forWebview) return { status: 421, reason: "This server answers to localhost only." };
  if (!startsWithToken(pathname, token)) return { status: 404, reason: "Use the whole address that was printed." };
  const { origin } = request.headers;
  const writes = request.method !== "GET" && request.method !== "HEAD";
  if (writes && origin !== `http://${host}`) return { status: 403, reason: "Only its own page may write." };
  return undefined;
}

function startsWithToken(pathname, token) {
  const given = Buffer.from(pathname.slice(0, token.length + 2));
  const wanted = Buffer.from(`/${token}/`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
