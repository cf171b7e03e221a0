import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Navigation", () => {
  it("leads from a participant to its declaration", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.waitUntilServed();
    await editor.click("Stats", { nth: 2 });
    await editor.press("F12");
    await becomes(() => vscode.statusBar.cursor(), { line: 3, column: 13 });
  });

  it("leads to a declaration as it does to a definition", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.waitUntilServed();
    await editor.click("Stats", { nth: 2 });
    await vscode.quickInput.run("Go to Declaration");
    await becomes(() => vscode.statusBar.cursor(), { line: 3, column: 13 });
  });

  it("leads from a message into the standard library, which is checked and cannot be changed", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.waitUntilServed();
    await editor.click("EventPartyRemoved");
    await editor.press("F12");
    await becomes(() => vscode.activeTab(), "eservices.msgflow");
    const library = vscode.editor("eservices.msgflow");
    await becomes(() => library.cursorLine(), /^message EventPartyRemoved /);
    await library.type("x");
    await becomes(() => library.message(), /read-only/);
    await becomes(() => library.cursorLine(), /^message EventPartyRemoved /);
  });

  it("shows where a participant is used, and marks these places", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.waitUntilServed();
    await editor.click("Stats", { nth: 1 });
    await becomes(() => editor.highlighted(), ["Stats", "Stats", "Stats"]);
    await vscode.peek.openReferences();
    await becomes(
      () => vscode.peek.rows(),
      [
        'participant Stats : Reporting "Stat Server"',
        "Ixn -> Stats : EventPartyRemoved",
        "Ixn -> Stats : EventProcessingStopped",
      ],
    );
  });

  it("opens a used file by a click on its name", async () => {
    const vscode = await openWorkbench({ "uses.msgflow": 'use "parts/used.msgflow"\n', "parts/used.msgflow": RIGHT });
    const editor = vscode.editor("uses.msgflow");
    await editor.followLink("used.msgflow");
    await becomes(() => vscode.activeTab(), "used.msgflow");
  });

  it("grows the selection from a word to the name that it is part of", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.waitUntilServed();
    await editor.click("InteractionId");
    // The part before the next capital letter is VS Code's own.
    for (const part of ["Interaction", "InteractionId", "Interaction.InteractionId"]) {
      await vscode.quickInput.run("Expand Selection");
      await becomes(() => vscode.statusBar.selected(), part.length);
    }
  });
});
