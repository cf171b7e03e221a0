import * as assert from "node:assert/strict";
import { RIGHT, WRONG } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Quick fixes", () => {
  it("are offered where a finding is, and mend it", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["Interaction Management"]);
    await editor.click("Management");
    await vscode.quickFixes.open();
    const titles = await vscode.quickFixes.titles();
    assert.deepEqual(titles.slice(0, 2), ["Change to `Reporting`", "Remove `via`"]);
    await vscode.quickFixes.apply("Remove `via`");
    await becomes(() => editor.lines(), RIGHT.split("\n"));
    await becomes(() => editor.underlined("error"), []);
  });

  it("silence a finding by a comment that gives its code", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["Interaction Management"]);
    await editor.click("Management");
    await vscode.quickFixes.open();
    await vscode.quickFixes.apply("Silence");
    await becomes(() => editor.cursorLine(), /# msgflow-ignore wrong-protocol$/);
    await becomes(() => editor.underlined("error"), []);
  });

  it("show the page of a finding's rule as it is meant to be read", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["Interaction Management"]);
    await editor.click("Management");
    await vscode.quickFixes.open();
    await vscode.quickFixes.apply("Explain");
    await becomes(() => vscode.shownPage(), /^wrong-protocol\s+A message goes by the protocol it belongs to/);
    assert.equal(vscode.fileText("wrong.msgflow"), WRONG);
  });
});
