import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { codes, TestClient, until } from "./client";
import { built } from "./dist";

const URI = "file:///a.msgflow";
const TEXT = 'flow "F"\n  Chat --> Ixn : EventAck\n';

/** What a session shows of the server. */
interface Shown {
  readonly name: string | undefined;
  readonly codes: readonly unknown[];
  /** The log of a request that fails. */
  readonly log: string | undefined;
  readonly stderr: string;
  readonly status: number | null;
}

describe("server: start", function () {
  this.timeout(20_000);
  const running = new Set<ChildProcess>();
  let folder = "";
  let cache = "";

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "msgflow-start-"));
    cache = join(folder, "cache");
  });
  afterEach(() => {
    for (const child of running) child.kill("SIGKILL");
    running.clear();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts a server that is initialized; what it writes to its standard error. */
  async function start(env: NodeJS.ProcessEnv, server = built("server.js")) {
    const child = spawn(process.execPath, [server, "--stdio"], { env: { ...process.env, ...env } });
    running.add(child);
    const said = { stderr: "" };
    child.stderr.on("data", (data) => {
      said.stderr += data;
    });
    const client = new TestClient(child, {});
    await client.initialize({});
    return { client, said };
  }

  async function session(env: NodeJS.ProcessEnv = { MSGFLOW_CODE_CACHE: cache }, server?: string): Promise<Shown> {
    const { client, said } = await start(env, server);
    await client.open(URI, TEXT);
    const found = codes(await client.items(URI));
    await assert.rejects(client.connection.sendRequest("textDocument/hover", { nonsense: true }));
    await until(() => client.logs.length > 0, "a log");
    const log = client.logs[0]?.message;
    const status = await client.shutdown();
    return { name: client.initializeResult.serverInfo?.name, codes: found, log, status, ...said };
  }

  const kept = () => (existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : []);
  /** Each write makes a new file. */
  const identity = (path: string) => `${statSync(path).ino} ${statSync(path).mtimeMs}`;

  it("keeps compiled code at its first end and starts with it from then on", async () => {
    const plain = await session({ MSGFLOW_CODE_CACHE: "" });
    assert.deepEqual({ ...plain, log: "" }, { name: "msgflow", codes: plain.codes, log: "", stderr: "", status: 0 });
    assert.notEqual(plain.codes.length, 0);
    // The stack in the log shows that places are told in the same way.
    assert.match(plain.log ?? "", /server\.main\.js:\d+:\d+/);
    assert.deepEqual(await session(), plain);
    const [path = "", ...more] = kept();
    assert.deepEqual(more, []);
    const before = identity(path);
    assert.deepEqual(await session(), plain);
    // What is refused is made again.
    assert.equal(identity(path), before);
  });

  it("keeps code while it runs, once something has been checked", async () => {
    const { client } = await start({ MSGFLOW_CODE_CACHE: cache });
    await client.open(URI, TEXT);
    await client.items(URI);
    await until(() => kept().some((path) => path.endsWith(".bin")), "compiled code");
    assert.equal(await client.shutdown(), 0);
    assert.equal(kept().length, 1);
  });

  it("keeps no code of a session in which nothing was checked", async () => {
    const { client } = await start({ MSGFLOW_CODE_CACHE: cache });
    assert.equal(await client.shutdown(), 0);
    assert.deepEqual(kept(), []);
  });

  for (const [what, spoil] of Object.entries<(code: Buffer) => Buffer>({
    "a wrong byte in its middle": (code) => {
      const at = Math.floor(code.length / 2);
      code[at] = (code[at] ?? 0) ^ 0x55;
      return code;
    },
    "zeros for its second half": (code) => code.fill(0, code.length / 2),
    "only its first half": (code) => code.subarray(0, code.length / 2),
    "three bytes": (code) => code.subarray(0, 3),
    nothing: () => Buffer.alloc(0),
  }))
    it(`starts where the kept code has ${what}, and makes it again`, async () => {
      const good = await session();
      const [path = ""] = kept();
      const code = readFileSync(path);
      writeFileSync(path, spoil(Buffer.from(code)));
      const before = identity(path);
      assert.deepEqual(await session(), good);
      assert.notEqual(identity(path), before);
      const after = identity(path);
      assert.deepEqual(await session(), good);
      assert.equal(identity(path), after);
    });

  it("does not run the code of another server of the same length", async () => {
    const text = readFileSync(built("server.main.js"), "utf8");
    const other = text.replace(/(serverInfo:\{name:)"msgflow"/, '$1"MSGFLOW"');
    assert.notEqual(other, text);
    const server = join(folder, "server.js");
    copyFileSync(built("server.js"), server);
    writeFileSync(join(folder, "server.main.js"), text);
    assert.equal((await session(undefined, server)).name, "msgflow");
    writeFileSync(join(folder, "server.main.js"), other);
    assert.equal((await session(undefined, server)).name, "MSGFLOW");
    assert.equal((await session(undefined, server)).name, "MSGFLOW");
  });

  it("tells places in the first line as they are", () => {
    const server = join(folder, "server.js");
    copyFileSync(built("server.js"), server);
    writeFileSync(join(folder, "server.main.js"), 'throw new Error("here");');
    for (const code of ["", cache]) {
      const { stderr } = spawnSync(process.execPath, [server], { env: { ...process.env, MSGFLOW_CODE_CACHE: code } });
      assert.match(`${stderr}`, /server\.main\.js:1:7\b/);
    }
  });

  it("keeps its code beside itself where no folder is named", async () => {
    for (const name of ["server.js", "server.main.js"]) copyFileSync(built(name), join(folder, name));
    cache = join(folder, "code-cache");
    await session({ MSGFLOW_CODE_CACHE: undefined }, join(folder, "server.js"));
    assert.equal(kept().length, 1);
  });

  it("starts where nothing can be written, and does not speak of it", async () => {
    writeFileSync(cache, "a file");
    assert.deepEqual(await session(), await session({ MSGFLOW_CODE_CACHE: "" }));
    assert.equal(readFileSync(cache, "utf8"), "a file");
  });

  it("tells places of the sources where Node is asked for them", async () => {
    const { log } = await session({ MSGFLOW_CODE_CACHE: cache, NODE_OPTIONS: "--enable-source-maps" });
    assert.match(log ?? "", /server\.\w+\.ts:\d+:\d+/);
    assert.deepEqual(kept(), []);
  });

  it("is of ASCII alone, as V8 takes half the memory for it then", () => {
    for (const name of ["server.main.js", "server.browser.js"])
      assert.match(readFileSync(built(name), "utf8"), /^[\0-\x7f]*$/, name);
  });
});
