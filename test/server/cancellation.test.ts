/** What the client has given up is answered as that, at once, and costs no more work. */
import assert from "node:assert/strict";
import { LSPErrorCodes, type RequestMessage } from "vscode-languageserver-protocol/node";
import { inParts, type Parts } from "../../server/src/server.parts";
import { REQUESTS } from "./every-request";
import { askingOf, fileOf, heldBy, opened, resultOf, textOf, uri } from "./fresh-texts";
import { endAll, type RawClient } from "./raw-client";

/** All requests about the text of 1, of what is held of that of 0. */
async function requestsOf(client: RawClient): Promise<RequestMessage[]> {
  const asking = askingOf(1, await heldBy(client));
  return REQUESTS.map(({ method, params }) => client.request(method, params(asking)));
}

async function assertCancelled(client: RawClient, request: RequestMessage): Promise<void> {
  assert.equal((await client.answerTo(request)).error?.code, LSPErrorCodes.RequestCancelled, request.method);
}

describe("server: cancelled requests", function () {
  this.timeout(60_000);
  let client: RawClient;
  beforeEach(async () => {
    client = await opened();
  });
  afterEach(endAll);

  it("are not begun where they are given up before their turn", async () => {
    const requests = await requestsOf(client);
    client.holdFiles();
    for (const request of requests) {
      client.send(client.change(uri, textOf(1)), request, client.cancel(request));
      await assertCancelled(client, request);
    }
    // Nothing was asked of the text, so nothing had to be read for it.
    assert.equal(client.isWaitedFor, false);
  });

  it("are answered while files are read, and nothing comes behind", async () => {
    const all = await requestsOf(client);
    const requests = all.filter(({ method }) => method !== "workspace/symbol");
    client.holdFiles();
    client.send(client.change(uri, textOf(1)));
    client.send(...requests);
    await client.reading();
    client.send(...requests.map((request) => client.cancel(request)));
    for (const request of requests) await assertCancelled(client, request);
    client.giveFiles(fileOf);
    for (const [i, request] of (await requestsOf(client)).entries()) {
      client.send(request);
      resultOf(await client.answerTo(request), REQUESTS[i] ?? assert.fail());
    }
    const ids = client.answers.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length, "two answers to one request");
  });
});

describe("work in parts", () => {
  /** Work of so many parts, which notes what it has done. */
  function* counting(parts: number, done: number[]): Parts<string> {
    for (let i = 0; i < parts; i++) {
      const end = Date.now() + 5;
      while (Date.now() < end);
      done.push(i);
      yield;
    }
    return "done";
  }

  it("comes to its end while it goes on", async () => {
    const done: number[] = [];
    assert.deepEqual(await inParts(counting(9, done), () => true), { value: "done" });
    assert.equal(done.length, 9);
  });

  it("stops where it need not go on, before it begins, too", async () => {
    const done: number[] = [];
    assert.equal(await inParts(counting(9, done), () => done.length < 2), undefined);
    assert.ok(done.length >= 2 && done.length < 9, `${done}`);
    assert.equal(await inParts(counting(9, done.splice(0)), () => false), undefined);
    assert.deepEqual(done, []);
  });
});

describe("server: long work", function () {
  this.timeout(60_000);
  afterEach(endAll);

  const flows = (count: number) =>
    Array.from({ length: count }, (_, i) => `flow "F ${i}" : StopProcessing D\n  URS -> Agent : Told\n`).join("");
  const whole = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };
  const position = { line: 0, character: 10 };
  const lib = "file:///scripts/lib.msgflow";

  /** A client with many scripts open that use a message of a library, none of which has been checked. */
  async function busy(): Promise<RawClient> {
    const client = await opened();
    client.send(client.open(lib, "message Told : Reporting\n"));
    for (let i = 0; i < 40; i++)
      client.send(client.open(`file:///scripts/s${i}.msgflow`, `use "lib.msgflow"\n${flows(100)}`));
    client.send(client.open("file:///scripts/long.msgflow", `message Told : Reporting\n${flows(400)}`));
    return client;
  }
  const LONG: readonly [string, string, object][] = [
    ["textDocument/references", lib, { position, context: { includeDeclaration: true } }],
    ["textDocument/rename", lib, { position, newName: "Said" }],
    ["textDocument/codeAction", "file:///scripts/long.msgflow", { range: whole, context: { diagnostics: [] } }],
  ];

  for (const [method, of, params] of LONG) {
    it(`of ${method} lets others have their turn, and ends when it is given up`, async () => {
      const client = await busy();
      const long = client.request(method, { textDocument: { uri: of }, ...params });
      const short = client.request("textDocument/hover", { textDocument: { uri: lib }, position });
      client.send(long, short);
      await client.answerTo(short);
      assert.ok(!client.answers.some(({ id }) => id === long.id), "the hover waits");
      client.send(client.cancel(long));
      await assertCancelled(client, long);
    });

    it(`of ${method} begins again where the text becomes another`, async () => {
      const client = await busy();
      const about = { textDocument: { uri: of }, ...params };
      const long = client.request(method, about);
      const short = client.request("textDocument/hover", { textDocument: { uri: lib }, position });
      client.send(long, short);
      await client.answerTo(short);
      client.send(client.change("file:///scripts/s1.msgflow", 'use "lib.msgflow"\n'));
      client.send(client.change(of, `${of === lib ? "" : flows(1)}\n\nmessage Told : Reporting\n`));
      const { result } = await client.answerTo(long);
      assert.deepEqual(result, await client.ask(method, about));
    });
  }
});
