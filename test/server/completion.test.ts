import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  CompletionTriggerKind,
  InsertTextFormat,
  InsertTextMode,
} from "vscode-languageserver-protocol/node";
import { at, killAll, pulling, startClient, type TestClient } from "./client";

const uri = "file:///scripts/a.msgflow";
const head = 'flow "F" : StopProcessing D\n  URS -> InteractionServer : RequestRouteCall\n';

type Completion = NonNullable<NonNullable<ClientCapabilities["textDocument"]>["completion"]>;
const capable = (completion: Completion): ClientCapabilities => ({
  ...pulling,
  textDocument: { ...pulling.textDocument, completion },
});
const modern = capable({
  completionItem: {
    snippetSupport: true,
    insertReplaceSupport: true,
    labelDetailsSupport: true,
    documentationFormat: ["markdown", "plaintext"],
    insertTextModeSupport: { valueSet: [InsertTextMode.asIs, InsertTextMode.adjustIndentation] },
  },
  completionList: { itemDefaults: ["editRange", "data"] },
});

async function complete(client: TestClient, text: string, trigger?: string, of = uri): Promise<CompletionList | null> {
  await client.open(of, text.replace("<|>", ""));
  const before = text.slice(0, text.indexOf("<|>")).split("\n");
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  const context =
    trigger === undefined
      ? { triggerKind: CompletionTriggerKind.Invoked }
      : { triggerKind: CompletionTriggerKind.TriggerCharacter, triggerCharacter: trigger };
  const answer = await client.connection.sendRequest(CompletionRequest.type, {
    textDocument: { uri: of },
    position,
    context,
  });
  assert.ok(!Array.isArray(answer));
  return answer;
}

const find = (list: CompletionList | null, label: string): CompletionItem => {
  const item = list?.items.find((one) => one.label === label);
  assert.ok(item, list?.items.map((one) => one.label).join("\n"));
  return item;
};

describe("server: completion", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("is announced with what triggers it", async () => {
    const { initializeResult } = await startClient();
    const { completionProvider } = initializeResult.capabilities;
    assert.equal(completionProvider?.resolveProvider, true);
    assert.deepEqual(completionProvider?.triggerCharacters, [">", ":", "=", '"', "/", ".", " "]);
  });

  it("is plain and complete in itself for a client that can do no more", async () => {
    const client = await startClient();
    const list = await complete(client, `${head}  InteractionServer -> URS : Ev<|>Ack\n`);
    assert.equal(list?.isIncomplete, false);
    assert.equal(list?.itemDefaults, undefined);
    const item = find(list, "EventRouteUsed");
    assert.deepEqual(item, {
      label: "EventRouteUsed",
      kind: CompletionItemKind.Event,
      detail: "next in D",
      sortText: "0",
      textEdit: { newText: "EventRouteUsed", range: at(2, 29, 34) },
      data: { uri, line: 2, about: ["message", "EventRouteUsed"] },
    });
    assert.equal(list?.items[0]?.label, "EventRouteUsed");
    const sorted = list?.items.map((one) => one.sortText ?? "");
    assert.deepEqual(sorted, sorted?.toSorted());
    assert.ok(list?.items.every((one) => one.insertTextFormat === undefined && !one.textEdit?.newText.includes("$")));
  });

  it("has words and not what they begin for a client that takes no snippets", async () => {
    const client = await startClient();
    const list = await complete(client, `${head}  <|>\n`);
    assert.equal(find(list, "alt").textEdit?.newText, "alt");
    assert.deepEqual(
      list?.items.filter(({ label }) => /^(alt|opt|note)\b./.test(label)),
      [],
    );
  });

  it("shares the range, details labels and indents snippets itself for a client that takes it", async () => {
    const client = await startClient({ capabilities: modern });
    const list = await complete(client, `${head}  In<|>ter\n`);
    assert.deepEqual(list?.itemDefaults, { editRange: { insert: at(2, 2, 4), replace: at(2, 2, 7) } });
    const party = find(list, "InteractionServer");
    assert.equal(party.textEdit ?? party.textEditText, undefined);
    const whole = find(list, "Complete this flow");
    assert.deepEqual(whole.labelDetails, { description: "3 messages, as in D" });
    assert.equal(whole.insertTextFormat, InsertTextFormat.Snippet);
    assert.equal(whole.insertTextMode, InsertTextMode.asIs);
    assert.equal(whole.textEditText?.split("\n")[1], "  InteractionServer -> Reporting         : EventPartyRemoved");
  });

  it("leaves the indentation of snippets to a client that sees to it", async () => {
    const client = await startClient({ capabilities: capable({ completionItem: { snippetSupport: true } }) });
    const block = find(await complete(client, `${head}  <|>\n`), "alt … else … end");
    assert.equal(block.insertTextMode, undefined);
    assert.equal(block.textEdit?.newText, 'alt "$1"\n  $3\nelse "$2"\n  $0\nend');
  });

  it("indents them itself where it replaces the line's indentation, which that client would go by", async () => {
    const client = await startClient({ capabilities: capable({ completionItem: { snippetSupport: true } }) });
    for (const typed of ["", "    "]) {
      const block = find(await complete(client, `${head}${typed}<|>\n`), "alt … else … end");
      const newText = '  alt "$1"\n    $3\n  else "$2"\n    $0\n  end';
      assert.deepEqual(block.textEdit, { newText, range: at(2, 0, typed.length) });
      await client.close(uri);
    }
  });

  it("replaces from the line's beginning where the indentation is not right", async () => {
    const client = await startClient({ capabilities: modern });
    const item = find(await complete(client, `${head}      <|>\n`), "InteractionServer -> URS : EventRouteUsed");
    assert.equal(item.filterText, "      InteractionServer -> URS : EventRouteUsed");
    const newText = "  InteractionServer -> URS : EventRouteUsed";
    assert.deepEqual(item.textEdit, { newText, insert: at(2, 0, 6), replace: at(2, 0, 6) });
  });

  it("tells of a proposal when it is asked to", async () => {
    const client = await startClient({ capabilities: modern });
    const item = find(await complete(client, `${head}  InteractionServer -> URS : <|>\n`), "EventRouteUsed");
    const resolved = await client.connection.sendRequest(CompletionResolveRequest.type, item);
    assert.ok(typeof resolved.documentation === "object");
    assert.equal(resolved.documentation.kind, "markdown");
    assert.match(resolved.documentation.value, /EventRouteUsed.*message of T-Library/);
  });

  it("gives a proposal back as it is where nothing is known of it, whatever the client sends", async () => {
    const client = await startClient();
    await client.open(uri, head);
    const about = (...parts: unknown[]) => ({ uri, line: 1, about: parts });
    for (const data of [
      ...[
        undefined,
        null,
        1,
        { uri, about: ["message", "EventAck"] },
        { uri: "file:///no", line: 1, about: ["message"] },
      ],
      ...[about(), about("nothing"), about("step"), about("step", "StopProcessing", "A", "EventAck"), about(1)],
      { uri, line: 1e9, about: ["party", "__proto__"] },
    ]) {
      const item = { label: "x", data };
      const resolved = await client.connection.sendRequest(CompletionResolveRequest.type, item);
      assert.equal(resolved.label, "x");
      assert.ok(resolved.documentation === undefined || data !== undefined);
    }
    assert.deepEqual(client.logs, []);
  });

  it("is null in comments, where a typed character says nothing, and for documents that are not open", async () => {
    const client = await startClient();
    assert.equal(await complete(client, "# a <|>"), null);
    assert.equal(await complete(client, `${head}  <|>`, " "), null);
    assert.ok(await complete(client, `${head}  InteractionServer -> <|>`, " "));
    const position = { line: 0, character: 0 };
    const other = { textDocument: { uri: "file:///other.msgflow" }, position };
    assert.equal(await client.connection.sendRequest(CompletionRequest.type, other), null);
  });

  describe("of the paths of files", () => {
    const folder = mkdtempSync(join(tmpdir(), "msgflow-completion-"));
    after(() => rmSync(folder, { recursive: true }));
    mkdirSync(join(folder, "parts", "more"), { recursive: true });
    for (const name of ["a.msgflow", "über uns.msgflow", "notes.txt", "parts/inner.msgflow"])
      writeFileSync(join(folder, name), "");
    const address = pathToFileURL(join(folder, "a.msgflow")).href;

    it("proposes what is in the folder", async () => {
      const client = await startClient();
      const list = await complete(client, 'use "<|>"', '"', address);
      assert.deepEqual(
        list?.items.map(({ label }) => label),
        ["über uns.msgflow", "parts/", "../"],
      );
      const inner = await complete(client, 'use "parts/in<|>"', undefined, address);
      assert.deepEqual(
        inner?.items.map(({ label, textEdit }) => [label, textEdit]),
        [
          ["inner.msgflow", { newText: "inner.msgflow", range: at(0, 11, 13) }],
          ["more/", { newText: "more/", range: at(0, 11, 13) }],
        ],
      );
    });

    it("proposes nothing where there is no folder, or none that can be read", async () => {
      const client = await startClient();
      assert.equal(await complete(client, 'use "nowhere/<|>"', undefined, address), null);
      assert.equal(await complete(client, 'use "<|>"', undefined, "untitled:Untitled-1"), null);
      assert.equal(await complete(client, 'use "<|>"', undefined, "vscode-vfs://github/a/b.msgflow"), null);
    });
  });
});
