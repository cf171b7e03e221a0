import * as assert from "node:assert/strict";
import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Symbols", () => {
  it("make the outline, which leads to them", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    await vscode.outline.open();
    await becomes(
      () => vscode.outline.rows(),
      [
        "Router URS",
        "Ixn InteractionServer",
        "Stats Reporting",
        "Ended by URS StopProcessing D",
        "  Router -> Ixn : RequestRouteCall",
        "  Ixn -> Router : EventRouteUsed",
        "  Ixn -> Stats : EventPartyRemoved",
        "  Ixn -> Stats : EventProcessingStopped",
      ],
    );
    await vscode.outline.choose("EventPartyRemoved");
    await becomes(async () => (await vscode.statusBar.cursor()).line, 10);
  });

  it("are found by name in the file, and among all open files", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT, "other.msgflow": 'flow "Another" : none\n' });
    await vscode.editor("right.msgflow").waitUntilServed();
    await vscode.quickInput.goToSymbol("@Ended by");
    await becomes(async () => (await vscode.statusBar.cursor()).line, 6);
    await vscode.open("other.msgflow");
    await vscode.quickInput.goToSymbol("#Ended by");
    await becomes(() => vscode.activeTab(), "right.msgflow");
    assert.equal((await vscode.statusBar.cursor()).line, 6);
  });
});
