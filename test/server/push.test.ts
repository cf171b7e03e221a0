import assert from "node:assert/strict";
import { asked, at, codes, killAll, pushed, startClient } from "./client";

const uri = "file:///scripts/a.msgflow";
const wrong = 'flow "F"\n  Chat --> Ixn : EventAck\n';

describe("server: diagnostics that are pushed", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("come with the document's version at opening and at each edit", async () => {
    const client = await startClient({ capabilities: pushed });
    await client.open(uri, wrong, 7);
    assert.deepEqual((await client.push(uri, 7))[0]?.range, at(1, 7, 25));
    await client.change(uri, 8, [{ range: at(0, 0, 0), text: "\n" }]);
    assert.deepEqual((await client.push(uri, 8))[0]?.range, at(2, 7, 25));
    await client.change(uri, 9, [{ text: "" }]);
    assert.deepEqual(await client.push(uri, 9), []);
    assert.equal(client.published.length, 3);
  });

  it("are taken back when the document is closed", async () => {
    const client = await startClient({ capabilities: pushed });
    await client.open(uri, wrong);
    await client.close(uri);
    await client.settled();
    assert.deepEqual(client.published.at(-1), { uri, diagnostics: [] });
    assert.equal(client.published.length, 2);
  });

  it("wait for the settings where the client is asked for them", async () => {
    let answer: (settings: unknown) => void = () => undefined;
    const configuration = () => new Promise((resolve) => (answer = resolve));
    const client = await startClient({ capabilities: { ...pushed, workspace: asked }, configuration });
    await client.open(uri, wrong, 1);
    await client.change(uri, 2, [{ range: at(0, 0, 0), text: "\n" }]);
    await client.settled();
    assert.deepEqual(client.published, []);
    answer({ validation: { run: "onSave" } });
    assert.deepEqual(codes(await client.push(uri, 2)), ["syntax"]);
    await client.settled();
    assert.equal(client.published.length, 1, "of the versions that waited, the last one's only");
  });

  it("hold no more than the client announces", async () => {
    const client = await startClient({ capabilities: pushed });
    await client.open(uri, 'participant Idle : Agent\nflow "F" : none\n');
    for (const diagnostic of await client.push(uri, 1)) {
      assert.ok(!("tags" in diagnostic));
      assert.ok(!("relatedInformation" in diagnostic));
    }
  });
});
