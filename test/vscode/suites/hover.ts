import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Hovering", () => {
  it("tells what is known of a message, and on what ground", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await becomes(() => editor.hover("EventPartyRemoved"), /EventPartyRemoved.*Reporting.*documented/is);
  });

  it("tells of a participant what it is, and of a flow what it follows", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await becomes(() => editor.hover("Stats", { nth: 1 }), /Stat Server/);
    await becomes(
      () => editor.hover("Ended by URS"),
      /Follows Stop Processing D.*The strategy ends what nobody wants/s,
    );
  });
});
