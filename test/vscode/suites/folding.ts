import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

const SCRIPT = `flow "Two ways" : none
  alt "one"
    Agent -> Reporting : EventAck
  else "other"
    Agent -> Reporting : EventError
  end
  Agent -> Reporting : EventRevoked

flow "Another" : none
  Agent -> Reporting : EventAck
`;

describe("Folding", () => {
  it("hides a branch, a block and a flow, and shows them again", async () => {
    const vscode = await openWorkbench({ "blocks.msgflow": SCRIPT });
    const editor = vscode.editor("blocks.msgflow");
    await editor.waitUntilServed();
    const all = SCRIPT.split("\n");
    await becomes(() => editor.lines(), all);

    await editor.click('"other"');
    await editor.press("Control+Shift+[");
    await becomes(() => editor.lines(), without(all, 4));
    await editor.press("Control+Shift+]");
    await becomes(() => editor.lines(), all);

    await editor.click('"Two ways"');
    await editor.press("Control+Shift+[");
    await becomes(() => editor.lines(), without(all, 1, 2, 3, 4, 5, 6));
    await vscode.quickInput.run("Unfold All");
    await becomes(() => editor.lines(), all);
  });
});

function without(lines: readonly string[], ...hidden: number[]): string[] {
  return lines.filter((_, index) => !hidden.includes(index));
}
