import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

const EXPECTED = `flow "Customer closes the chat" : StopProcessing A
  participant ChatServer : MediaServer
  ChatServer        -> InteractionServer : RequestStopProcessing
    InteractionId = "00020aAPXQ5J003A"
  InteractionServer -> ChatServer        : EventAck
  InteractionServer -> Agent             : EventRevoked
  InteractionServer -> Reporting         : EventPartyRemoved
  InteractionServer -> Reporting         : EventProcessingStopped
`;

const examples = join(__dirname, "..", "..", "..", "examples");

describe("The whole story", () => {
  it("from an empty file to a script that conforms: completed, renamed, formatted, saved", async () => {
    const vscode = await openWorkbench({ "close.msgflow": "" });
    const editor = vscode.editor("close.msgflow");
    const { suggestions } = vscode;

    await editor.clickFirstLine();
    // Which only the server offers; some of the words are snippets of VS Code, too.
    await suggestions.openWith("participant … : …");
    await suggestions.take('flow "…" : …');
    await editor.type("Customer closes the chat");
    await editor.press("Tab");
    await suggestions.take("StopProcessing");
    await editor.press("ArrowUp", "End");
    await editor.type(" ");
    await suggestions.take("A");
    await editor.press("ArrowDown", "End");

    await suggestions.openWith("participant");
    await suggestions.take("participant … : …");
    await editor.type("Chat");
    await editor.press("Tab");
    await suggestions.take("MediaServer");

    const step = async (line: string) => {
      await editor.press("End", "Enter");
      await suggestions.openWith(line);
      await suggestions.take(line);
    };
    await step("Chat -> InteractionServer : RequestStopProcessing");
    await editor.type("00020aAPXQ5J003A");
    await becomes(() => editor.lenses(), ["does not follow Stop Processing A, 4 findings", "Open diagram"]);
    await step("InteractionServer -> Chat : EventAck");
    await step("InteractionServer -> Agent : EventRevoked");
    await step("InteractionServer -> Reporting : EventPartyRemoved");
    await step("InteractionServer -> Reporting : EventProcessingStopped");
    await becomes(() => editor.lenses(), ["follows Stop Processing A", "Open diagram"]);
    await becomes(() => vscode.statusBar.problems(), { errors: 0, warnings: 0 });

    await editor.click("Chat", { nth: -1 });
    await vscode.rename.open();
    await vscode.rename.to("ChatServer");
    await becomes(async () => (await editor.lines()).join("\n"), /participant ChatServer : MediaServer/);

    await vscode.quickInput.run("Format Document");
    await becomes(() => editor.lines(), EXPECTED.split("\n"));
    await vscode.save();
    await becomes(() => vscode.fileText("close.msgflow"), EXPECTED);
    await becomes(() => editor.lenses(), ["follows Stop Processing A", "Open diagram"]);
  });

  it("from a script with mistakes to one that conforms, by a quick fix for each", async () => {
    const vscode = await openWorkbench({ "a-wrong.msgflow": readFileSync(join(examples, "a-wrong.msgflow"), "utf8") });
    const editor = vscode.editor("a-wrong.msgflow");
    await becomes(() => editor.underlined("error"), ["EventRevoked", "16", "Interaction Management"]);
    for (let errors = 3; errors > 0; errors--) {
      const [first = ""] = await editor.underlined("error");
      await editor.click(first, { nth: first === "EventRevoked" ? 1 : -1 });
      await vscode.quickFixes.open();
      const [title = ""] = await vscode.quickFixes.titles();
      await vscode.quickFixes.apply(title);
      await becomes(async () => (await vscode.statusBar.problems()).errors, errors - 1);
      await becomes(async () => (await editor.underlined("error")).length, errors - 1);
    }
    await becomes(() => editor.lenses(), ["follows Stop Processing A", "Open diagram"]);
  });
});
