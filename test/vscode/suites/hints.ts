import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

const UNDECLARED = RIGHT.replace(" : StopProcessing D", "");

describe("Inlay hints", () => {
  it("tell the version that a flow follows, and write it where they are double-clicked", async () => {
    const vscode = await openWorkbench({ "right.msgflow": UNDECLARED });
    const editor = vscode.editor("right.msgflow");
    await becomes(() => editor.hints(), [": StopProcessing D"]);
    await editor.doubleClickHint(": StopProcessing D");
    await becomes(() => editor.lines(), RIGHT.split("\n"));
    await becomes(() => editor.hints(), []);
  });

  it("tell the protocols, where the setting says so", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT }, { "msgflow.inlayHints.protocols": true });
    const editor = vscode.editor("right.msgflow");
    await becomes(() => editor.hints(), ["via T-Library", "via T-Library", "via Reporting", "via Reporting"]);
  });
});
