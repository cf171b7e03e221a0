/** Definitions, references, highlights and renaming as a client gets them. That they are right is tested in features/. */
import assert from "node:assert/strict";
import {
  type ClientCapabilities,
  DeclarationRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  ResponseError,
  type TextDocumentEdit,
} from "vscode-languageserver-protocol/node";
import { at, killAll, pulling, type Setup, startClient, type TestClient } from "./client";

const folder = "file:///scripts/";
const uri = `${folder}main.msgflow`;
const lib = `${folder}lib.msgflow`;
const user = `${folder}user.msgflow`;
/** A file that only the user uses. */
const between = `${folder}between.msgflow`;
const text = 'use "lib.msgflow"\nflow "F" : none\n  Agent -> URS : Told\n';
const TOLD = { textDocument: { uri }, position: { line: 2, character: 18 } };
const AGENT = { textDocument: { uri }, position: { line: 2, character: 3 } };

const links: ClientCapabilities = {
  textDocument: { ...pulling.textDocument, definition: { linkSupport: true }, declaration: { linkSupport: true } },
};
const versions: ClientCapabilities = {
  textDocument: { ...pulling.textDocument, rename: { prepareSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true } },
};

/** A client with the script open; the file that it uses is read through the client. */
async function opened(setup: Setup = {}): Promise<TestClient> {
  const files = new Map([
    [lib, "\nmessage Told : Reporting\n"],
    [between, 'use "lib.msgflow"\n'],
  ]);
  const readFile = (asked: string) => ({ text: files.get(asked) });
  const client = await startClient({ readFile, ...setup });
  await client.open(uri, text, 7);
  return client;
}

const definition = (client: TestClient, params: typeof TOLD) =>
  client.connection.sendRequest(DefinitionRequest.type, params) as Promise<Location[] | LocationLink[] | null>;

async function refusal(request: Promise<unknown>): Promise<ResponseError<unknown>> {
  const error = await request.then(
    () => assert.fail("not refused"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof ResponseError);
  return error;
}

describe("server: definitions, references, highlights", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("leads to a declaration in a used file, by a place or a link as the client takes it", async () => {
    const place = { uri: lib, range: at(1, 8, 12) };
    assert.deepEqual(await definition(await opened(), TOLD), [place]);
    const [link] = (await definition(await opened({ capabilities: links }), TOLD)) as LocationLink[];
    assert.deepEqual(link, {
      originSelectionRange: at(2, 17, 21),
      targetUri: lib,
      targetRange: at(1, 0, 24),
      targetSelectionRange: at(1, 8, 12),
    });
  });

  it("gives the same for declarations", async () => {
    const client = await opened();
    const declared = await client.connection.sendRequest(DeclarationRequest.type, TOLD);
    assert.deepEqual(declared, await definition(client, TOLD));
    const linked = await (await opened({ capabilities: links })).connection.sendRequest(DeclarationRequest.type, TOLD);
    assert.ok("targetUri" in ((linked as LocationLink[] | null)?.[0] ?? {}));
  });

  it("leads into the library at the client's address for it", async () => {
    const initializationOptions = { libraryUri: "vscode-library:/shipped" };
    const client = await startClient({ initializationOptions });
    await client.open(uri, text.replace('use "lib.msgflow"', ""));
    const [place] = (await definition(client, AGENT)) as Location[];
    assert.equal(place?.uri, "vscode-library:/shipped/eservices.msgflow");
  });

  it("leads into a real file of the library where the client says nothing", async () => {
    const [place] = (await definition(await opened(), AGENT)) as Location[];
    assert.match(place?.uri ?? "", /^file:\/\/.*\/library\/eservices\.msgflow$/);
  });

  it("is null where there is no name, and for documents that are not open", async () => {
    const client = await opened();
    assert.equal(await definition(client, { ...TOLD, position: { line: 1, character: 8 } }), null);
    assert.equal(await definition(client, { ...TOLD, textDocument: { uri: lib } }), null);
  });

  it("finds references in all open documents, also with what these use and nobody has asked for", async () => {
    const client = await opened();
    await client.open(user, 'use "between.msgflow"\nmessage Mine : Reporting\n  answers Told\n');
    const params = { ...TOLD, context: { includeDeclaration: true } };
    const all = await client.connection.sendRequest(ReferencesRequest.type, params);
    const places = [
      { uri, range: at(2, 17, 21) },
      { uri: user, range: at(2, 10, 14) },
      { uri: lib, range: at(1, 8, 12) },
    ];
    assert.deepEqual(all, places);
    params.context.includeDeclaration = false;
    assert.deepEqual(await client.connection.sendRequest(ReferencesRequest.type, params), places.slice(0, 2));
  });

  it("finds references in the library at the client's address for it", async () => {
    const client = await startClient({ initializationOptions: { libraryUri: "vscode-library:/" } });
    await client.open(uri, 'flow "F" : StopProcessing\n');
    const params = {
      textDocument: { uri },
      position: { line: 0, character: 15 },
      context: { includeDeclaration: true },
    };
    const found = (await client.connection.sendRequest(ReferencesRequest.type, params)) ?? [];
    assert.ok(found.some((place) => place.uri === "vscode-library:/stop-processing.msgflow"));
    assert.ok(found.every((place) => place.uri === uri || place.uri.startsWith("vscode-library:/")));
  });

  it("highlights names in the document", async () => {
    const found = await (await opened()).connection.sendRequest(DocumentHighlightRequest.type, AGENT);
    assert.deepEqual(found, [{ range: at(2, 2, 7), kind: 3 }]);
  });
});

describe("server: renaming", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("is prepared for clients that ask before", async () => {
    const client = await opened({ capabilities: versions });
    assert.deepEqual(client.initializeResult.capabilities.renameProvider, { prepareProvider: true });
    assert.equal((await opened()).initializeResult.capabilities.renameProvider, true);
    const prepared = await client.connection.sendRequest(PrepareRenameRequest.type, TOLD);
    assert.deepEqual(prepared, { range: at(2, 17, 21), placeholder: "Told" });
    const nothing = { ...TOLD, position: { line: 1, character: 8 } };
    assert.equal(await client.connection.sendRequest(PrepareRenameRequest.type, nothing), null);
    assert.equal(await client.connection.sendRequest(RenameRequest.type, { ...nothing, newName: "X" }), null);
  });

  it("edits all files, with the versions of those that are open where the client takes them", async () => {
    const client = await opened({ capabilities: versions });
    await client.open(user, 'use "between.msgflow"\nmessage Mine : Reporting\n  answers Told\n', 3);
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...TOLD, newName: "Said" });
    const newText = "Said";
    assert.deepEqual(edit, {
      documentChanges: [
        { textDocument: { uri, version: 7 }, edits: [{ range: at(2, 17, 21), newText }] },
        { textDocument: { uri: user, version: 3 }, edits: [{ range: at(2, 10, 14), newText }] },
        { textDocument: { uri: lib, version: null }, edits: [{ range: at(1, 8, 12), newText }] },
      ] satisfies TextDocumentEdit[],
    });
    const plain = await (await opened()).connection.sendRequest(RenameRequest.type, { ...TOLD, newName: "Said" });
    assert.deepEqual(plain, {
      changes: { [uri]: [{ range: at(2, 17, 21), newText }], [lib]: [{ range: at(1, 8, 12), newText }] },
    });
  });

  it("edits documents at the addresses as the client spells them", async () => {
    const spelled = "file:///SCRIPTS%20a/m%61in.msgflow";
    const client = await startClient({ capabilities: versions });
    await client.open(spelled, "role Own\n", 5);
    const params = { textDocument: { uri: spelled }, position: { line: 0, character: 6 }, newName: "Mine" };
    const edit = await client.connection.sendRequest(RenameRequest.type, params);
    assert.deepEqual(
      edit?.documentChanges?.map((one) => "textDocument" in one && one.textDocument),
      [{ uri: spelled, version: 5 }],
    );
  });

  it("is refused in words that the client shows", async () => {
    const client = await opened({ capabilities: versions });
    for (const request of [
      client.connection.sendRequest(PrepareRenameRequest.type, AGENT),
      client.connection.sendRequest(RenameRequest.type, { ...AGENT, newName: "Desk" }),
    ]) {
      const { code, message } = await refusal(request);
      assert.equal(code, LSPErrorCodes.RequestFailed);
      assert.match(message, /^`Agent` is the name of a role .* declare a participant/);
    }
    const { message } = await refusal(client.connection.sendRequest(RenameRequest.type, { ...TOLD, newName: "flow" }));
    assert.match(message, /^`flow` is a keyword/);
    assert.deepEqual(
      client.logs.filter((log) => log.type === 1),
      [],
    );
  });
});
