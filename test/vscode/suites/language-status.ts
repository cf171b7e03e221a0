import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes, eventually } from "../harness/waiting";

/** Follows a version on some of its paths: what is said of it is as long as it gets. */
const MIXED = `flow "Mixed"
  Agent -> InteractionServer : RequestStopProcessing
  alt "accepted"
    InteractionServer -> Agent : EventAck
  else "rejected"
    InteractionServer -> Agent : EventError
  end
`;
const SAID_OF_MIXED = "Some paths follow Stop Processing Unsuccessful, others do not";

describe("The language status", () => {
  it("tells of the flow at the cursor, of the findings, and of the server", async () => {
    const vscode = await openWorkbench({ "both.msgflow": `${RIGHT}\n${MIXED}` });
    const editor = vscode.editor("both.msgflow");
    await editor.waitUntilServed();
    const status = async () => (await vscode.statusBar.languageStatus()).sort();
    const others = ["2 errors, 1 other finding in this file: Show Findings", "Language server is running: Show Output"];
    await editor.click("EventRouteUsed");
    await becomes(status, [...others, "Follows Stop Processing D: "].sort());
    await editor.click("rejected");
    await becomes(status, [...others, `${SAID_OF_MIXED}: `].sort());
  });

  it("leads to the findings, however long the verdict is", async () => {
    const vscode = await openWorkbench({ "mixed.msgflow": MIXED });
    const editor = vscode.editor("mixed.msgflow");
    await editor.waitUntilServed();
    await editor.click("rejected");
    await becomes(async () => (await vscode.statusBar.languageStatus()).join(), new RegExp(SAID_OF_MIXED));
    await eventually(() => vscode.statusBar.chooseLanguageStatus("Show Findings"));
    await becomes(async () => (await vscode.problems.rows()).join("\n"), /missing-message/);
  });
});
