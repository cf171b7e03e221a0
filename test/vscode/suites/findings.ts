import * as assert from "node:assert/strict";
import { RIGHT, WRONG } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Findings", () => {
  it("show in the text, in the Problems panel, in the status bar and in a hover", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["Interaction Management"]);
    await becomes(() => vscode.statusBar.problems(), { errors: 1, warnings: 0 });
    assert.equal(await vscode.statusBar.language(), "Message Flow");
    await vscode.problems.open();
    await becomes(async () => (await vscode.problems.rows()).join("\n"), /Reporting.*wrong-protocol.*Ln 10/);
    await becomes(() => editor.hover("Management"), /Reporting.*wrong-protocol/s);
  });

  it("fade what is unnecessary", async () => {
    const vscode = await openWorkbench({ "right.msgflow": `participant Nobody : Agent\n${RIGHT}` });
    await becomes(() => vscode.editor("right.msgflow").faded(), ["participant Nobody : Agent"]);
  });

  it("lead from the Problems panel to their place", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    await vscode.problems.open();
    await becomes(async () => (await vscode.problems.rows()).length, 3);
    await vscode.problems.choose("wrong-protocol");
    await becomes(async () => (await vscode.statusBar.cursor()).line, 10);
  });

  it("go when the mistake is mended, before and after saving", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["Interaction Management"]);
    await editor.replace(" via Interaction Management", "");
    await becomes(() => editor.underlined("error"), []);
    await vscode.save();
    await becomes(() => vscode.fileText("wrong.msgflow"), RIGHT);
    await becomes(() => vscode.statusBar.problems(), { errors: 0, warnings: 0 });
  });

  it("come while a mistake is typed", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.click("EventRouteUsed", { at: "end" });
    await editor.type("d");
    await becomes(() => editor.underlined("error"), ["EventRouteUsedd"]);
    await editor.press("Backspace");
    await becomes(() => editor.underlined("error"), []);
  });

  it("come on saving only, where the setting says so", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG }, { "msgflow.validation.run": "onSave" });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["Interaction Management"]);
    await editor.replace("EventRouteUsed", "EventRouteUsedd");
    await editor.replace(" via Interaction Management", "");
    // What the server is asked now it answers after it has seen the edits.
    await editor.hover("EventPartyRemoved");
    assert.ok(!(await editor.underlined("error")).includes("EventRouteUsedd"));
    await vscode.save();
    await becomes(() => editor.underlined("error"), ["EventRouteUsedd"]);
  });

  it("follow what is changed in a used file", async () => {
    const vscode = await openWorkbench({
      "uses.msgflow": 'use "used.msgflow"\n\nflow "Greeting" : none\n  Agent -> Reporting : EventGreeted\n',
      "used.msgflow": "message EventGreeted : Reporting\n  from Agent to Reporting\n",
    });
    const user = vscode.editor("uses.msgflow");
    await user.click("EventGreeted");
    await user.waitUntilServed();
    await becomes(() => user.underlined("error"), []);
    const used = await vscode.open("used.msgflow");
    await used.replace("EventGreeted", "EventParted");
    await vscode.save();
    await vscode.open("uses.msgflow");
    await becomes(() => user.underlined("error"), ["EventGreeted"]);
  });
});
