import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

const UNTIDY = RIGHT.replace(/ +:/g, ":").replace(/ +->/g, "->").replace(/^ +/gm, " ");

describe("Formatting", () => {
  it("lays out the whole script", async () => {
    const vscode = await openWorkbench({ "untidy.msgflow": UNTIDY });
    const editor = vscode.editor("untidy.msgflow");
    await editor.waitUntilServed();
    await vscode.quickInput.run("Format Document");
    await becomes(() => editor.lines(), RIGHT.split("\n"));
  });

  it("happens on saving, where the user wants it", async () => {
    const vscode = await openWorkbench({ "untidy.msgflow": UNTIDY }, { "editor.formatOnSave": true });
    const editor = vscode.editor("untidy.msgflow");
    await editor.waitUntilServed();
    await editor.click("flow");
    await vscode.save();
    await becomes(() => vscode.fileText("untidy.msgflow"), RIGHT);
  });

  it("happens while typing, where the user wants it", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT }, { "editor.formatOnType": true });
    const editor = vscode.editor("right.msgflow");
    await editor.waitUntilServed();
    await editor.click("EventProcessingStopped");
    await editor.press("End", "Enter");
    await editor.paste("Ixn->Router:EventAck");
    await editor.press("Enter");
    await becomes(async () => (await editor.lines()).at(12), "  Ixn    -> Router : EventAck");
  });
});
