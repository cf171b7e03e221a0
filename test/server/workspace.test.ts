/** What is named in files of the workspace that nobody has opened: references, renaming, symbols. */
import assert from "node:assert/strict";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type Location,
  ReferencesRequest,
  RenameRequest,
  type TextDocumentEdit,
  type WorkspaceEdit,
  WorkspaceSymbolRequest,
} from "vscode-languageserver-protocol/node";
import { folderWith, removeFolders } from "../cli/run";
import { at, killAll, pulling, type Setup, startClient, type TestClient } from "./client";

const LIB = "# é\nmessage Told : Reporting\n";
const user = (title: string, message = "Told") =>
  `use "lib.msgflow"\nflow "${title}" : none\n  Agent -> URS : ${message}\n`;
const FILES = {
  "lib.msgflow": LIB,
  "a.msgflow": user("A"),
  "b.msgflow": user("B"),
  "other.msgflow": 'message Told : Reporting\nflow "Other" : none\n  Agent -> URS : Told\n',
  "silent.msgflow": user("Silent", "EventAck"),
  "node_modules/x/lib.msgflow": LIB,
  "node_modules/x/c.msgflow": user("Not ours"),
  ".hidden/c.msgflow": user("Hidden"),
  "broken.msgflow": Uint8Array.of(0xff, 0xfe, 0x00),
};
const watching: ClientCapabilities = {
  ...pulling,
  workspace: {
    ...pulling.workspace,
    workspaceEdit: { documentChanges: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
  },
};
const notWatching: ClientCapabilities = { ...watching, workspace: { workspaceEdit: { documentChanges: true } } };

class Desk {
  readonly folder = folderWith(FILES);
  readonly root = pathToFileURL(this.folder).href;
  readonly lib = this.uri("lib.msgflow");
  client!: TestClient;

  async start(setup: Setup = {}): Promise<this> {
    this.client = await startClient({ capabilities: watching, rootUri: this.root, ...setup });
    await this.client.open(this.lib, LIB);
    return this;
  }

  uri(name: string): string {
    return `${this.root}/${name}`;
  }
  name(uri: string): string {
    return uri.slice(this.root.length + 1);
  }
  write(name: string, text: string): Promise<void> {
    writeFileSync(join(this.folder, name), text);
    return this.client.changeOnDisk(this.uri(name));
  }

  readonly told = { textDocument: { uri: this.lib }, position: { line: 1, character: 9 } };

  async references(): Promise<string[]> {
    const params = { ...this.told, context: { includeDeclaration: false } };
    const found = await this.client.connection.sendRequest(ReferencesRequest.type, params);
    return (found ?? []).map(({ uri, range }: Location) => `${this.name(uri)} ${range.start.line}`);
  }
  rename(newName: string): Promise<WorkspaceEdit | null> {
    return this.client.connection.sendRequest(RenameRequest.type, { ...this.told, newName });
  }
  async symbols(query: string): Promise<string[]> {
    const found = await this.client.connection.sendRequest(WorkspaceSymbolRequest.type, { query });
    return (found ?? []).map(({ name, location }) => `${name} ${this.name(location.uri)}`);
  }
}

describe("server: files of the workspace that are not open", function () {
  this.timeout(20_000);
  afterEach(() => {
    killAll();
    removeFolders();
  });

  it("are looked through for references, those that see the declaration", async () => {
    const desk = await new Desk().start();
    assert.deepEqual(await desk.references(), ["a.msgflow 2", "b.msgflow 2"]);
    assert.deepEqual(desk.client.logs, []);
  });

  it("count as they stand in the editor where they are open, and as they are on disk when they are closed", async () => {
    const desk = await new Desk().start();
    const a = desk.uri("a.msgflow");
    await desk.client.open(a, user("A", "EventAck"));
    assert.deepEqual(await desk.references(), ["b.msgflow 2"]);
    assert.deepEqual(await desk.symbols("A"), ["A a.msgflow"]);
    await desk.client.change(a, 2, [{ text: user("Ay") }]);
    assert.deepEqual(await desk.references(), ["a.msgflow 2", "b.msgflow 2"]);
    assert.deepEqual(await desk.symbols("Ay"), ["Ay a.msgflow"]);
    await desk.client.close(a);
    assert.deepEqual(await desk.symbols("Ay"), []);
    assert.deepEqual(await desk.references(), ["a.msgflow 2", "b.msgflow 2"]);
  });

  it("are known anew when the client tells that they have changed, come or gone", async () => {
    const desk = await new Desk().start();
    assert.deepEqual(await desk.references(), ["a.msgflow 2", "b.msgflow 2"]);
    assert.deepEqual(await desk.symbols("B"), ["B b.msgflow"]);
    await desk.write("a.msgflow", user("A", "EventAck"));
    await desk.write("new.msgflow", user("B new"));
    rmSync(join(desk.folder, "b.msgflow"));
    await desk.client.changeOnDisk(desk.uri("b.msgflow"));
    assert.deepEqual(await desk.references(), ["new.msgflow 2"]);
    assert.deepEqual(await desk.symbols("B"), ["B new new.msgflow"]);
  });

  it("are looked at each time where the client tells nothing", async () => {
    const desk = await new Desk().start({ capabilities: notWatching });
    assert.deepEqual(await desk.references(), ["a.msgflow 2", "b.msgflow 2"]);
    writeFileSync(join(desk.folder, "a.msgflow"), user("A", "EventAck"));
    writeFileSync(join(desk.folder, "new.msgflow"), user("New"));
    assert.deepEqual(await desk.references(), ["b.msgflow 2", "new.msgflow 2"]);
    assert.deepEqual(await desk.symbols("New"), ["New new.msgflow"]);
  });

  it("are edited when what they name is renamed, in whatever version they have", async () => {
    const edit = await (await new Desk().start()).rename("Said");
    const changes = (edit?.documentChanges ?? []) as TextDocumentEdit[];
    const shown = changes.map(({ textDocument: { uri, version }, edits }) => {
      return [uri.replace(/^.*\//, ""), version, edits.map(({ range }) => range)];
    });
    assert.deepEqual(shown, [
      ["lib.msgflow", 1, [at(1, 8, 12)]],
      ["a.msgflow", null, [at(2, 17, 21)]],
      ["b.msgflow", null, [at(2, 17, 21)]],
    ]);
  });

  it("keep a name from being given that they have for something else", async () => {
    const desk = await new Desk().start();
    await desk.write("taken.msgflow", 'use "lib.msgflow"\n\nmessage Said : Reporting\n');
    await assert.rejects(
      desk.rename("Said"),
      /`Said` is the name of a message already, declared in line 3 of `taken.msgflow`/,
    );
  });

  it("are where the client says that its folders are now", async () => {
    const desk = new Desk();
    const other = new Desk();
    let folders = [desk.root];
    const capabilities = { ...watching, workspace: { ...watching.workspace, workspaceFolders: true } };
    await desk.start({ capabilities, workspaceFolders: () => folders });
    assert.equal(desk.client.initializeResult.capabilities.workspace?.workspaceFolders?.supported, true);
    assert.equal((await desk.references()).length, 2);
    folders = [other.root];
    await desk.client.changeOnDisk(desk.lib);
    assert.deepEqual(await desk.references(), []);
    folders = [];
    await desk.client.changeOnDisk(desk.lib);
    assert.deepEqual(await desk.symbols("B"), []);
  });

  it("are none where there is no folder", async () => {
    const desk = await new Desk().start({ rootUri: null });
    assert.deepEqual(await desk.references(), []);
    assert.deepEqual(await desk.symbols("lib"), []);
  });
});

describe("server: files of a virtual workspace", function () {
  this.timeout(20_000);
  afterEach(killAll);

  const root = "vscode-vfs://github/team/";
  const lib = `${root}lib.msgflow`;
  const files = new Map([
    [lib, LIB],
    [`${root}a.msgflow`, `# é\n${user("A")}`],
  ]);
  const readFile = (uri: string) => ({ text: files.get(uri) });
  const params = { textDocument: { uri: lib }, position: { line: 1, character: 9 } };
  const references = (client: TestClient) =>
    client.connection.sendRequest(ReferencesRequest.type, { ...params, context: { includeDeclaration: false } });

  it("are found and read by the client", async () => {
    const client = await startClient({ readFile, findScripts: () => [...files.keys()] });
    await client.open(lib, LIB);
    assert.deepEqual(await references(client), [{ uri: `${root}a.msgflow`, range: at(3, 17, 21) }]);
  });

  it("are told in the client's columns", async () => {
    const general = { positionEncodings: ["utf-8"] };
    const capabilities = { ...pulling, general };
    const text = 'use "lib.msgflow"\nparticipant é : Agent\nflow "é" : none\n  é -> URS : Told\n';
    const more = new Map([...files, [`${root}a.msgflow`, text]]);
    const read = (uri: string) => ({ text: more.get(uri) });
    const client = await startClient({ capabilities, readFile: read, findScripts: () => [...more.keys()] });
    await client.open(lib, LIB);
    assert.deepEqual(await references(client), [{ uri: `${root}a.msgflow`, range: at(3, 14, 18) }]);
    const [found] = (await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: "é" })) ?? [];
    assert.deepEqual(found?.location, { uri: `${root}a.msgflow`, range: at(1, 12, 14) });
  });

  it("that the client cannot find are none, and the log tells", async () => {
    const findScripts = () => {
      throw new Error("no search here");
    };
    const client = await startClient({ readFile, findScripts });
    await client.open(lib, LIB);
    await client.open(`${root}a.msgflow`, user("A"));
    assert.deepEqual(await references(client), [{ uri: `${root}a.msgflow`, range: at(2, 17, 21) }]);
    assert.match(client.logs.map(({ message }) => message).join(), /cannot be found.*no search here/);
  });

  it("are looked for by what stands at the position when all is known", async () => {
    const [other, before] = [`${root}o.msgflow`, { range: at(1, 0, 0), text: "message Other : Reporting\n" }];
    const findScripts = async () => {
      await client.change(lib, 2, [before]);
      return [...files.keys(), other];
    };
    const read = (uri: string) => ({ text: uri === other ? user("O", "Other") : files.get(uri) });
    const client = await startClient({ readFile: read, findScripts });
    await client.open(lib, LIB);
    // When it is asked `Told` stands there; once the files are found, `Other`.
    assert.deepEqual(await references(client), [{ uri: other, range: at(2, 17, 22) }]);
  });

  it("are looked through once for those who ask at the same time", async () => {
    let asked = 0;
    const findScripts = () => {
      asked++;
      return [...files.keys()];
    };
    const client = await startClient({ readFile, findScripts });
    await client.open(lib, LIB);
    const [one, other] = await Promise.all([references(client), references(client)]);
    assert.deepEqual(one, other);
    assert.equal(one?.length, 1);
    assert.equal(asked, 1);
  });
});
