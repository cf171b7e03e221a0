import { commands, Uri, window, workspace } from "vscode";
import { equal, match, ok } from "./assert";

const LIBRARY = Uri.parse("msgflow-library:/eservices.msgflow");

describe("The standard library", () => {
  it("opens as a script", async () => {
    const document = await workspace.openTextDocument(LIBRARY);
    equal(document.languageId, "msgflow");
    match(document.getText(), /^message EventAck /m);
  });

  it("cannot be changed", async () => {
    const document = await workspace.openTextDocument(LIBRARY);
    const before = document.getText();
    await window.showTextDocument(document);
    await commands.executeCommand("default:type", { text: "x" });
    equal(document.getText(), before);
    ok(!document.isDirty, "nothing is to be saved");
  });

  it("holds no other files", async () => {
    for (const path of ["/none.msgflow", "/../package.json", "/generated/../eservices.msgflow"]) {
      const opened = await workspace.openTextDocument(LIBRARY.with({ path })).then(
        () => true,
        () => false,
      );
      ok(!opened, `${path} does not open`);
    }
  });
});
