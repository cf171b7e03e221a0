import * as assert from "node:assert/strict";
import { RIGHT } from "../harness/scripts";
import { openWorkbench } from "../harness/session";
import { becomes } from "../harness/waiting";

describe("Completion", () => {
  it("offers in an empty script what it may begin with", async () => {
    const vscode = await openWorkbench({ "empty.msgflow": "" });
    const editor = vscode.editor("empty.msgflow");
    await editor.clickFirstLine();
    await vscode.suggestions.openWith("participant … : …");
    const labels = await vscode.suggestions.labels();
    assert.deepEqual(labels.slice(0, 2), ["participant", "participant … : …"]);
    assert.ok(!labels.includes("processed by"), labels.join());
  });

  it("comes by itself behind the colon of a message, the version's next message first", async () => {
    const vscode = await openWorkbench({ "begun.msgflow": RIGHT.replace(/ {2}Ixn {4}-> Stats.*/s, "") });
    const editor = vscode.editor("begun.msgflow");
    await editor.click("EventRouteUsed");
    await editor.waitUntilServed();
    await editor.press("End", "Enter");
    await editor.type("Ixn -> Stats : ");
    await becomes(async () => (await vscode.suggestions.labels())[0], "EventPartyRemoved");
    await becomes(() => vscode.suggestions.details(), /documented/i);
    await vscode.suggestions.take("EventPartyRemoved");
    await becomes(() => editor.cursorLine(), /^ +Ixn -> Stats : EventPartyRemoved$/);
  });

  it("offers a version's next step as a whole line, with the participants of the script", async () => {
    const vscode = await openWorkbench({ "begun.msgflow": RIGHT.replace(/ {2}Router -> Ixn.*/s, "") });
    const editor = vscode.editor("begun.msgflow");
    await editor.click("processed by");
    await editor.waitUntilServed();
    await editor.press("End", "Enter");
    await vscode.suggestions.openWith("Router -> Ixn : RequestRouteCall");
    assert.equal((await vscode.suggestions.labels())[0], "Router -> Ixn : RequestRouteCall");
    await vscode.suggestions.take("Router -> Ixn : RequestRouteCall");
    await becomes(() => editor.cursorLine(), "  Router -> Ixn : RequestRouteCall");
  });

  it("leaves Enter to end a line that is complete already", async () => {
    const vscode = await openWorkbench({ "begun.msgflow": RIGHT.replace(/ {2}processed by.*/s, "") });
    const editor = vscode.editor("begun.msgflow");
    await editor.click("StopProcessing D", { at: "end" });
    await editor.waitUntilServed();
    await editor.press("End", "Enter");
    for (const line of ["Router -> Ixn : RequestRouteCall", "Ixn -> Router : EventRouteUsed"]) {
      await editor.type(line);
      // What is typed is offered, and marked.
      await becomes(async () => (await vscode.suggestions.labels())[0], line.slice(line.lastIndexOf(" ") + 1));
      await editor.press("Enter");
    }
    await editor.type("Ixn -> Stats : EventPartyRemoved");
    // How far it is indented is not what this is about: VS Code may not know the language's settings yet when it starts.
    const typed = async () => (await editor.lines()).slice(6).map((line) => line.trim());
    const last = "Ixn -> Stats : EventPartyRemoved";
    await becomes(typed, ["Router -> Ixn : RequestRouteCall", "Ixn -> Router : EventRouteUsed", last, ""]);
  });

  it("takes a word that is typed in full for no more than the word, and offers beside it what it begins", async () => {
    const vscode = await openWorkbench({ "begun.msgflow": RIGHT.replace(/ {2}Ixn {4}-> Stats.*/s, "") });
    const editor = vscode.editor("begun.msgflow");
    await editor.click("EventRouteUsed");
    await editor.waitUntilServed();
    await editor.press("End", "Enter");
    for (const line of ["opt", "Ixn -> Stats : EventPartyRemoved"]) {
      await editor.type(line);
      await becomes(async () => (await vscode.suggestions.labels())[0], line.slice(line.lastIndexOf(" ") + 1));
      await editor.press("Enter");
    }
    await editor.type("end");
    await editor.press("Enter");
    await editor.type("loop");
    await becomes(async () => (await vscode.suggestions.labels()).slice(0, 2), ["loop", "loop … end"]);
    await vscode.suggestions.take("loop … end");
    await editor.type("twice");
    const block = ["opt", "Ixn -> Stats : EventPartyRemoved", "end", 'loop "twice"', "", "end"];
    // How far all is indented depends on whether VS Code knows the language's settings yet.
    await becomes(async () => (await editor.lines()).slice(9).map((line) => line.trim()), [...block, ""]);
  });

  it("offers the attributes of a message, and what follows narrows them down", async () => {
    const vscode = await openWorkbench({ "right.msgflow": RIGHT });
    const editor = vscode.editor("right.msgflow");
    await editor.click("EventPartyRemoved");
    await editor.waitUntilServed();
    await editor.press("End", "Enter");
    await editor.type("Party");
    await vscode.suggestions.openWith("Party.AgentId");
    assert.ok(!(await vscode.suggestions.labels()).includes("EventTime"));
    await vscode.suggestions.take("Party.AgentId");
    await becomes(() => editor.cursorLine(), /^ {4}Party\.AgentId += ""$/);
    await editor.type("7001");
    await becomes(() => editor.underlined("error"), []);
  });
});
