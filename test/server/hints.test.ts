import assert from "node:assert/strict";
import {
  type ClientCapabilities,
  type InlayHint,
  InlayHintRefreshRequest,
  InlayHintRequest,
  MessageType,
} from "vscode-languageserver-protocol/node";
import { contributes } from "../../package.json";
import { DEFAULTS } from "../../server/src/workspace/settings";
import { asked, at, killAll, startClient, type TestClient, until } from "./client";

const uri = "file:///scripts/a.msgflow";
const text = 'flow "F"\n  URS -> InteractionServer : RequestRouteCall\n  InteractionServer -> URS : EventError\n';
const capabilities: ClientCapabilities = { workspace: { ...asked, inlayHint: { refreshSupport: true } } };
const all = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
const version = ": StopProcessing Unsuccessful";

async function hints(client: TestClient, range = all): Promise<InlayHint[]> {
  const params = { textDocument: { uri }, range };
  return (await client.connection.sendRequest(InlayHintRequest.type, params)) ?? [];
}
const labels = async (client: TestClient) => (await hints(client)).map(({ label }) => label);

function countRefreshes(client: TestClient): () => number {
  let count = 0;
  client.connection.onRequest(InlayHintRefreshRequest.type, () => void count++);
  return () => count;
}

describe("server: inlay hints", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("are announced, and tell the version in the range that is asked for", async () => {
    const client = await startClient();
    assert.equal(client.initializeResult.capabilities.inlayHintProvider, true);
    await client.open(uri, text);
    const [hint, ...more] = await hints(client);
    assert.deepEqual(more, []);
    assert.deepEqual([hint?.label, hint?.position], [version, { line: 0, character: 8 }]);
    assert.deepEqual(hint?.textEdits, [{ range: at(0, 8, 8), newText: ` ${version}` }]);
    assert.deepEqual(await hints(client, at(1, 0, 9)), []);
  });

  it("are those that the settings ask for, and asked for again when these change", async () => {
    let settings: unknown = { inlayHints: { protocols: true, versions: false } };
    const client = await startClient({ capabilities, configuration: () => settings });
    const refreshes = countRefreshes(client);
    await client.open(uri, text);
    assert.deepEqual(await labels(client), ["via T-Library", "via Interaction Management"]);
    settings = { inlayHints: { protocols: false } };
    await client.configure(null);
    await until(() => refreshes() === 1, "a refresh");
    assert.deepEqual(await labels(client), [version]);
    settings = { inlayHints: { protocols: false, versions: true } };
    await client.configure(null);
    settings = { inlayHints: { protocols: false, versions: false } };
    await client.configure(null);
    await until(() => refreshes() === 2, "another refresh");
    assert.deepEqual(await labels(client), []);
  });

  it("are asked for again when a file changes that the script uses", async () => {
    const client = await startClient({ capabilities, readFile: () => ({ text: "model Own\n" }) });
    const refreshes = countRefreshes(client);
    await client.open(uri, `use "other.msgflow"\n${text}`);
    assert.deepEqual(await labels(client), [version]);
    const other = "file:///scripts/other.msgflow";
    await client.open(other, "version Mine of StopProcessing\n  URS -> InteractionServer : RequestRouteCall\n");
    await until(() => refreshes() === 1, "a refresh");
    await client.change(other, 2, [{ text: 'version Z of StopProcessing\n  Agent -> URS : EventError "x"\n' }]);
    await until(() => refreshes() === 2, "a refresh for the edit");
    await client.change(uri, 2, [{ range: at(0, 0, 0), text: "# nobody uses this one\n" }]);
    await hints(client);
    assert.equal(refreshes(), 2);
  });

  it("have the defaults that VS Code is told", () => {
    const { properties } = contributes.configuration;
    assert.deepEqual(DEFAULTS.inlayHints, {
      protocols: properties["msgflow.inlayHints.protocols"].default,
      versions: properties["msgflow.inlayHints.versions"].default,
    });
    assert.equal(DEFAULTS.codeLens, properties["msgflow.codeLens"].default);
  });

  it("have defaults for what is no setting, which is told", async () => {
    const settings = { inlayHints: { protocols: "on", versions: null }, codeLens: 1 };
    const client = await startClient({ capabilities, configuration: () => settings });
    await client.open(uri, text);
    assert.deepEqual(await labels(client), [version]);
    const warnings = client.logs.filter(({ type }) => type === MessageType.Warning).map(({ message }) => message);
    assert.deepEqual(warnings, [
      'msgflow.inlayHints.protocols: "on" is neither true nor false; false is used.',
      "msgflow.codeLens: 1 is neither true nor false; true is used.",
    ]);
  });
});
