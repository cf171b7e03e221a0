import { commands } from "vscode";
import { equal, ok } from "./assert";
import { codes, eventually, replace, show } from "./support";

describe("Restarting the server", () => {
  it("brings the findings again, of the text as it is", async () => {
    const document = await show("right.msgflow");
    await replace(document, ": EventRouteUsed", ": EventRouteUsedd");
    await eventually(() => equal(codes(document), ["unknown-message"]));

    // The new server needs some time to start: in between, the old one's findings must be gone.
    const restarted = commands.executeCommand("msgflow.restartServer");
    await eventually(() => equal(codes(document), []));
    await restarted;
    await eventually(() => equal(codes(document), ["unknown-message"]));

    await replace(document, ": EventRouteUsedd", ": EventRouteUsed");
    await eventually(() => equal(codes(document), []));
  });

  it("works several times at once", async () => {
    const document = await show("a-wrong.msgflow");
    const restart = () => commands.executeCommand("msgflow.restartServer");
    await Promise.all([restart(), restart(), restart()]);
    await eventually(() => ok(codes(document).length > 0, "something is found"));
  });
});
