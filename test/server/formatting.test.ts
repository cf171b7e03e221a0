import assert from "node:assert/strict";
import {
  type ClientCapabilities,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentRangesFormattingRequest,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { at, killAll, startClient, type TestClient } from "./client";

const uri = "file:///scripts/a.msgflow";
const text = 'flow "F" : none\n  A->B:M\n  C -> D : N\n    E->F:O';
const options = { tabSize: 4, insertSpaces: true };
const textDocument = { uri };
const several: ClientCapabilities = { textDocument: { rangeFormatting: { rangesSupport: true } } };

async function opened(content: string, capabilities?: ClientCapabilities): Promise<TestClient> {
  const client = await startClient(capabilities ? { capabilities } : {});
  await client.open(uri, content);
  return client;
}

const edit = (line: number, start: number, end: number, newText: string): TextEdit => ({
  range: at(line, start, end),
  newText,
});
const first = edit(1, 3, 7, " -> B : ");
const last = edit(3, 2, 10, "E -> F : O\n");

describe("server: formatting", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("is announced, of several ranges where the client can", async () => {
    const { capabilities } = (await startClient()).initializeResult;
    assert.equal(capabilities.documentFormattingProvider, true);
    assert.equal(capabilities.documentRangeFormattingProvider, true);
    assert.deepEqual(capabilities.documentOnTypeFormattingProvider, {
      ...{ firstTriggerCharacter: "\n", moreTriggerCharacter: ["d", "e"] },
    });
    const able = (await startClient({ capabilities: several })).initializeResult.capabilities;
    assert.deepEqual(able.documentRangeFormattingProvider, { rangesSupport: true });
  });

  it("changes of each line only what differs", async () => {
    const client = await opened(text);
    const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
    assert.deepEqual(edits, [first, last]);
  });

  it("has one layout, whatever the editor's settings", async () => {
    const client = await opened(text);
    const other = { tabSize: 8, insertSpaces: false, trimTrailingWhitespace: false, insertFinalNewline: false };
    const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options: other });
    assert.deepEqual(edits, [first, last]);
  });

  it("takes the width of a tab from the editor, also a senseless one", async () => {
    const client = await opened('flow "F" : none\n  A -> B : M\n\t# of the flow, or what?\n  alt\n  end\n');
    const comment = async (tabSize: number) => {
      const params = { textDocument, options: { tabSize, insertSpaces: true } };
      return client.connection.sendRequest(DocumentFormattingRequest.type, params);
    };
    assert.deepEqual(await comment(2), [edit(2, 0, 1, "  ")]);
    assert.deepEqual(await comment(4), [edit(2, 0, 1, "    ")]);
    for (const tabSize of [0, -1]) assert.deepEqual(await comment(tabSize), [edit(2, 0, 1, "  ")]);
  });

  it("of a range and of several changes nothing else", async () => {
    const client = await opened(text, several);
    const of = (range = at(1, 0, 1)) =>
      client.connection.sendRequest(DocumentRangeFormattingRequest.type, { textDocument, range, options });
    assert.deepEqual(await of(), [first]);
    assert.deepEqual(await of(at(2, 0, 3)), []);
    const ranges = [at(3, 0, 1), at(1, 0, 1)];
    const params = { textDocument, ranges, options };
    assert.deepEqual(await client.connection.sendRequest(DocumentRangesFormattingRequest.type, params), [first, last]);
  });

  it("while typing does the line that is ended", async () => {
    const client = await opened('flow "F" : none\n  A->B:M\n\n  C->D:N\n');
    const position = { line: 2, character: 0 };
    const params = { textDocument, position, ch: "\n", options };
    const edits = await client.connection.sendRequest(DocumentOnTypeFormattingRequest.type, params);
    assert.deepEqual(edits, [first, edit(2, 0, 0, "  ")]);
  });

  it("is null for documents that are not open", async () => {
    const client = await startClient();
    assert.equal(await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options }), null);
  });
});
