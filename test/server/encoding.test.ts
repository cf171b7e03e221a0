/**
 * Clients that count columns in bytes of UTF-8. What they are told is, once converted, what a client is told that counts in
 * UTF-16 units.
 */
import assert from "node:assert/strict";
import {
  type ClientCapabilities,
  type CodeLens,
  type CompletionList,
  type Diagnostic,
  InsertReplaceEdit,
  type Range,
  type SemanticTokens,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { toBytes, toUnits, withinLine } from "../../server/src/server.encoding-columns";
import { at, killAll, type Setup, startClient, type TestClient } from "./client";
import { bytesAround } from "./plain-encoding";

const uri = "file:///scripts/a.msgflow";
const lib = "file:///scripts/lib.msgflow";

const publishDiagnostics = { relatedInformation: true };
const pull: ClientCapabilities = { textDocument: { diagnostic: {}, publishDiagnostics } };
const push: ClientCapabilities = { textDocument: { publishDiagnostics } };

/** A client that offers these encodings. */
function start(positionEncodings: unknown, setup: Setup = {}): Promise<TestClient> {
  const general = { positionEncodings } as NonNullable<ClientCapabilities["general"]>;
  return startClient({ ...setup, capabilities: { ...(setup.capabilities ?? pull), general } });
}

async function opened(text: string, setup?: Setup): Promise<TestClient> {
  const client = await start(["utf-8"], setup);
  await client.open(uri, text);
  return client;
}

/** The answer about a place of the document. */
function ask<T>(client: TestClient, method: string, { start: position }: Range, more = {}): Promise<T> {
  return client.connection.sendRequest(method, { textDocument: { uri }, position, ...more });
}

describe("server: position encodings", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("are chosen from the client's: the first that is known, UTF-16 where it names none", async () => {
    const chosen = async (encodings: unknown) =>
      (await start(encodings)).initializeResult.capabilities.positionEncoding;
    assert.equal((await startClient()).initializeResult.capabilities.positionEncoding, "utf-16");
    assert.equal(await chosen(["utf-8", "utf-16"]), "utf-8");
    assert.equal(await chosen(["utf-16", "utf-8"]), "utf-16");
    assert.equal(await chosen(["utf-32", "utf-8", "utf-16"]), "utf-8");
    for (const none of [[], ["utf-32"], "utf-8", null, [8]]) assert.equal(await chosen(none), "utf-16");
  });
});

describe("columns", () => {
  const text = "aé日😀\ud83db";

  it("in UTF-16 units and in bytes are made into one another, those within a character into its beginning", () => {
    // Half of a pair is sent as U+FFFD, in three bytes.
    const units = [0, 1, 1, 2, 2, 2, 3, 3, 3, 3, 5, 5, 5, 6];
    assert.deepEqual(
      units.map((_, column) => toUnits(text, column)),
      units,
    );
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((column) => toBytes(text, column)),
      [0, 1, 3, 6, 6, 10, 13, 14],
    );
    assert.deepEqual(
      [0, 1, 2, 3, 4, 5, 6, 7].map((column) => withinLine(text, column)),
      [0, 1, 2, 3, 3, 5, 6, 7],
    );
  });

  it("behind the line are its end, and before it its beginning", () => {
    for (const column of [15, 99, Number.POSITIVE_INFINITY]) {
      assert.equal(toUnits(text, column), 7);
      assert.equal(toBytes(text, column), 14);
      assert.equal(withinLine(text, column), 7);
    }
    for (const one of [toUnits, toBytes, withinLine]) assert.deepEqual([one(text, -1), one("", 1)], [0, 0]);
  });
});

describe("server: places behind a line", function () {
  this.timeout(20_000);
  afterEach(killAll);

  for (const encoding of ["utf-16", "utf-8"])
    it(`are the line's end, in ${encoding}`, async () => {
      const client = await start([encoding]);
      for (const remark of ["", " # é"]) {
        await client.open(uri, `flow "F" : none${remark}\n  Agent -> URS : EventAck\r\n`);
        for (const column of [25, 26, 1000])
          assert.deepEqual((await client.hover(uri, 1, column))?.range, at(1, 17, 25), `${column}${remark}`);
        assert.equal(await client.hover(uri, 2, 1000), null);
        assert.equal(await client.hover(uri, 3, 0), null);
      }
    });
});

describe("server: places in bytes", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("that are asked for are taken back to the line's end and to a character's beginning", async () => {
    const text = 'flow "F" : none\n  Agent -> URS : 𝒳é # 😀\nmessage 𝒳é : Reporting\n';
    const client = await opened(text);
    const name = bytesAround(text, "𝒳é");
    assert.deepEqual(name, at(1, 17, 23));
    for (let column = 17; column <= 23; column++) assert.deepEqual((await client.hover(uri, 1, column))?.range, name);
    for (const column of [24, 29, 30, 31, 1e9]) assert.equal(await client.hover(uri, 1, column), null);
    const positions = [26, 29, 30, 31, 1e9].map((character) => ({ line: 1, character }));
    const chains = await ask<{ range: Range }[]>(client, "textDocument/selectionRange", name, { positions });
    const words = bytesAround(text, "😀");
    assert.deepEqual(
      chains.map(({ range }) => range),
      positions.map(() => words),
    );
  });

  it("that are beyond the text or no places at all are answered", async () => {
    const client = await opened("# 😀\n");
    for (const position of [at(9, 0, 0), at(1, 3, 3), at(-1, -1, 0), at(0.5, 0.5, 1)])
      assert.equal(await ask(client, "textDocument/hover", position), null);
  });

  it("in edits are in terms of the text that the edits before leave", async () => {
    const client = await opened('flow "F" : none\n  A -> B : EventAck "😀𝒳"\n  A --> B : EventAck\n');
    await client.change(uri, 2, [
      { range: at(2, 2, 3), text: "é𠮷" },
      { range: at(2, 9, 12), text: "é --> é" },
      { range: at(1, 21, 99), text: '日"' },
      { range: at(2, 0, 4), text: "" },
      { range: { start: { line: 1, character: 25 }, end: { line: 2, character: 4 } }, text: "\r\n" },
    ]);
    const fresh = "file:///scripts/fresh.msgflow";
    await client.open(fresh, 'flow "F" : none\n  A -> B : EventAck "日"\r\n é --> é B : EventAck\n');
    assert.equal((await client.items(uri)).find(({ range }) => range.start.line === 2)?.code, "syntax");
    assert.deepEqual(await client.items(uri), await client.items(fresh));
  });

  for (const transport of ["stdio", "ipc"] as const)
    it(`are those of findings and of what they relate to, over ${transport}`, async () => {
      const library = "protocol 𝒳é\n  # é\nmessage 𝒳Told : Reporting # é\n";
      const text = 'use "lib.msgflow"\nflow "é" : none # 😀\n  Agent -> URS : 𝒳Told via 𝒳é # 😀\n';
      const places = (items: readonly Diagnostic[]) =>
        items.map(({ code, range, relatedInformation }) => ({
          code,
          range,
          related: relatedInformation?.[0]?.location,
        }));
      const expected = [
        {
          code: "wrong-protocol",
          range: bytesAround(text, "𝒳é"),
          related: { uri: lib, range: bytesAround(library, "𝒳Told") },
        },
      ];
      const pulls = await start(["utf-8"], { transport });
      const pushes = await start(["utf-8"], { transport, capabilities: push });
      for (const client of [pulls, pushes]) {
        await client.open(lib, library);
        await client.open(uri, text);
      }
      assert.deepEqual(places(await pulls.items(uri)), expected);
      assert.deepEqual(places(await pushes.push(uri, 1)), expected);
    });

  it("make findings others where they alone change", async () => {
    const text = 'flow "é" : none, "x"\n';
    const client = await opened(text);
    const first = await client.pull(uri);
    await client.change(uri, 2, [{ range: at(0, 6, 8), text: "e" }]);
    const second = await client.pull(uri, first.resultId);
    assert.ok(first.kind === "full" && second.kind === "full");
    const moved = (range: Range | undefined) => (range?.start.character ?? 0) - 1;
    assert.equal(second.items[0]?.range.start.character, moved(first.items[0]?.range));
    assert.equal((await client.pull(uri, second.resultId)).kind, "unchanged");
  });

  it("are those of semantic tokens, and of what has changed in them", async () => {
    const capabilities = { textDocument: { semanticTokens: { requests: { full: { delta: true } } } } };
    const text = 'flow "é😀" : StopProcessing A # 𝒳\n  Agent -> URS : EventAck "é"\n';
    const client = await opened(text, { capabilities: capabilities as ClientCapabilities });
    const full = await ask<SemanticTokens>(client, "textDocument/semanticTokens/full", at(0, 0, 0));
    const starts = (data: readonly number[]) => data.filter((_, i) => i % 5 < 3).slice(0, 6);
    assert.deepEqual(starts(full.data), [0, bytesAround(text, "StopProcessing").start.character, 14, 0, 15, 1]);
    const range = bytesAround(text, "A # 𝒳\n  Agent ");
    const within = await ask<SemanticTokens>(client, "textDocument/semanticTokens/range", range, { range });
    assert.deepEqual(within.data, full.data);
    await client.change(uri, 2, [{ range: at(0, 6, 8), text: "e" }]);
    const previousResultId = full.resultId;
    const delta = await ask<object>(client, "textDocument/semanticTokens/full/delta", range, { previousResultId });
    const after = await ask<SemanticTokens>(client, "textDocument/semanticTokens/full", range);
    assert.equal(after.data[1], (full.data[1] ?? 0) - 1);
    assert.deepEqual(delta, {
      resultId: after.resultId,
      edits: [{ start: 0, deleteCount: 5, data: after.data.slice(0, 5) }],
    });
  });

  it("are those of edits in all files, by the texts of these", async () => {
    const readFile = (asked: string) => (asked === lib ? { text: "# 😀\nmessage 𝒳é : Reporting # é\n" } : null);
    const text = 'use "lib.msgflow"\nflow "F" : none\n  Agent -> URS : 𝒳é\nrole é\nrole é\n';
    const client = await opened(text, { readFile });
    const edit = await ask<WorkspaceEdit>(client, "textDocument/rename", bytesAround(text, "𝒳é"), { newName: "N" });
    assert.deepEqual(edit.changes, {
      [uri]: [{ range: bytesAround(text, "𝒳é"), newText: "N" }],
      [lib]: [{ range: at(1, 8, 14), newText: "N" }],
    });
  });

  it("are those of a file whose text comes with the request", async () => {
    const text = 'flow "é😀" : none\n  URS -> é𝒳 : EventAck\n';
    // What was read of the file is another text.
    const client = await opened('use "lib.msgflow"\n', { readFile: () => ({ text: "# 日本\n# 日本\n" }) });
    await client.items(uri);
    const params = { uri: lib, text };
    const [flow] = await client.connection.sendRequest<{ range: Range; findings: { code: string; range: Range }[] }[]>(
      "msgflow/flowTests",
      params,
    );
    assert.deepEqual(flow?.range, bytesAround(text, '"é😀"'));
    const unknown = flow?.findings.find(({ code }) => code === "unknown-participant");
    assert.deepEqual(unknown?.range, bytesAround(text, "é𝒳"));
  });

  it("are those of proposals and of the arguments of commands", async () => {
    const text = 'flow "é" : none\n  é -> é : EventAck "é" -\nmessage é : Reporting\n';
    const client = await start(["utf-8"], { initializationOptions: { commands: ["msgflow.showFindings"] } });
    await client.open(uri, text);
    const [lens] = await ask<CodeLens[]>(client, "textDocument/codeLens", at(0, 0, 0));
    assert.deepEqual(lens?.range, bytesAround(text, '"é"'));
    assert.deepEqual(lens?.command?.arguments, [uri, bytesAround(text, "-\n").start]);
    const behind = bytesAround(text, "EventAck").end;
    const list = await ask<CompletionList>(client, "textDocument/completion", { start: behind, end: behind });
    const edits = list.items.map(({ textEdit }) => textEdit);
    assert.ok(edits.length > 0);
    for (const one of edits) {
      assert.ok(one && !InsertReplaceEdit.is(one));
      assert.deepEqual(one.range, bytesAround(text, "EventAck"));
    }
  });
});
