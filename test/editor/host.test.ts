import * as assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

interface Host {
  readonly url: string;
  close(): Promise<void>;
}
interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

const PREVIEW = "vscode/out/vs/workbench/contrib/webview/browser/pre/";

describe("The server of VS Code for the Web", () => {
  let folder: string;
  let host: Host;
  let address: URL;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "msgflow-host-"));
    await mkdir(join(folder, "work/sub"), { recursive: true });
    await writeFile(join(folder, "work/a.msgflow"), "flow A");
    await writeFile(join(folder, "secret.msgflow"), "secret");
    await symlink(join(folder, "secret.msgflow"), join(folder, "work/link.msgflow"));
    await symlink(folder, join(folder, "work/up"));
    const module = "../../scripts/vscode-web/host.mjs";
    const { serveVsCode } = await import(module);
    host = await serveVsCode({ extension: process.cwd(), folder: join(folder, "work") });
    address = new URL(host.url);
  });

  after(async () => {
    await host.close();
    await rm(folder, { recursive: true });
  });

  /** Not by `fetch`, which puts paths and headers right. */
  function ask(method: string, path: string, headers: OutgoingHttpHeaders = {}, body?: string): Promise<Answer> {
    const { hostname, port, host: name } = address;
    return new Promise((resolve, reject) => {
      const options = { method, hostname, port, path, headers: { host: name, ...headers } };
      const asked = request(options, async (response) => {
        const chunks: Buffer[] = await response.toArray();
        const text = Buffer.concat(chunks).toString();
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
      asked.on("error", reject).end(body);
    });
  }
  const get = (path: string, headers?: OutgoingHttpHeaders) => ask("GET", address.pathname + path, headers);
  const put = (path: string, headers: OutgoingHttpHeaders = { origin: address.origin }) =>
    ask("PUT", address.pathname + path, headers, "written");

  it("answers to this machine only, and only to those who know the address", async () => {
    assert.equal((await get("")).status, 200);
    assert.equal((await get("", { host: `localhost:${address.port}` })).status, 200);
    assert.equal((await get("", { host: `attacker.example:${address.port}` })).status, 421);
    assert.equal((await ask("GET", "/")).status, 404);
    assert.equal((await ask("GET", `/${"0".repeat(32)}/`)).status, 404);
    assert.equal((await ask("GET", "//[")).status, 400);
  });

  it("gives webviews, which have origins of their own, their page and nothing else", async () => {
    const webview = { host: `a1b2.localhost:${address.port}` };
    const redirected = await get(`${PREVIEW}index.html?id=1`, webview);
    assert.equal(redirected.status, 302);
    assert.equal((await get(PREVIEW + redirected.headers.location, webview)).status, 200);
    assert.equal((await get("", webview)).status, 421);
    assert.equal((await get("files/work/a.msgflow", webview)).status, 421);
    assert.equal((await get(`${PREVIEW}..%2f..%2findex.html`, webview)).status, 404);
  });

  it("serves the extension and no other part of the repository", async () => {
    assert.equal((await get("extension/package.json")).status, 200);
    for (const path of [
      "client/src/extension.ts",
      ".git/config",
      "dist/..%2fclient/src/extension.ts",
      "dist/../.git/config",
    ])
      assert.equal((await get(`extension/${path}`)).status, 404, path);
  });

  it("lists and reads the folder, following no link out of it", async () => {
    const entries = JSON.parse((await get("files/work?list")).text).sort();
    assert.deepEqual(entries, [
      ["a.msgflow", 1],
      ["sub", 2],
    ]);
    const { type, size } = JSON.parse((await get("files/work/a.msgflow?stat")).text);
    assert.deepEqual({ type, size }, { type: 1, size: 6 });
    assert.equal((await get("files/work/a.msgflow")).text, "flow A");
    for (const path of ["link.msgflow", "up/secret.msgflow", "../secret.msgflow", "..%2fsecret.msgflow", "up?list"])
      assert.equal((await get(`files/work/${path}`)).status, 404, path);
  });

  it("writes for its own page only", async () => {
    const others = ["null", "http://attacker.example", `http://a1b2.localhost:${address.port}`, undefined];
    for (const origin of others)
      assert.equal((await put("files/work/a.msgflow", origin === undefined ? {} : { origin })).status, 403, origin);
    assert.equal(await readFile(join(folder, "work/a.msgflow"), "utf8"), "flow A");
  });

  it("writes scripts below the folder, and nothing else", async () => {
    assert.equal((await put("files/work/sub/n%20%C3%A4.msgflow")).status, 204);
    assert.equal(await readFile(join(folder, "work/sub/n ä.msgflow"), "utf8"), "written");
    const refused = ["a.js", "link.msgflow", "up/new.msgflow", "..%2fnew.msgflow", "..%5cnew.msgflow", "x%00.msgflow"];
    for (const path of refused) assert.equal((await put(`files/work/${path}`)).status, 403, path);
    assert.equal((await put("files/work/../new.msgflow")).status, 404);
    const deleted = await ask("DELETE", `${address.pathname}files/work/a.msgflow`, { origin: address.origin });
    assert.equal(deleted.status, 405);
    assert.equal(await readFile(join(folder, "secret.msgflow"), "utf8"), "secret");
    await assert.rejects(readFile(join(folder, "new.msgflow")));
  });
});
