/** Actions as clients complete them: some ask of every action, also of one that has all it needs. */
import assert from "node:assert/strict";
import type { ClientCapabilities, CodeAction } from "vscode-languageserver-protocol/node";
import { killAll, startClient, type TestClient } from "./client";

const uri = "file:///scripts/a.msgflow";
const text = `flow "F" : StopProcessing D
  URS -> InteractionServer : RequestRouteCall
flow "G" : none
  URS --> InteractionServer : RequestRouteCall
`;

async function started(codeAction: NonNullable<ClientCapabilities["textDocument"]>["codeAction"]) {
  const client = await startClient({
    capabilities: { textDocument: { diagnostic: {}, ...(codeAction && { codeAction }) } },
    initializationOptions: { commands: ["msgflow.showRule"] },
  });
  await client.open(uri, text);
  return client;
}

/** Those in the whole text; refactorings are of the flow that it begins with. */
function actions(client: TestClient, only: string[]): Promise<CodeAction[]> {
  const range = { start: { line: 0, character: 0 }, end: { line: 4, character: 0 } };
  const params = { textDocument: { uri }, range, context: { diagnostics: [], only } };
  return client.connection.sendRequest("textDocument/codeAction", params);
}

describe("server: completing code actions", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("leaves those that have an edit or a command as they are, for clients that ask of any", async () => {
    const client = await started({ dataSupport: true, resolveSupport: { properties: ["edit"] } });
    const found = await actions(client, ["quickfix"]);
    assert.ok(found.some(({ edit }) => edit) && found.some(({ command, edit }) => command && !edit));
    for (const action of found)
      assert.deepEqual(await client.connection.sendRequest("codeAction/resolve", action), action);
    assert.deepEqual(client.logs, []);
  });

  it("leaves nothing to be asked for by a client that would not send back what it is made from", async () => {
    const client = await started({ resolveSupport: { properties: ["edit"] } });
    const found = await actions(client, ["refactor.rewrite"]);
    assert.ok(found.length > 0);
    assert.ok(found.every(({ edit, data }) => edit !== undefined && data === undefined));
  });

  it("takes the empty kind for all kinds", async () => {
    const client = await started(undefined);
    const kinds = (await actions(client, [""])).map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)], ["quickfix", "refactor.rewrite", "source.fixAll.msgflow"]);
  });
});
