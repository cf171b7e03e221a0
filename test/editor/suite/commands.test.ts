import { commands, extensions } from "vscode";
import { equal } from "./assert";
import { closeAll } from "./support";

describe("Commands", () => {
  afterEach(closeAll);

  it("that are listed in the palette can be run from there, and are the only ones listed", async () => {
    const { contributes } = extensions.getExtension("msgflow.msgflow")?.packageJSON ?? {};
    const listed = contributes.commands.map(({ command }: { command: string }) => command).sort();
    equal(listed, ["msgflow.openDiagram", "msgflow.restartServer", "msgflow.showOutput"]);
    const known = (await commands.getCommands(true)).filter((command) => command.startsWith("msgflow.")).sort();
    equal(known, [...listed, "msgflow.showFindings", "msgflow.showRule"].sort());
    await commands.executeCommand("msgflow.showOutput");
    await commands.executeCommand("workbench.action.closePanel");
  });
});
