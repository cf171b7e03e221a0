import assert from "node:assert/strict";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CancellationTokenSource,
  type ClientCapabilities,
  CodeActionRequest,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
} from "vscode-languageserver-protocol/node";
import { folderWith, removeFolders } from "../cli/run";
import { at, codes, killAll, pulling, pushed, type Setup, startClient, type TestClient, until } from "./client";

const library = (...messages: string[]) => messages.map((name) => `message ${name} : Reporting\n`).join("");
const user = (file: string, message: string) => `use "${file}"\nflow "F" : none\n  Agent -> URS : ${message}\n`;

/** Files that only the client can read, and how often each was asked for. */
function memory(files: Record<string, unknown>) {
  const asked: string[] = [];
  const readFile = (uri: string) => {
    asked.push(uri);
    const text = files[uri];
    return typeof text === "string" ? { text } : (text ?? null);
  };
  return { files, asked, readFile };
}

const root = "vscode-vfs://github/team/";
const main = `${root}main.msgflow`;
const lib = `${root}lib.msgflow`;
const base = `${root}base/base%20%23.msgflow`;

/** What a client shows, whichever way it comes to know it. */
interface Shown {
  readonly client: TestClient;
  /** Waits until the document has findings with these codes, and no others. */
  shows(uri: string, ...codes: string[]): Promise<void>;
}

async function show(capabilities: ClientCapabilities, setup: Setup): Promise<Shown> {
  const client = await startClient({ capabilities, ...setup });
  if (capabilities === pushed) {
    const last = (uri: string) => client.published.findLast((params) => params.uri === uri)?.diagnostics ?? [];
    const shows = (uri: string, ...wanted: string[]) =>
      until(() => codes(last(uri)).join() === wanted.join(), `${wanted} in ${uri}, not ${codes(last(uri))}`);
    return { client, shows };
  }
  // As an editor: it asks when it has opened or edited a document, and when it is told to.
  const shown = new Map<string, string>();
  let refreshes = 0;
  const ask = async (uri: string) => shown.set(uri, codes(await client.items(uri)).join());
  const shows = async (uri: string, ...wanted: string[]) => {
    if (!shown.has(uri)) await ask(uri);
    for (const end = Date.now() + 5_000; shown.get(uri) !== wanted.join(); ) {
      await until(() => client.refreshes > refreshes || Date.now() > end, `a refresh: ${uri} has ${shown.get(uri)}`);
      refreshes = client.refreshes;
      await ask(uri);
    }
  };
  return { client, shows };
}

for (const [name, capabilities] of Object.entries({ "asking for diagnostics": pulling, "pushed to": pushed }))
  describe(`server: used files, a client ${name}`, function () {
    this.timeout(20_000);
    afterEach(() => {
      killAll();
      removeFolders();
    });

    it("reads them through the client, each once, also those that they use, in a circle", async () => {
      const { readFile, asked } = memory({
        [lib]: `use "base/base #.msgflow"\nuse "main.msgflow"\n${library("Own")}`,
        [base]: `use "../lib.msgflow"\n${library("Base")}`,
      });
      const { client, shows } = await show(capabilities, { readFile });
      await client.open(main, `${user("lib.msgflow", "Own")}  Agent -> URS : Base\n  Agent -> URS : Bas\n`);
      await shows(main, "unknown-message");
      assert.deepEqual(asked, [lib, base]);
      await client.open(`${root}other.msgflow`, user("./x/../lib.msgflow", "Base"));
      await shows(`${root}other.msgflow`);
      assert.deepEqual(asked, [lib, base]);
    });

    it("says why a file cannot be used, and checks again when it is there", async () => {
      const { files, readFile } = memory({ [base]: { problem: "permission denied" } });
      const { client, shows } = await show(capabilities, { readFile });
      await client.open(main, `use "base/base #.msgflow"\n${user("lib.msgflow", "Own")}`);
      await shows(main, "use-not-found", "use-not-found");
      files[lib] = library("Other");
      await client.changeOnDisk(lib);
      await shows(main, "use-not-found");
      files[base] = "";
      await client.changeOnDisk(base);
      await shows(main, "unknown-message");
      files[lib] = undefined;
      await client.changeOnDisk(lib);
      await shows(main, "use-not-found");
    });

    it("checks the users of an open document while it is edited, also through others", async () => {
      const { readFile } = memory({ [lib]: 'use "base/base #.msgflow"\n' });
      const { client, shows } = await show(capabilities, { readFile });
      await client.open(base, library("Base"));
      await client.open(main, user("lib.msgflow", "Base"));
      await shows(main);
      await client.change(base, 2, [{ range: at(0, 8, 12), text: "Bass" }]);
      await shows(main, "unknown-message");
      await client.change(base, 3, [{ range: at(0, 8, 12), text: "Base" }]);
      await shows(main);
    });

    it("returns to the file when a document is closed unsaved", async () => {
      const { readFile } = memory({ [lib]: library("Own") });
      const { client, shows } = await show(capabilities, { readFile });
      await client.open(main, user("lib.msgflow", "Own"));
      await shows(main);
      await client.open(lib, library("Unsaved"));
      await shows(main, "unknown-message");
      await client.close(lib);
      await shows(main);
    });

    it("minds a folder that is gone", async () => {
      const { files, readFile } = memory({ [base]: library("Base") });
      const { client, shows } = await show(capabilities, { readFile });
      await client.open(main, user("base/base #.msgflow", "Base"));
      await shows(main);
      files[base] = undefined;
      await client.changeOnDisk(`${root}base`);
      await shows(main, "use-not-found");
    });

    it("looks at the files again when a document is saved", async () => {
      const { files, readFile } = memory({ [lib]: library("Own") });
      const { client, shows } = await show(capabilities, { readFile });
      await client.open(main, user("lib.msgflow", "Own"));
      await shows(main);
      files[lib] = library("Other");
      await client.save(main);
      await shows(main, "unknown-message");
    });

    it("checks the users when a document is saved, where the setting says so", async () => {
      const { readFile } = memory({});
      const { client, shows } = await show(capabilities, { readFile });
      await client.configure({ msgflow: { validation: { run: "onSave" } } });
      await client.open(lib, library("Own"));
      await client.open(main, user("lib.msgflow", "Own"));
      await shows(main);
      await client.change(lib, 2, [{ range: at(0, 8, 11), text: "Other" }]);
      await client.settled();
      await shows(main);
      assert.deepEqual(codes(capabilities === pulling ? await client.items(main) : []), []);
      await client.save(lib);
      await shows(main, "unknown-message");
    });

    it("reads files of this machine where the client does not", async () => {
      const folder = folderWith({ "lib (1).msgflow": library("Own"), "b.msgflow": Uint8Array.of(0xff) });
      const uri = (file: string) => pathToFileURL(join(folder, file)).href;
      const { client, shows } = await show(capabilities, {});
      await client.open(uri("main.msgflow"), user("lib (1).msgflow", "Own"));
      await shows(uri("main.msgflow"));
      await client.open(uri("other.msgflow"), 'use "none.msgflow"\nuse "b.msgflow"\nuse "d.msgflow"\n');
      mkdirSync(join(folder, "d.msgflow"));
      await shows(uri("other.msgflow"), "use-not-found", "use-not-found", "use-not-found");
      writeFileSync(join(folder, "lib (1).msgflow"), library("Other"));
      await client.changeOnDisk(uri("lib (1).msgflow"));
      await shows(uri("main.msgflow"), "unknown-message");
      rmSync(join(folder, "lib (1).msgflow"));
      // As other clients spell it.
      await client.changeOnDisk(uri("lib %281%29.msgflow").replaceAll("%25", "%"));
      await shows(uri("main.msgflow"), "use-not-found");
    });
  });

for (const [name, readFile] of [
  ["through the client", () => null],
  ["itself", undefined],
] as const)
  describe(`server: a file in other letter case, read ${name}`, function () {
    this.timeout(20_000);
    afterEach(() => {
      killAll();
      removeFolders();
    });

    it("is named, and the fix writes its path", async function () {
      const folder = folderWith({ "team/messages.msgflow": library("Own") });
      if (existsSync(join(folder, "Team"))) this.skip();
      const uri = pathToFileURL(join(folder, "main.msgflow")).href;
      const client = await startClient({ ...(readFile && { readFile }) });
      await client.open(uri, user("Team/Messages.msgflow", "Own"));
      const [finding] = await client.items(uri);
      assert.match(String(finding?.message), /but there is `team\/messages\.msgflow`/);
      const context = { diagnostics: [], only: ["quickfix"] };
      const params = { textDocument: { uri }, range: at(0, 5, 5), context };
      const actions = await client.connection.sendRequest(CodeActionRequest.type, params);
      const edits = actions?.flatMap((one) => ("edit" in one ? Object.values(one.edit?.changes ?? {}).flat() : []));
      assert.deepEqual(edits?.[0], { range: at(0, 4, 27), newText: '"team/messages.msgflow"' });
    });
  });

describe("server: used files", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("are waited for, and not by those who have given up", async () => {
    let answer: (file: unknown) => void = () => undefined;
    const client = await startClient({ readFile: () => new Promise((resolve) => (answer = resolve)) });
    await client.open(main, user("lib.msgflow", "Own"));
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: main } };
    const given = client.connection.sendRequest(DocumentDiagnosticRequest.type, params, source.token);
    const kept = client.items(main);
    const hovered = client.hover(main, 2, 19);
    await client.settled();
    source.cancel();
    await assert.rejects(given, { code: LSPErrorCodes.RequestCancelled });
    answer({ text: library("Own") });
    assert.deepEqual(await kept, []);
    assert.match(JSON.stringify(await hovered), /Own.*Reporting/);
  });

  it("are read again where they change while being read", async () => {
    const answers: ((file: unknown) => void)[] = [];
    const client = await startClient({ readFile: () => new Promise((resolve) => answers.push(resolve)) });
    await client.open(main, user("lib.msgflow", "Own"));
    const items = client.items(main);
    await until(() => answers.length === 1, "the first reading");
    await client.changeOnDisk(lib);
    await client.settled();
    answers[0]?.({ text: library("Old") });
    await until(() => answers.length === 2, "the second reading");
    answers[1]?.({ text: library("Own") });
    assert.deepEqual(await items, []);
  });

  it("push to exactly those whose findings change, and only then", async () => {
    const { readFile } = memory({});
    const client = await startClient({ capabilities: pushed, readFile });
    await client.open(lib, `${library("Own")}flow "F" : none\n  Agent -> URS : Own\n`);
    await client.open(main, user("lib.msgflow", "Own"));
    await client.open(`${root}other.msgflow`, 'flow "F" : none\n  Agent -> URS : Nobody\n');
    await client.open(`${root}third.msgflow`, 'use "lib.msgflow"\nflow "F" : none\n  Agent -> URS : EventAc\n');
    await until(() => client.published.length === 4, "findings of all");
    client.published.length = 0;
    await client.change(lib, 2, [{ range: at(2, 0, 0), text: "\n# a remark\n" }]);
    await client.change(lib, 3, [{ range: at(0, 8, 11), text: "Other" }]);
    await until(() => client.published.some(({ uri }) => uri === main), "findings of the user");
    await client.settled();
    assert.deepEqual(client.published.map(({ uri, version }) => [uri, version]).sort(), [
      [lib, 2],
      [lib, 3],
      [main, 1],
    ]);
  });

  it("have their related places moved with the edits, also between saves", async () => {
    const { readFile } = memory({});
    const client = await startClient({ readFile });
    const places = async () =>
      (await client.items(main)).flatMap((one) =>
        (one.relatedInformation ?? []).map(({ location: { uri, range } }) => [uri, range.start.line]),
      );
    await client.open(lib, library("Own"));
    await client.open(main, `use "lib.msgflow"\n${library("Own")}`);
    assert.deepEqual(await places(), [[lib, 0]]);
    await client.change(lib, 2, [{ range: at(0, 0, 0), text: "\n\n" }]);
    assert.deepEqual(await places(), [[lib, 2]]);
    await client.configure({ msgflow: { validation: { run: "onSave" } } });
    assert.deepEqual(await places(), [[lib, 2]]);
    await client.change(lib, 3, [{ range: at(0, 0, 0), text: "\n" }]);
    assert.deepEqual(await places(), [[lib, 3]]);
  });

  it("are looked for in no folder where there is none, or not for certain", async () => {
    const { readFile, asked } = memory({});
    const client = await startClient({ readFile });
    const text = user("lib.msgflow", "Own");
    await client.open("untitled:Untitled-1", text);
    assert.deepEqual(codes(await client.items("untitled:Untitled-1")), ["use-not-found"]);
    await client.open("git:/a/main.msgflow?%7B%22ref%22%3A%22HEAD%22%7D", text);
    assert.deepEqual(await client.items("git:/a/main.msgflow?%7B%22ref%22%3A%22HEAD%22%7D"), []);
    await client.open(main, 'use "/etc/passwd"\nuse "../../../secret.txt"\n');
    assert.deepEqual(codes(await client.items(main)), ["use-not-found", "use-not-found"]);
    assert.deepEqual(asked, []);
  });

  it("are watched where the client can, also outside of its workspace", async () => {
    const { readFile } = memory({});
    const watching = { didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true } };
    const capabilities = { ...pulling, workspace: { ...pulling.workspace, ...watching } };
    const client = await startClient({ capabilities, readFile, rootUri: `${root}sub` });
    await client.open(`${root}sub/main.msgflow`, 'use "x.msgflow"\nuse "../y.msgflow"\nuse "../z.msgflow"\n');
    await client.items(`${root}sub/main.msgflow`);
    assert.deepEqual(client.watched, [
      { globPattern: "**/*.msgflow" },
      { globPattern: { baseUri: root.slice(0, -1), pattern: "*.msgflow" } },
    ]);
  });
});
