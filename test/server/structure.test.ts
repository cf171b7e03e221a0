import assert from "node:assert/strict";
import {
  type ClientCapabilities,
  DocumentLinkRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type Position,
  SelectionRangeRequest,
  WorkspaceSymbolRequest,
} from "vscode-languageserver-protocol/node";
import { libraryFiles } from "../../server/src/language-service";
import { at, killAll, startClient, type TestClient } from "./client";

const uri = "file:///scripts/a.msgflow";
const text = `use "b.msgflow"
flow "F" : none
  see https://example.org/f
  alt
    URS -> Agent : EventAck
  else
    URS -> Agent : EventAck
  end
`;
const folding = (foldingRange: NonNullable<ClientCapabilities["textDocument"]>["foldingRange"]) => {
  return { textDocument: { foldingRange } } as ClientCapabilities;
};
/** Where the client of a test finds the library. */
const libraryUri = "file:///extension/library/";
const trees: ClientCapabilities = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };

const symbols = (client: TestClient, of = uri) =>
  client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: of } });
const links = (client: TestClient, of = uri) =>
  client.connection.sendRequest(DocumentLinkRequest.type, { textDocument: { uri: of } });
const selection = (client: TestClient, positions: Position[], of = uri) =>
  client.connection.sendRequest(SelectionRangeRequest.type, { textDocument: { uri: of }, positions });
const folds = async (client: TestClient, of = uri) => {
  const ranges = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri: of } });
  return ranges?.map(({ startLine, endLine }) => `${startLine}–${endLine}`) ?? null;
};
const found = async (client: TestClient, query: string) => {
  const all = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
  return all?.map(({ name, location }) => `${name} in ${location.uri}`);
};

describe("server: how a document is built", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("is announced", async () => {
    const { capabilities } = (await startClient()).initializeResult;
    assert.equal(capabilities.documentSymbolProvider, true);
    assert.equal(capabilities.workspaceSymbolProvider, true);
    assert.equal(capabilities.foldingRangeProvider, true);
    assert.equal(capabilities.selectionRangeProvider, true);
    assert.deepEqual(capabilities.documentLinkProvider, {});
  });

  it("comes as a tree of symbols where the client shows trees", async () => {
    const client = await startClient({ capabilities: trees });
    await client.open(uri, text);
    const answer = await symbols(client);
    const [flow] = answer ?? [];
    assert.ok(flow && "children" in flow);
    assert.deepEqual([flow.name, flow.children?.[0]?.name], ["F", "alt"]);
    assert.deepEqual(flow.selectionRange, at(1, 5, 8));
  });

  it("comes as a list elsewhere, at the client's own addresses", async () => {
    const [file] = libraryFiles();
    assert.ok(file);
    const initializationOptions = { libraryUri };
    const client = await startClient({ capabilities: {}, initializationOptions });
    const opened = libraryUri + file.name;
    await client.open(opened, file.text);
    const answer = await symbols(client, opened);
    assert.ok(answer && answer.length > 10);
    for (const symbol of answer) assert.equal("location" in symbol && symbol.location.uri, opened);
  });

  it("is that of the newest text", async () => {
    const client = await startClient({ capabilities: trees });
    await client.open(uri, text);
    await symbols(client);
    await client.change(uri, 2, [
      { range: at(1, 6, 7), text: "Another" },
      { range: at(0, 0, 0), text: "\n\n" },
    ]);
    const [flow] = (await symbols(client)) ?? [];
    assert.ok(flow && "range" in flow);
    assert.deepEqual([flow.name, flow.range.start.line], ["Another", 3]);
  });

  it("folds as the client does", async () => {
    const whole = await startClient({ capabilities: folding({}) });
    await whole.open(uri, text);
    assert.deepEqual(await folds(whole), ["1–7", "3–6", "3–4", "5–6"]);
    const lines = await startClient({ capabilities: folding({ lineFoldingOnly: true }) });
    await lines.open(uri, text);
    assert.deepEqual(await folds(lines), ["1–7", "3–4", "5–6"]);
    const few = await startClient({ capabilities: folding({ lineFoldingOnly: true, rangeLimit: 2 }) });
    await few.open(uri, text);
    assert.deepEqual(await folds(few), ["1–7", "3–4"]);
    const unset = await startClient({ capabilities: folding({ rangeLimit: 0 }) });
    await unset.open(uri, text);
    assert.equal((await folds(unset))?.length, 4);
  });

  it("is what selections grow through, one answer a position", async () => {
    const client = await startClient();
    await client.open(uri, text);
    const answer = await selection(client, [
      { line: 4, character: 5 },
      { line: 99, character: 0 },
    ]);
    assert.deepEqual(answer?.[0]?.range, at(4, 4, 7));
    assert.deepEqual(answer?.[0]?.parent?.range, at(4, 4, 16));
    assert.deepEqual(answer?.[1], { range: at(99, 0, 0) });
  });

  it("leads to files and pages", async () => {
    const client = await startClient();
    await client.open(uri, text);
    const targets = (await links(client))?.map(({ target }) => target);
    assert.deepEqual(targets, ["file:///scripts/b.msgflow", "https://example.org/f"]);
  });

  it("is null for documents that are not open", async () => {
    const client = await startClient();
    assert.equal(await symbols(client), null);
    assert.equal(await folds(client), null);
    assert.equal(await selection(client, [{ line: 0, character: 0 }]), null);
    assert.equal(await links(client), null);
  });

  it("is searched in open documents and in the files they use", async () => {
    const files: Record<string, string> = {
      "file:///scripts/b.msgflow": 'use "c.msgflow"\nrole UsedRole\n',
      "file:///scripts/c.msgflow": "role FarRole\n",
    };
    const client = await startClient({ readFile: (address) => ({ text: files[address] }) });
    assert.deepEqual(await found(client, ""), []);
    await client.open(uri, `${text}role OwnRole\n`);
    await client.items(uri);
    assert.deepEqual(await found(client, "role"), [
      `OwnRole in ${uri}`,
      "UsedRole in file:///scripts/b.msgflow",
      "FarRole in file:///scripts/c.msgflow",
    ]);
    // Open, it counts as it stands there, and once; what is used no more is not searched.
    await client.open("file:///scripts/b.msgflow", "role Edited\n");
    await client.items(uri);
    assert.deepEqual(await found(client, "role"), [`OwnRole in ${uri}`]);
    assert.deepEqual(await found(client, "edit"), ["Edited in file:///scripts/b.msgflow"]);
  });

  it("is not searched in the library unless that is open", async () => {
    const [file] = libraryFiles();
    assert.ok(file);
    const client = await startClient({ initializationOptions: { libraryUri } });
    await client.open(uri, text);
    assert.deepEqual(await found(client, "eventack"), []);
    const opened = libraryUri + file.name;
    await client.open(opened, file.text);
    assert.deepEqual(await found(client, "eventack"), [`EventAck in ${opened}`]);
  });
});
