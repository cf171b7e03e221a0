import * as assert from "node:assert/strict";
import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Colours", () => {
  it("come from what a name refers to", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.waitUntilServed();
    await editor.click("EventRouteUsed");
    await becomes(() => vscode.tokens.inspect(), {
      text: "EventRouteUsed",
      type: "function",
      modifiers: "defaultLibrary",
    });
    await editor.click("Stats", { nth: 1 });
    const participant = await vscode.tokens.inspect();
    assert.deepEqual([participant.text, participant.type], ["Stats", "variable"]);

    // A name that refers to nothing has none.
    await editor.replace("EventRouteUsed", "EventRouteUsedd");
    await editor.click("EventRouteUsedd");
    await becomes(async () => (await vscode.tokens.inspect()).type, "");
  });
});
