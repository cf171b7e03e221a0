import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Renaming", () => {
  it("changes a participant wherever it is meant, and nothing else", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.waitUntilServed();
    await editor.click("Stats", { nth: 1 });
    await vscode.rename.open();
    await becomes(() => vscode.rename.name(), "Stats");
    await vscode.rename.to("Statistics");
    await vscode.saveAll();
    await becomes(() => vscode.fileText("right.msgflow"), RIGHT.replaceAll("Stats", "Statistics"));
    await becomes(() => editor.underlined("error"), []);
  });

  it("changes a message in its file and in a file that uses it, which nobody has opened", async () => {
    const declaring = "message EventGreeted : Reporting\n  from Agent to Reporting\n";
    const using = 'use "used.msgflow"\n\nflow "Greeting" : none\n  Agent -> Reporting : EventGreeted\n';
    const vscode = await openWorkbench({ "used.msgflow": declaring, "uses.msgflow": using });
    const editor = vscode.editor("used.msgflow");
    await editor.click("EventGreeted");
    await editor.waitUntilServed();
    await vscode.rename.open();
    await vscode.rename.to("EventParted");
    await becomes(() => editor.lines(), declaring.replace("EventGreeted", "EventParted").split("\n"));
    await vscode.saveAll();
    await becomes(() => vscode.fileText("used.msgflow"), declaring.replace("EventGreeted", "EventParted"));
    await becomes(() => vscode.fileText("uses.msgflow"), using.replace("EventGreeted", "EventParted"));
    const user = await vscode.open("uses.msgflow");
    await user.click("EventParted");
    await user.waitUntilServed();
    await becomes(() => user.underlined("error"), []);
  });

  it("says why it refuses", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.waitUntilServed();
    await editor.click("EventRouteUsed");
    await editor.press("F2");
    await becomes(() => editor.message(), /standard library/);
  });
});
