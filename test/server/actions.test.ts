import assert from "node:assert/strict";
import type { CodeAction, CodeActionContext, Range } from "vscode-languageserver-protocol/node";
import { at, killAll, startClient, type TestClient } from "./client";

const uri = "file:///scripts/a.msgflow";
const line = (from: string, arrow: string) => `  ${from} ${arrow} InteractionServer : RequestStopProcessing\n`;
const text = `flow "F" : none\n${line("Agent", "-->")}${line("Agnet", "->")}`;

async function actions(client: TestClient, range: Range, context: Partial<CodeActionContext> = {}) {
  const params = { textDocument: { uri }, range, context: { diagnostics: [], ...context } };
  return (await client.connection.sendRequest("textDocument/codeAction", params)) as CodeAction[];
}

describe("server: code actions", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("mend, silence and explain the diagnostic that they belong to", async () => {
    const client = await startClient({ initializationOptions: { commands: ["msgflow.showRule"] } });
    await client.open(uri, text);
    const diagnostics = await client.items(uri);
    const found = await actions(client, at(1, 9, 9), { diagnostics });
    assert.deepEqual(
      found.map(({ title }) => title),
      ["Use `->`", "Silence `syntax` on this line", "Explain `syntax`"],
    );
    assert.ok(found.every((one) => one.diagnostics?.length === 1 && one.diagnostics[0]?.code === "syntax"));
    assert.equal(found[0]?.isPreferred, true);
    assert.match(String(found[2]?.command?.arguments?.[0]), /\/syntax\.md$/);
  });

  it("stand once for all findings that they are for", async () => {
    const client = await startClient({ initializationOptions: { commands: ["msgflow.showRule"] } });
    const lacking = 'flow "F" : StopProcessing D\n  URS -> InteractionServer : RequestRouteCall\n';
    await client.open(uri, `${lacking}  InteractionServer -> URS : EventRouteUsed\n`);
    const diagnostics = await client.items(uri);
    const missing = diagnostics.filter(({ code }) => code === "missing-message").map(({ message }) => message);
    assert.equal(missing.length, 2);
    const found = await actions(client, at(0, 6, 6), { diagnostics, only: ["quickfix"] });
    assert.deepEqual(
      found.map(({ title, diagnostics: of = [] }) => [title, of.map(({ message }) => message)]),
      [
        ["Insert `InteractionServer -> Reporting : EventPartyRemoved`", missing.slice(0, 1)],
        ["Insert `InteractionServer -> Reporting : EventProcessingStopped`", missing.slice(1)],
        ["Insert all missing messages", missing],
        ["Silence `missing-message` on this line", missing],
        ["Explain `missing-message`", missing],
      ],
    );
  });

  it("stand once for findings at several places of a line", async () => {
    const client = await startClient({ initializationOptions: { commands: ["msgflow.showRule"] } });
    await client.open(uri, 'flow "F" : none\n  Agnet -> InteractionServr : RequestStopProcessing\n');
    const diagnostics = await client.items(uri);
    const found = await actions(client, at(1, 0, 40), { diagnostics });
    const general = found.filter(({ title }) => /^(?:Silence|Explain) /.test(title));
    assert.deepEqual(
      general.map(({ title, diagnostics: of }) => [title, of?.length]),
      [
        ["Silence `unknown-participant` on this line", 2],
        ["Explain `unknown-participant`", 2],
      ],
    );
  });

  it("have edits of the version of the text that they are for, where the client takes these", async () => {
    const capabilities = { textDocument: { diagnostic: {} }, workspace: { workspaceEdit: { documentChanges: true } } };
    const client = await startClient({ capabilities });
    await client.open(uri, text);
    const [first] = await actions(client, at(1, 9, 9));
    const edits = [{ range: at(1, 8, 11), newText: "->" }];
    assert.deepEqual(first?.edit, { documentChanges: [{ textDocument: { uri, version: 1 }, edits }] });
    const plain = await startClient();
    await plain.open(uri, text);
    assert.deepEqual((await actions(plain, at(1, 9, 9)))[0]?.edit, { changes: { [uri]: edits } });
  });

  it("explain nothing where the client has no command for it", async () => {
    const client = await startClient();
    await client.open(uri, text);
    assert.ok((await actions(client, at(1, 9, 9))).every(({ command }) => command === undefined));
  });

  it("for saving mend all that is certain at once, and only where they are asked for", async () => {
    const client = await startClient();
    await client.open(uri, text);
    const whole = { start: { line: 0, character: 0 }, end: { line: 3, character: 0 } };
    const found = await actions(client, whole, { only: ["source.fixAll"] });
    assert.deepEqual(
      found.map(({ kind, edit }) => [kind, edit?.changes?.[uri]?.length]),
      [["source.fixAll.msgflow", 1]],
    );
    assert.ok((await actions(client, whole)).every(({ kind }) => kind === "quickfix"));
    assert.deepEqual(await actions(client, whole, { only: ["refactor.move"] }), []);
  });

  it("convert a flow when that is chosen, or at once for a client that cannot wait", async () => {
    const flow = 'flow "F" : StopProcessing D\n  URS -> InteractionServer : RequestRouteCall\n';
    const codeAction = { dataSupport: true, resolveSupport: { properties: ["edit"] } };
    const lazy = await startClient({ capabilities: { textDocument: { diagnostic: {}, codeAction } } });
    const eager = await startClient();
    const edits: unknown[] = [];
    for (const client of [lazy, eager]) {
      await client.open(uri, flow);
      const found = await actions(client, at(0, 2, 2), { only: ["refactor"] });
      const action = found.find(({ title }) => title === "Convert to version `C`");
      assert.equal(action?.kind, "refactor.rewrite");
      assert.equal(action.edit === undefined, client === lazy);
      const chosen = client === lazy ? await client.connection.sendRequest("codeAction/resolve", action) : action;
      edits.push((chosen as CodeAction).edit);
    }
    assert.deepEqual(edits[0], edits[1]);
    assert.match(JSON.stringify(edits[0]), /"newText":"C"/);
  });

  it("are none for a document that is not open", async () => {
    const client = await startClient();
    const context = { diagnostics: [] };
    const params = { textDocument: { uri: "file:///other.msgflow" }, range: at(0, 0, 0), context };
    assert.equal(await client.connection.sendRequest("textDocument/codeAction", params), null);
  });
});
