import {
  ConfigurationTarget,
  commands,
  DiagnosticSeverity,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from "vscode";
import { equal, match, ok } from "./assert";
import { codes, eventually, file, findings, pause, replace, show } from "./support";

const MISTAKE = " via Interaction Management";

describe("Findings", () => {
  after(() => checkWhen(undefined));

  it("show when a script is opened, with their rule's page and what they relate to", async () => {
    const document = await show("a-wrong.msgflow");
    await eventually(() => ok(findings(document).length > 0, "something is found"));
    for (const { code, message, source } of findings(document)) {
      equal(source, "msgflow");
      ok(message.length > 0, "each says what is wrong");
      ok(typeof code === "object", "each has a code that links to its page");
      match(code.target.toString(true), new RegExp(`/docs/rules/${code.value}\\.md$`));
    }
    const related = findings(document).flatMap(({ relatedInformation }) => relatedInformation ?? []);
    ok(
      related.some(({ location }) => location.uri.toString() === document.uri.toString()),
      "one relates to another line",
    );
  });

  it("go when the mistake is mended, before and after saving", async () => {
    const document = await show("wrong.msgflow");
    await eventually(() => equal(codes(document), ["wrong-protocol"]));
    const [finding] = findings(document);
    equal(finding?.severity, DiagnosticSeverity.Error);
    equal(document.getText(finding?.range), "Interaction Management");

    await replace(document, MISTAKE, "");
    await eventually(() => equal(codes(document), []));
    ok(document.isDirty && (await document.save()), "the mended script is saved");
    equal(await onDisk(document.uri), document.getText());
    await pause(300);
    equal(codes(document), []);
  });

  it("come while typing", async () => {
    const document = await show("right.msgflow");
    await replace(document, ": EventRouteUsed", ": EventRouteUsedd");
    await eventually(() => equal(codes(document), ["unknown-message"]));
    await replace(document, ": EventRouteUsedd", ": EventRouteUsed");
    await eventually(() => equal(codes(document), []));
  });

  it("come only on saving where the setting says so", async () => {
    await checkWhen("onSave");
    const document = await show("right.msgflow");
    await replace(document, ": EventRouteUsed", ": EventRouteUsedd");
    await pause(700);
    equal(codes(document), []);
    await document.save();
    await eventually(() => equal(codes(document), ["unknown-message"]));
    await replace(document, ": EventRouteUsedd", ": EventRouteUsed");
    await pause(700);
    equal(codes(document), ["unknown-message"]);

    await checkWhen(undefined);
    await eventually(() => equal(codes(document), []));
    await document.save();
  });

  it("show in a script that is on no disk yet", async () => {
    const content = "flow Draft : Nowhere\n";
    const document = await workspace.openTextDocument({ language: "msgflow", content });
    await window.showTextDocument(document);
    await eventually(() => ok(codes(document).includes("unknown-model"), "the model is unknown"));
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  });

  it("are those the examples announce", async () => {
    const examples = await workspace.fs.readDirectory(file("."));
    const names = examples.map(([name]) => name).filter((name) => /-(right|wrong)\.msgflow$/.test(name));
    ok(names.length > 0, "there are examples");
    for (const name of names) {
      const document = await show(name);
      await eventually(() => equal(codes(document), announced(document)));
    }
  });
});

/** The codes in an example's line `# expected: …`. */
function announced(document: TextDocument): string[] {
  const line = /^# expected: (.*)$/m.exec(document.getText())?.[1];
  return line?.split(", ").sort() ?? [];
}

async function checkWhen(run: "onSave" | undefined): Promise<void> {
  await workspace.getConfiguration("msgflow").update("validation.run", run, ConfigurationTarget.Global);
}

async function onDisk(uri: Uri): Promise<string> {
  return new TextDecoder().decode(await workspace.fs.readFile(uri));
}
