/**
 * Of which text an answer is: never of an older one than the client had when it asked, however the messages follow one
 * another. And what the answer is where there is nothing to answer any more, or not yet.
 */
import assert from "node:assert/strict";
import { ErrorCodes } from "vscode-languageserver-protocol/node";
import { type Asking, REQUESTS, type Request } from "./every-request";
import { about, askingOf, fileOf, heldBy, initialized, NOTHING, opened, resultOf, textOf, uri } from "./fresh-texts";
import { endAll, type RawClient } from "./raw-client";

/** The answer to a request where nothing else is under way. */
async function settled(client: RawClient, request: Request, asking: Asking): Promise<unknown> {
  const sent = client.request(request.method, request.params(asking));
  client.send(sent);
  return resultOf(await client.answerTo(sent), request);
}

describe("server: the text that an answer is of", function () {
  this.timeout(60_000);
  let client: RawClient;
  beforeEach(async () => {
    client = await opened();
  });
  afterEach(endAll);

  it("is that of an edit in the same piece of bytes", async () => {
    const held = await heldBy(client);
    let n = 0;
    for (let round = 0; round < 4; round++)
      for (const request of REQUESTS) {
        const before = await settled(client, request, askingOf(n, held));
        const asking = askingOf(++n, held);
        const sent = client.request(request.method, request.params(asking));
        client.send(client.change(uri, textOf(n)), sent);
        const answer = resultOf(await client.answerTo(sent), request);
        assert.deepEqual(answer, await settled(client, request, asking), request.method);
        assert.notDeepEqual(answer, before, `${request.method} says nothing of the text`);
      }
  });

  it("is that of an edit that comes while files are read", async () => {
    const held = await heldBy(client);
    for (const [i, request] of REQUESTS.entries()) {
      if (request.provider === "workspaceSymbolProvider") continue;
      // Of as many lines, none of them shorter: what is asked of the one is a place in the other.
      const [first, second] = [20 * i + 1, 20 * i + 10];
      const asking = askingOf(first, held);
      const sent = client.request(request.method, request.params(asking));
      client.holdFiles();
      client.send(client.change(uri, textOf(first)), sent);
      await client.reading();
      assert.ok(!client.answers.some(({ id }) => id === sent.id), `${request.method} does not wait for files`);
      client.send(client.change(uri, textOf(second)));
      client.giveFiles(fileOf);
      const answer = resultOf(await client.answerTo(sent), request);
      assert.deepEqual(answer, await settled(client, request, asking), request.method);
    }
  });

  it("makes findings told by an id others at once", async () => {
    for (let n = 1; n < 20; n++) {
      const { resultId } = (await client.ask("textDocument/diagnostic", about)) as { resultId: string };
      const [same, other] = [0, 1].map(() =>
        client.request("textDocument/diagnostic", { ...about, previousResultId: resultId }),
      );
      assert.ok(same && other);
      client.send(same, client.change(uri, textOf(n)), other);
      assert.equal((await client.answerTo(same)).result?.["kind" as never], "unchanged");
      assert.equal((await client.answerTo(other)).result?.["kind" as never], "full");
    }
  });
});

describe("server: requests", function () {
  this.timeout(60_000);
  afterEach(endAll);

  /** What there is to tell of nothing. */
  const isEmpty = (answer: unknown) =>
    answer === null || ["[]", '{"data":[]}', '{"kind":"full","items":[]}'].includes(JSON.stringify(answer));
  const ofDocuments = REQUESTS.filter(({ method }) => !method.endsWith("/resolve"));

  it("are answered before the client says that it is initialized", async () => {
    const client = await initialized();
    client.send(client.open(uri, textOf(0)));
    const held = await heldBy(client);
    const early: unknown[] = [];
    for (const request of REQUESTS) early.push(await settled(client, request, askingOf(0, held)));
    client.send(client.notification("initialized", {}));
    for (const [i, request] of REQUESTS.entries())
      assert.deepEqual(await settled(client, request, askingOf(0, held)), early[i], request.method);
  });

  it("of a document that is closed, or was never open, have an empty answer", async () => {
    const client = await opened();
    const close = client.notification("textDocument/didClose", { textDocument: { uri } });
    for (const request of ofDocuments) {
      const sent = client.request(request.method, request.params(askingOf(0, NOTHING)));
      client.send(close, sent);
      const answer = resultOf(await client.answerTo(sent), request);
      assert.ok(isEmpty(answer), `${request.method}: ${JSON.stringify(answer)}`);
      client.send(client.open(uri, textOf(0)));
    }
  });

  it("have an empty answer where the document is closed while files are read", async () => {
    const client = await opened();
    for (const [n, request] of ofDocuments.entries()) {
      if (request.provider === "workspaceSymbolProvider") continue;
      client.holdFiles();
      const sent = client.request(request.method, request.params(askingOf(n + 1, NOTHING)));
      client.send(client.change(uri, textOf(n + 1)), sent);
      await client.reading();
      client.send(client.notification("textDocument/didClose", { textDocument: { uri } }));
      client.giveFiles(fileOf);
      const answer = resultOf(await client.answerTo(sent), request);
      assert.ok(isEmpty(answer), `${request.method}: ${JSON.stringify(answer)}`);
      client.send(client.open(uri, textOf(0)));
    }
  });

  it("to be resolved are given back as they are where the document is closed", async () => {
    const client = await opened();
    const held = await heldBy(client);
    client.send(client.notification("textDocument/didClose", { textDocument: { uri } }));
    for (const request of REQUESTS.filter(({ method }) => method.endsWith("/resolve"))) {
      const asking = askingOf(0, held);
      assert.deepEqual(await settled(client, request, asking), request.params(asking), request.method);
    }
  });

  it("are refused after shutdown, but those under way are answered", async () => {
    const client = await opened();
    client.holdFiles();
    const asking = askingOf(1, NOTHING);
    const sent = REQUESTS.map((request) => client.request(request.method, request.params(asking)));
    client.send(client.change(uri, textOf(1)), ...sent);
    await client.reading();
    await client.ask("shutdown");
    for (const { method, params } of REQUESTS) {
      const late = client.request(method, params(asking));
      client.send(late);
      assert.equal((await client.answerTo(late)).error?.code, ErrorCodes.InvalidRequest, method);
    }
    client.giveFiles(fileOf);
    for (const [i, request] of REQUESTS.entries()) {
      const answer = sent[i] && (await client.answerTo(sent[i]));
      assert.equal(answer?.error, undefined, request.method);
    }
  });
});
