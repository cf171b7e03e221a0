import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  CancellationTokenSource,
  DiagnosticSeverity,
  DiagnosticTag,
  DocumentDiagnosticRequest,
  LSPErrorCodes,
} from "vscode-languageserver-protocol/node";
import { asked, at, codes, killAll, pulling, startClient } from "./client";
import { built } from "./dist";

const uri = "file:///scripts/a.msgflow";
const wrong = 'flow "F"\n  Chat --> Ixn : EventAck\n';
const dist = pathToFileURL(join(built("server.js"), "..")).href;

describe("server: diagnostics that the client asks for", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("has code, severity, source, page and exactly the wrong text's range", async () => {
    const client = await startClient();
    await client.open(uri, wrong);
    const [diagnostic, ...others] = await client.items(uri);
    assert.deepEqual(others, []);
    assert.deepEqual(diagnostic?.range, at(1, 7, 25));
    assert.equal(diagnostic?.code, "syntax");
    assert.equal(diagnostic?.severity, DiagnosticSeverity.Error);
    assert.equal(diagnostic?.source, "msgflow");
    assert.match(String(diagnostic?.message), /->/);
    const page = new URL("../docs/rules/syntax.md", `${dist}/`).href;
    assert.equal(diagnostic?.codeDescription?.href, page);
  });

  it("links to the documentation that the client names", async () => {
    const initializationOptions = { documentationUri: "https://example.org/rules" };
    const client = await startClient({ initializationOptions });
    await client.open(uri, wrong);
    const [diagnostic] = await client.items(uri);
    assert.equal(diagnostic?.codeDescription?.href, "https://example.org/rules/syntax.md");
  });

  it("says unchanged to the id of the same findings, also after an edit that changes none", async () => {
    const client = await startClient();
    await client.open(uri, wrong);
    const { resultId } = await client.pull(uri);
    assert.deepEqual(await client.pull(uri, resultId), { kind: "unchanged", resultId });
    await client.change(uri, 2, [{ range: at(2, 0, 0), text: "\n# a remark\n" }]);
    assert.deepEqual(await client.pull(uri, resultId), { kind: "unchanged", resultId });
  });

  it("gives another id to other findings, also if only their place is another", async () => {
    const client = await startClient();
    await client.open(uri, wrong);
    const { resultId: first } = await client.pull(uri);
    await client.change(uri, 2, [{ range: at(0, 0, 0), text: "\n" }]);
    const second = await client.pull(uri, first);
    assert.ok(second.kind === "full");
    assert.deepEqual(second.items[0]?.range, at(2, 7, 25));
    assert.notEqual(second.resultId, first);
    await client.change(uri, 3, [
      { range: { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, text: "" },
    ]);
    const third = await client.pull(uri, second.resultId);
    assert.ok(third.kind === "full", "the place is the first one again, not the second");
    assert.deepEqual(third.items[0]?.range, at(1, 7, 25));
  });

  it("does not say unchanged to ids of an earlier opening or an earlier server", async () => {
    const client = await startClient();
    await client.open(uri, wrong);
    const { resultId } = await client.pull(uri);
    await client.close(uri);
    await client.open(uri, 'flow "F" : none\n');
    assert.equal((await client.pull(uri, resultId)).kind, "full");
    const other = await startClient();
    await other.open(uri, 'flow "F" : none\n');
    assert.equal((await other.pull(uri, resultId)).kind, "full");
  });

  it("answers for documents that are not open, without an id", async () => {
    const client = await startClient();
    assert.deepEqual(await client.pull(uri), { kind: "full", items: [] });
    assert.deepEqual(await client.pull(uri, "1"), { kind: "full", items: [] });
    await client.open(uri, wrong);
    await client.close(uri);
    assert.deepEqual(await client.pull(uri), { kind: "full", items: [] });
    await client.change(uri, 3, [{ text: "flow" }]);
    await client.save(uri);
    await client.close(uri);
    assert.deepEqual(await client.pull(uri), { kind: "full", items: [] });
  });

  it("pushes nothing to a client that asks", async () => {
    const client = await startClient({ capabilities: { ...pulling, workspace: asked }, configuration: () => ({}) });
    await client.open(uri, wrong);
    await client.change(uri, 2, [{ range: at(0, 0, 0), text: "\n" }]);
    await client.save(uri);
    await client.configure(null);
    await client.close(uri);
    await client.settled();
    assert.deepEqual(client.published, []);
  });

  it("drops what the client has given up", async () => {
    let answer: (settings: unknown) => void = () => undefined;
    const configuration = () => new Promise((resolve) => (answer = resolve));
    const client = await startClient({ capabilities: { ...pulling, workspace: asked }, configuration });
    await client.open(uri, wrong);
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri } };
    // It waits for the settings, so the cancellation comes in time for certain.
    const given = client.connection.sendRequest(DocumentDiagnosticRequest.type, params, source.token);
    const kept = client.pull(uri);
    await client.settled();
    source.cancel();
    // At once: it does not wait for the settings any more.
    await assert.rejects(given, { code: LSPErrorCodes.RequestCancelled });
    answer({});
    assert.equal((await kept).kind, "full");
  });

  it("marks what is unnecessary where the client can show it", async () => {
    const text = 'participant Idle : Agent\nflow "F" : none\n  URS -> InteractionServer : RequestRouteCall\n';
    const client = await startClient();
    await client.open(uri, text);
    const unused = (await client.items(uri)).find((one) => one.code === "unused-participant");
    assert.deepEqual(unused?.tags, [DiagnosticTag.Unnecessary]);
    assert.equal(unused?.severity, DiagnosticSeverity.Hint);
    const plain = await startClient({ capabilities: { textDocument: { diagnostic: {} } } });
    await plain.open(uri, text);
    const untagged = (await plain.items(uri)).find((one) => one.code === "unused-participant");
    assert.ok(untagged !== undefined && !("tags" in untagged));
  });

  it("finds names that are not declared", async () => {
    const client = await startClient();
    await client.open(uri, 'flow "F" : none\n  URS -> InteractionServer : RequestRouteCal\n');
    const [diagnostic] = await client.items(uri);
    assert.equal(diagnostic?.code, "unknown-message");
    assert.deepEqual(diagnostic?.range, at(1, 29, 44));
    assert.match(String(diagnostic?.message), /RequestRouteCall/);
  });

  it("takes a script that follows the model as right", async () => {
    const client = await startClient();
    const right = [
      'flow "URS ends the interaction"',
      "  URS               -> InteractionServer : RequestRouteCall",
      "  InteractionServer -> URS               : EventRouteUsed",
      "  InteractionServer -> Reporting         : EventPartyRemoved",
      "  InteractionServer -> Reporting         : EventProcessingStopped",
    ].join("\r\n");
    await client.open(uri, right);
    assert.deepEqual(codes(await client.items(uri)), []);
  });
});

/** A step of the model is left out: the finding points to where the model, in the library, asks for it. */
const incomplete = [
  'flow "F" : StopProcessing A',
  "  processed by Agent",
  "  MediaServer -> InteractionServer : RequestStopProcessing",
  "  InteractionServer -> MediaServer : EventAck",
  "  InteractionServer -> Agent : EventRevoked",
  "  InteractionServer -> Reporting : EventPartyRemoved",
  "",
].join("\n");

describe("server: related information", function () {
  this.timeout(20_000);
  afterEach(killAll);

  const related = async (client: Awaited<ReturnType<typeof startClient>>) => {
    await client.open(uri, incomplete);
    const missing = (await client.items(uri)).find((one) => one.code === "missing-message");
    assert.ok(missing, "a step is missing");
    return missing.relatedInformation;
  };

  it("leads to the library's installed file", async () => {
    const places = await related(await startClient());
    assert.ok(places?.some((place) => place.location.uri === `${dist}/library/stop-processing.msgflow`));
  });

  it("leads to where the client has the library", async () => {
    const places = await related(await startClient({ initializationOptions: { libraryUri: "lib:/x" } }));
    assert.ok(places?.some((place) => place.location.uri === "lib:/x/stop-processing.msgflow"));
  });

  it("is left out where the client cannot show it", async () => {
    const client = await startClient({ capabilities: { textDocument: { diagnostic: {} } } });
    assert.equal(await related(client), undefined);
  });
});
