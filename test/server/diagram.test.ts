import assert from "node:assert/strict";
import { CodeLensRequest } from "vscode-languageserver-protocol/node";
import { killAll, startClient } from "./client";

const uri = "file:///scripts/main.msgflow";
const text = 'use "lib.msgflow"\nflow "F" : none\n  Agent -> URS : Told\n';

describe("server: diagrams", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("are given of the flow at a line, once the files are known that the script uses", async () => {
    const readFile = () => ({ text: "message Told : Reporting\n  from Agent to URS\n" });
    const client = await startClient({ readFile });
    await client.open(uri, text);
    const given = (await client.connection.sendRequest("msgflow/diagram", { uri, line: 2 })) as Record<string, unknown>;
    assert.deepEqual(given.messages, [{ line: 2, findings: [] }]);
    assert.match(String(given.source), /^sequenceDiagram\n(.*\n){2} {2}p0->>p1: Told\n$/);
    assert.deepEqual([given.title, given.said, given.lines], ["F", "sketch", [1, 3]]);
  });

  it("are none of documents that are not open, and of such without a flow", async () => {
    const client = await startClient();
    assert.equal(await client.connection.sendRequest("msgflow/diagram", { uri, line: 0 }), null);
    await client.open(uri, "role R\n");
    assert.equal(await client.connection.sendRequest("msgflow/diagram", { uri, line: 0 }), null);
  });

  it("are opened by lenses, for clients that have the command", async () => {
    const lenses = async (commands: readonly string[]) => {
      const client = await startClient({ initializationOptions: { commands } });
      await client.open(uri, 'flow "F" : none\n');
      const found = await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } });
      return (found ?? []).map(({ command }) => command?.title);
    };
    assert.deepEqual(await lenses([]), ["sketch, 1 finding"]);
    assert.deepEqual(await lenses(["msgflow.openDiagram"]), ["sketch, 1 finding", "Open diagram"]);
  });
});
