import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import {
  type ClientCapabilities,
  type CodeLens,
  CodeLensRefreshRequest,
  CodeLensRequest,
} from "vscode-languageserver-protocol/node";
import { asked, at, killAll, startClient, type TestClient, until } from "./client";

const uri = "file:///scripts/a.msgflow";
const text = 'flow "F" : StopProcessing D\n  URS -> InteractionServer : RequestRouteCall\n';
const capabilities: ClientCapabilities = { workspace: { ...asked, codeLens: { refreshSupport: true } } };

async function lenses(client: TestClient): Promise<CodeLens[]> {
  return (await client.connection.sendRequest(CodeLensRequest.type, { textDocument: { uri } })) ?? [];
}
const titles = async (client: TestClient) => (await lenses(client)).map(({ command }) => command?.title);

describe("server: code lenses", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("are announced, and only tell a client without the command", async () => {
    const client = await startClient();
    assert.deepEqual(client.initializeResult.capabilities.codeLensProvider, {});
    await client.open(uri, text);
    const title = "does not follow Stop Processing D, 3 findings";
    assert.deepEqual(await lenses(client), [{ range: at(0, 5, 8), command: { title, command: "" } }]);
  });

  it("name the command of a client that has it, with the first finding", async () => {
    for (const commands of [["msgflow.showFindings", "another"], "msgflow.showFindings", [1], null]) {
      const client = await startClient({ initializationOptions: { commands } });
      await client.open(uri, text);
      const [lens] = await lenses(client);
      const has = Array.isArray(commands) && commands.length === 2;
      assert.equal(lens?.command?.command, has ? "msgflow.showFindings" : "");
      assert.deepEqual(lens?.command?.arguments, has ? [uri, { line: 0, character: 5 }] : undefined);
    }
  });

  it("are gone where the setting says so, and asked for again when it changes", async () => {
    let settings: unknown = { codeLens: false };
    const client = await startClient({ capabilities, configuration: () => settings });
    let refreshes = 0;
    client.connection.onRequest(CodeLensRefreshRequest.type, () => void refreshes++);
    await client.open(uri, text);
    assert.deepEqual(await lenses(client), []);
    settings = {};
    await client.configure(null);
    await until(() => refreshes === 1, "a refresh");
    assert.deepEqual(await titles(client), ["does not follow Stop Processing D, 3 findings"]);
    settings = { rules: { "missing-message": "hint" } };
    await client.configure(null);
    await until(() => refreshes === 2, "a refresh for the severity, by which findings are counted");
    assert.deepEqual(await titles(client), ["does not follow Stop Processing D"]);
  });

  it("do not make a client ask again that cannot", async () => {
    let settings: unknown = { codeLens: false };
    const client = await startClient({ capabilities: { workspace: asked }, configuration: () => settings });
    let refreshes = 0;
    client.connection.onRequest(CodeLensRefreshRequest.type, () => void refreshes++);
    await client.open(uri, text);
    assert.deepEqual(await lenses(client), []);
    settings = {};
    await client.configure(null);
    while ((await lenses(client)).length === 0) await delay(5);
    await delay(400); // longer than a server waits that has the client ask again
    assert.equal(refreshes, 0);
  });
});
