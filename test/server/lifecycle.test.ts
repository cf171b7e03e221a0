import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { type ResponseError, TextDocumentSyncKind } from "vscode-languageserver-protocol/node";
import { connectClient, killAll, pulling, pushed, startClient } from "./client";
import { built } from "./dist";

const withCode = (code: number) => (error: ResponseError<unknown>) => error.code === code;

describe("server: life", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("tells what it can do", async () => {
    const { initializeResult } = await startClient();
    assert.equal(initializeResult.serverInfo?.name, "msgflow");
    assert.match(initializeResult.serverInfo?.version ?? "", /^\d+\.\d+\.\d+/);
    const { textDocumentSync, hoverProvider, diagnosticProvider, positionEncoding } = initializeResult.capabilities;
    assert.deepEqual(textDocumentSync, { openClose: true, change: TextDocumentSyncKind.Incremental, save: true });
    assert.equal(hoverProvider, true);
    assert.equal(positionEncoding, "utf-16");
    assert.deepEqual(diagnosticProvider, {
      identifier: "msgflow",
      interFileDependencies: true,
      workspaceDiagnostics: false,
    });
  });

  it("offers diagnostics to be asked for only to clients that ask", async () => {
    const { initializeResult } = await startClient({ capabilities: pushed });
    assert.equal(initializeResult.capabilities.diagnosticProvider, undefined);
  });

  it("ends with status 0 after shutdown and exit", async () => {
    assert.equal(await (await startClient()).shutdown(), 0);
  });

  it("ends with status 1 at exit without shutdown", async () => {
    assert.equal(await (await startClient()).exit(), 1);
  });

  it("ends when its input ends", async () => {
    const client = await startClient();
    const gone = client.gone();
    client.child.stdin?.end();
    assert.equal(await gone, 1);
  });

  it("ends with status 0 when its input ends after shutdown", async () => {
    const client = await startClient();
    await client.connection.sendRequest("shutdown");
    const gone = client.gone();
    client.child.stdin?.end();
    assert.equal(await gone, 0);
  });

  it("ends when the client's process is gone", async () => {
    const parent = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
    const client = await startClient({ processId: parent.pid as number });
    const gone = client.gone();
    parent.kill("SIGKILL");
    assert.equal(await gone, 1);
  });

  it("works over Node's channel between processes, and ends when that closes", async () => {
    const client = await startClient({ transport: "ipc" });
    await client.open("file:///a.msgflow", 'flow "F"\n  Chat --> Ixn : EventAck\n');
    assert.equal((await client.items("file:///a.msgflow")).length, 1);
    const gone = client.gone();
    client.child.disconnect();
    assert.equal(await gone, 1);
  });

  it("ends with status 0 after shutdown over Node's channel, too", async () => {
    assert.equal(await (await startClient({ transport: "ipc" })).shutdown(), 0);
  });

  it("refuses requests before it is initialized and after shutdown", async () => {
    const client = connectClient();
    await assert.rejects(client.hover("file:///a.msgflow", 0, 0), withCode(-32002));
    await client.initialize({ capabilities: pulling });
    await assert.rejects(client.initialize({ capabilities: pulling }), withCode(-32600));
    await client.connection.sendRequest("shutdown");
    await assert.rejects(client.hover("file:///a.msgflow", 0, 0), withCode(-32600));
    assert.equal(await client.exit(), 0);
  });

  it("says in words what is missing when it is started without a transport", async () => {
    const child = spawn(process.execPath, [built("server.js")]);
    let text = "";
    child.stderr.on("data", (data) => {
      text += data;
    });
    const [code] = await once(child, "close");
    assert.equal(code, 2);
    assert.match(text, /--stdio/);
    assert.doesNotMatch(text, /\n\s+at /);
  });

  it("survives what goes wrong in a handler, and logs where", async () => {
    const client = await startClient();
    await assert.rejects(client.connection.sendRequest("textDocument/hover", { nonsense: true }), withCode(-32603));
    await client.connection.sendNotification("textDocument/didOpen", { nonsense: true });
    await client.settled();
    const [request, notification] = client.logs.map((log) => log.message);
    assert.match(request ?? "", /^hover: .*\n\s+at /);
    assert.match(notification ?? "", /^didOpen: .*\n\s+at /);
    await client.open("file:///a.msgflow", 'flow "F"\n  Chat --> Ixn : EventAck\n');
    assert.notEqual((await client.items("file:///a.msgflow")).length, 0);
    assert.equal(await client.shutdown(), 0);
  });

  it("passes over notifications and requests it does not know", async () => {
    const client = await startClient();
    await client.connection.sendNotification("$/unknown", {});
    await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [] });
    await assert.rejects(client.connection.sendRequest("textDocument/unknown", {}), withCode(-32601));
    assert.equal(await client.shutdown(), 0);
  });
});
