import * as assert from "node:assert/strict";
import { join } from "node:path";
import { type Process, processesWith } from "../harness/processes";
import { openWorkbench, running } from "../harness/session";
import { becomes, eventually } from "../harness/waiting";

const RIGHT = `flow "Ended by URS"
  URS               -> InteractionServer : RequestRouteCall
  InteractionServer -> URS               : EventRouteUsed
  InteractionServer -> Reporting         : EventPartyRemoved
  InteractionServer -> Reporting         : EventProcessingStopped
`;
const WRONG = RIGHT.replace("EventRouteUsed", "EventRouteUsedd");

describe("The language server", () => {
  it("is a process of its own, which VS Code talks to over Node's channel", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    await becomes(() => vscode.editor("wrong.msgflow").underlined("error"), ["EventRouteUsedd"]);
    const { command } = await theServer();
    assert.ok(command.includes("--node-ipc"), command.join(" "));
  });

  it("ends with the window", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    await becomes(() => vscode.editor("wrong.msgflow").underlined("error"), ["EventRouteUsedd"]);
    await theServer();
    await vscode.page.close();
    await becomes(() => servers().length, 0);
  });

  it("is started again when it crashes, and knows the text as it is now", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.replace("EventRouteUsed", "EventRouteUsedd");
    await becomes(() => editor.underlined("error"), ["EventRouteUsedd"]);

    const { pid } = await theServer();
    process.kill(pid, "SIGKILL");
    await eventually(async () => assert.notEqual((await theServer()).pid, pid));
    await becomes(() => editor.underlined("error"), ["EventRouteUsedd"]);
    await editor.replace("EventRouteUsedd", "EventRouteUsed");
    await becomes(() => editor.underlined("error"), []);
    await editor.replace("EventPartyRemoved", "EventPartyRemovedd");
    await becomes(() => editor.underlined("error"), ["EventPartyRemovedd"]);
  });

  it("is given up after several crashes, until the user restarts it", async () => {
    const vscode = await openWorkbench({ "wrong.msgflow": WRONG });
    const editor = vscode.editor("wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["EventRouteUsedd"]);
    for (let crash = 1; crash <= 4; crash++) {
      const { pid } = await theServer();
      // Only a server that answers has been started; the findings may still be those of the one before.
      await becomes(() => editor.hover("RequestRouteCall"), /URS/);
      process.kill(pid, "SIGKILL");
      await becomes(() => servers().some((server) => server.pid === pid), false);
    }
    await becomes(() => vscode.notifications.texts(), /several times and was not started again/);
    assert.deepEqual(servers(), []);
    await vscode.notifications.press("Restart");
    await becomes(() => servers().length, 1);
    await becomes(() => editor.underlined("error"), ["EventRouteUsedd"]);
  });
});

/** Language servers of this run; those of closed windows end a moment after them. */
function servers(): Process[] {
  return processesWith(join(running().extension, "dist", "server.js"));
}

function theServer(): Promise<Process> {
  return eventually(() => {
    const [server, ...others] = servers();
    if (server === undefined || others.length > 0) throw new Error(`${others.length} servers instead of one.`);
    return server;
  });
}
