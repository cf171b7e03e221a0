import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

const MESSAGES = ["RequestRouteCall", "EventRouteUsed", "EventPartyRemoved", "EventProcessingStopped"];

describe("Diagrams", () => {
  it("are opened from the lens over a flow, and follow what is typed", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await becomes(() => editor.lenses(), ["follows Stop Processing D", "Open diagram"]);
    await editor.clickLens("Open diagram");
    await becomes(() => vscode.diagram.messages(), MESSAGES);
    await becomes(() => vscode.diagram.tab(), "Diagram: Ended by URS");
    await becomes(() => vscode.diagram.title(), "Ended by URS");
    await becomes(() => vscode.diagram.verdict(), "follows Stop Processing D");
    await becomes(() => vscode.diagram.lifelines(), ["Router, URS", "Ixn, InteractionServer", "Stats, Stat Server"]);
    await editor.replace("EventProcessingStopped", "EventAck");
    await becomes(() => vscode.diagram.messages(), [...MESSAGES.slice(0, 3), "EventAck"]);
  });

  it("show what is found, and lead to the lines", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": RIGHT.replace("EventPartyRemoved", "EventPartyRemovedd") });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["EventPartyRemovedd"]);
    await vscode.quickInput.run("Message Flow: Open Diagram");
    await becomes(() => vscode.diagram.marked("error"), ["EventPartyRemovedd"]);
    await vscode.diagram.click("EventRouteUsed");
    await becomes(async () => (await vscode.statusBar.cursor()).line, 9);
    await becomes(() => vscode.diagram.marked("current"), ["EventRouteUsed"]);
    await editor.click("RequestRouteCall");
    await becomes(() => vscode.diagram.marked("current"), ["RequestRouteCall"]);
    await editor.replace("EventPartyRemovedd", "EventPartyRemoved");
    await becomes(() => vscode.diagram.marked("error"), []);
  });

  it("are of the flow that the cursor is in, its blocks included", async () => {
    const branches = [
      '  alt "yes: <b>"',
      "    Agent -> URS : EventAck",
      "  else",
      "    URS -> Agent : EventError",
      "  end",
    ];
    const two = ['flow "Two; #ways" : none', ...branches, "", 'flow "Empty" : none', ""];
    const vscode = await openWorkbench({ "two.msgflow": two.join("\n") });
    const editor = vscode.editor("two.msgflow");
    await editor.waitUntilServed();
    await vscode.quickInput.run("Message Flow: Open Diagram");
    await becomes(() => vscode.diagram.title(), "Two; #ways");
    await becomes(() => vscode.diagram.messages(), ["EventAck", "EventError"]);
    await becomes(() => vscode.diagram.blocks(), /\[yes: <b>\]/);
    await editor.click('"Empty"');
    await becomes(() => vscode.diagram.title(), "Empty");
    await becomes(() => vscode.diagram.words(), /no message in this flow/);
  });
});
