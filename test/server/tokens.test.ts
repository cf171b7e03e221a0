/** Semantic tokens as a client gets them. That they are right is tested in features/tokens.test.ts. */
import assert from "node:assert/strict";
import {
  type ClientCapabilities,
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRefreshRequest,
  SemanticTokensRequest,
} from "vscode-languageserver-protocol/node";
import { at, killAll, pulling, startClient, type TestClient, until } from "./client";

const uri = "file:///scripts/a.msgflow";
const text = 'flow "F" : none\n  URS -> InteractionServer : RequestRouteCall\n';
const type = { URS: 1, message: 2 };

function taking(full: boolean | { delta: boolean }, refreshSupport = false): ClientCapabilities {
  const semanticTokens = {
    requests: { full, range: true },
    tokenTypes: [],
    tokenModifiers: [],
    formats: [],
  };
  return {
    textDocument: { ...pulling.textDocument, semanticTokens },
    workspace: { semanticTokens: { refreshSupport } },
  };
}
const taker = taking({ delta: true });

const full = (client: TestClient, of = uri): Promise<SemanticTokens | null> =>
  client.connection.sendRequest(SemanticTokensRequest.type, { textDocument: { uri: of } });

const delta = (client: TestClient, previousResultId: string): Promise<SemanticTokens | SemanticTokensDelta | null> =>
  client.connection.sendRequest(SemanticTokensDeltaRequest.type, { textDocument: { uri }, previousResultId });

async function fullId(client: TestClient): Promise<{ readonly id: string; readonly data: readonly number[] }> {
  const answer = await full(client);
  assert.ok(answer?.resultId !== undefined);
  return { id: answer.resultId, data: answer.data };
}

/** What the client has after an answer that says what has changed. */
function patched(data: readonly number[], answer: SemanticTokens | SemanticTokensDelta | null): number[] {
  assert.ok(answer && "edits" in answer, "all tokens, instead of what has changed");
  const all = [...data];
  for (const edit of answer.edits) all.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
  return all;
}

describe("server: semantic tokens", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("are announced with a legend, and what has changed only to a client that takes it", async () => {
    const provider = (client: TestClient) => client.initializeResult.capabilities.semanticTokensProvider;
    const all = provider(await startClient({ capabilities: taker }));
    assert.ok(all);
    assert.ok(all.legend.tokenTypes.includes("variable"));
    assert.ok(all.legend.tokenModifiers.includes("declaration"));
    assert.deepEqual([all.full, all.range], [{ delta: true }, true]);
    for (const capabilities of [taking(true), taking({ delta: false }), pulling, {}])
      assert.equal(provider(await startClient({ capabilities }))?.full, true);
  });

  it("are the numbers of the protocol", async () => {
    const client = await startClient({ capabilities: taker });
    await client.open(uri, text);
    const { data } = await fullId(client);
    assert.deepEqual(data, [1, 2, 3, type.URS, 2, 0, 7, 17, type.URS, 2, 0, 20, 16, type.message, 2]);
  });

  it("are of all that can be coloured for a client that has no grammar, and says so or is set up so", async () => {
    const { textDocument } = taker;
    const semanticTokens = { ...textDocument?.semanticTokens, augmentsSyntaxTokens: false };
    const silent = { textDocument: { ...textDocument, semanticTokens } } as ClientCapabilities;
    for (const setup of [
      { capabilities: silent },
      { capabilities: taker, initializationOptions: { syntaxTokens: true } },
    ]) {
      const client = await startClient(setup);
      await client.open(uri, text);
      const { tokenTypes } = client.initializeResult.capabilities.semanticTokensProvider?.legend ?? { tokenTypes: [] };
      const types = (data: readonly number[] = []) => data.filter((_, i) => i % 5 === 3).map((one) => tokenTypes[one]);
      const names = ["type", "operator", "type", "function"];
      assert.deepEqual(types((await full(client))?.data), ["keyword", "string", "keyword", ...names]);
      const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
      const params = { textDocument: { uri }, range };
      assert.deepEqual(
        types((await client.connection.sendRequest(SemanticTokensRangeRequest.type, params))?.data),
        names,
      );
    }
  });

  it("in a range are those of its lines", async () => {
    const client = await startClient({ capabilities: taker });
    await client.open(uri, text + text);
    const range = { start: { line: 2, character: 0 }, end: { line: 4, character: 0 } };
    const answer = await client.connection.sendRequest(SemanticTokensRangeRequest.type, {
      textDocument: { uri },
      range,
    });
    assert.deepEqual(answer?.data.slice(0, 5), [3, 2, 3, type.URS, 2]);
    assert.equal(answer?.data.length, 15);
  });

  it("are none of a document that is not open", async () => {
    const client = await startClient({ capabilities: taker });
    assert.deepEqual(await full(client), { data: [] });
    assert.deepEqual(await delta(client, "x"), { data: [] });
  });

  it("are told by what has changed since the answer that the client has", async () => {
    const client = await startClient({ capabilities: taker });
    await client.open(uri, text);
    const first = await fullId(client);
    await client.change(uri, 2, [{ range: at(0, 0, 0), text: "# above\n" }]);
    const answer = await delta(client, first.id);
    assert.deepEqual(patched(first.data, answer), (await fullId(client)).data);
    // A client that has given the last answer up asks from the one before.
    await client.change(uri, 3, [{ range: at(0, 0, 0), text: "role Own\n" }]);
    const again = await delta(client, first.id);
    assert.deepEqual(patched(first.data, again), (await fullId(client)).data);
  });

  it("are nothing new where nothing has changed, under the same id", async () => {
    const client = await startClient({ capabilities: taker });
    await client.open(uri, text);
    const { id } = await fullId(client);
    assert.deepEqual(await delta(client, id), { resultId: id, edits: [] });
    await client.change(uri, 2, [{ range: at(0, 15, 15), text: " # a remark" }]);
    const answer = await delta(client, id);
    assert.ok(answer && "edits" in answer);
    assert.deepEqual(answer.edits, []);
  });

  it("are told as a whole where the answer is not known: of another document, of long ago, of before closing", async () => {
    const client = await startClient({ capabilities: taker });
    await client.open(uri, text);
    await client.open("file:///scripts/b.msgflow", text);
    const other = await full(client, "file:///scripts/b.msgflow");
    const { id } = await fullId(client);
    assert.notEqual(other?.resultId, id);
    for (const unknown of [other?.resultId ?? "", "", "x", "__proto__"])
      assert.ok("data" in ((await delta(client, unknown)) ?? {}));
    assert.ok("edits" in ((await delta(client, id)) ?? {}));
    for (let version = 2; version < 12; version++) {
      await client.change(uri, version, [{ range: at(0, 0, 0), text: "\n" }]);
      await full(client);
    }
    assert.ok("data" in ((await delta(client, id)) ?? {}));
    const { id: last } = await fullId(client);
    await client.close(uri);
    await client.open(uri, "");
    assert.ok("data" in ((await delta(client, last)) ?? {}));
  });

  it("are asked for again where a used file changes them, and only there", async () => {
    const other = "file:///scripts/other.msgflow";
    let refreshes = 0;
    const client = await startClient({ capabilities: taking({ delta: true }, true) });
    client.connection.onRequest(SemanticTokensRefreshRequest.type, () => void refreshes++);
    await client.open(other, "role Own\n");
    await client.open(uri, 'use "other.msgflow"\nflow "F" : none\n  Own -> URS : EventAck\n');
    const first = await fullId(client);
    await client.change(other, 2, [{ range: at(0, 5, 8), text: "Else" }]);
    await until(() => refreshes === 1, "a refresh");
    const answer = await delta(client, first.id);
    assert.equal(patched(first.data, answer).length, first.data.length - 5);
    await client.change(other, 3, [{ range: at(0, 9, 9), text: " # a remark" }]);
    await new Promise((done) => setTimeout(done, 200));
    assert.equal(refreshes, 1);
  });
});
