import assert from "node:assert/strict";
import { MarkupContent } from "vscode-languageserver-protocol/node";
import { at, killAll, startClient } from "./client";

const uri = "file:///scripts/a.msgflow";
const text = 'flow "F" : none\n  URS -> InteractionServer : RequestRouteCall\n';

describe("server: hover", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("tells what is known of a message, for exactly its name", async () => {
    const client = await startClient();
    await client.open(uri, text);
    const found = await client.hover(uri, 1, 35);
    assert.deepEqual(found?.range, at(1, 29, 45));
    assert.ok(MarkupContent.is(found?.contents));
    assert.equal(found.contents.kind, "markdown");
    assert.match(found.contents.value, /RequestRouteCall/);
  });

  it("is plain text for a client that takes no Markdown", async () => {
    const capabilities = { textDocument: { diagnostic: {}, hover: { contentFormat: ["plaintext" as const] } } };
    const client = await startClient({ capabilities });
    await client.open(uri, text);
    const found = await client.hover(uri, 1, 35);
    assert.ok(MarkupContent.is(found?.contents));
    assert.equal(found.contents.kind, "plaintext");
  });

  it("is in the format that the client names first", async () => {
    const orders = [
      ["markdown" as const, "plaintext" as const],
      ["plaintext" as const, "markdown" as const],
    ];
    for (const contentFormat of orders) {
      const client = await startClient({
        capabilities: { textDocument: { diagnostic: {}, hover: { contentFormat } } },
      });
      await client.open(uri, text);
      const found = await client.hover(uri, 1, 35);
      assert.ok(MarkupContent.is(found?.contents));
      assert.equal(found.contents.kind, contentFormat[0]);
    }
  });

  it("is null where nothing is known, beyond the text, and for documents that are not open", async () => {
    const client = await startClient();
    await client.open(uri, text);
    assert.equal(await client.hover(uri, 1, 0), null);
    assert.equal(await client.hover(uri, 99, 99), null);
    assert.equal(await client.hover("file:///other.msgflow", 0, 0), null);
  });
});
