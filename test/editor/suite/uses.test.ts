import {
  ConfigurationTarget,
  commands,
  type Hover,
  type MarkdownString,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import { equal, match } from "./assert";
import { codes, eventually, file, keep, pause, replace } from "./support";

const NAME = "EventGreeted";

describe("Used files", () => {
  let user: TextDocument;
  let used: TextDocument;

  beforeEach(async () => {
    user = await keep("uses.msgflow");
    used = await keep("used.msgflow");
    await eventually(() => equal(codes(user), []));
  });
  afterEach(() => commands.executeCommand("workbench.action.closeAllEditors"));

  it("change the findings of those who use them, while they are edited", async () => {
    await replace(used, NAME, "EventParted");
    await eventually(() => equal(codes(user), ["unknown-message"]));
    await replace(used, "EventParted", NAME);
    await eventually(() => equal(codes(user), []));
    await used.save();
  });

  it("change them when they are saved, where the setting says so", async () => {
    await checkWhen("onSave");
    await replace(used, NAME, "EventParted");
    await pause(1_000);
    equal(codes(user), []);
    await used.save();
    await eventually(() => equal(codes(user), ["unknown-message"]));
    await replace(used, "EventParted", NAME);
    await used.save();
    await eventually(() => equal(codes(user), []));
    await checkWhen(undefined);
  });

  it("count as they are on disk once they are closed", async () => {
    await replace(used, NAME, "EventParted");
    await eventually(() => equal(codes(user), ["unknown-message"]));
    await window.showTextDocument(used);
    await commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
    await eventually(() => equal(codes(user), []));
  });

  it("may come and change on disk while nobody has them open", async () => {
    const later = file("later.msgflow");
    await replace(user, "used.msgflow", "later.msgflow");
    await eventually(() => equal(codes(user), ["use-not-found"]));
    await workspace.fs.writeFile(later, new TextEncoder().encode("message Other : Reporting\n"));
    await eventually(() => equal(codes(user), ["unknown-message"]));
    await workspace.fs.writeFile(later, new TextEncoder().encode(used.getText()));
    await eventually(() => equal(codes(user), []));
    await replace(user, "later.msgflow", "used.msgflow");
    await user.save();
  });

  it("are known to hovers", async () => {
    const position = user.positionAt(user.getText().indexOf(NAME));
    const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", user.uri, position);
    const texts = hovers.flatMap(({ contents }) => contents as MarkdownString[]).map(({ value }) => value);
    match(texts.join("\n"), /Written by the team/);
  });
});

async function checkWhen(run: "onSave" | undefined): Promise<void> {
  await workspace.getConfiguration("msgflow").update("validation.run", run, ConfigurationTarget.Global);
}
