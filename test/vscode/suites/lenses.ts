import * as assert from "node:assert/strict";
import { RIGHT, WRONG } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Code lenses", () => {
  it("tell whether a flow follows its version, as it is now", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await becomes(() => editor.lenses(), ["follows Stop Processing D", "Open diagram"]);
    await editor.replace("EventProcessingStopped", "EventPartyRemoved");
    await becomes(() => editor.lenses(), ["does not follow Stop Processing D, 1 finding", "Open diagram"]);
  });

  it("lead to the finding", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(async () => (await editor.lenses())[0] ?? "", /, 1 finding$/);
    const [lens = ""] = await editor.lenses();
    await editor.clickLens(lens);
    await becomes(async () => (await vscode.statusBar.cursor()).line, 10);
  });

  it("are left out where the setting says so", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG }, { "msgflow.codeLens": false });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["Interaction Management"]);
    await editor.hover("EventRouteUsed");
    assert.deepEqual(await editor.lenses(), []);
  });
});
