import {
  type CodeLens,
  type Command,
  commands,
  type InlayHint,
  Range,
  type TextDocument,
  WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { equal, match, ok } from "./assert";
import { closeAll, configure, draft, eventually, placeOf, replace } from "./support";

const RIGHT = `flow "URS ends the interaction"
  URS               -> InteractionServer : RequestRouteCall
  InteractionServer -> URS               : EventRouteUsed
  InteractionServer -> Reporting         : EventPartyRemoved
  InteractionServer -> Reporting         : EventProcessingStopped
`;
const WRONG = RIGHT.replace("flow", '# A comment.\nflow "Begun" : none\n\nflow').replace(
  "Removed",
  "Removed via T-Library",
);

describe("Inlay hints", () => {
  afterEach(async () => {
    for (const setting of ["versions", "protocols"]) await configure(`msgflow.inlayHints.${setting}`, undefined);
    await closeAll();
  });

  it("tell the version that a flow follows, and write it into the script", async () => {
    const document = await draft(RIGHT);
    await eventually(async () => equal(await labels(document), [": StopProcessing D"]));
    const [hint] = await hints(document);
    const edit = new WorkspaceEdit();
    edit.set(document.uri, hint?.textEdits ?? []);
    await workspace.applyEdit(edit);
    equal(document.lineAt(0).text, 'flow "URS ends the interaction" : StopProcessing D');
    await eventually(async () => equal(await labels(document), []));
  });

  it("tell protocols where the setting says so, and versions where it does not say otherwise", async () => {
    const document = await draft(RIGHT);
    await eventually(async () => equal((await labels(document)).length, 1));
    await configure("msgflow.inlayHints.protocols", true);
    await configure("msgflow.inlayHints.versions", false);
    const expected = ["via T-Library", "via T-Library", "via Reporting", "via Reporting"];
    await eventually(async () => equal(await labels(document), expected));
    await configure("msgflow.inlayHints.protocols", false);
    await eventually(async () => equal(await labels(document), []));
  });
});

describe("Code lenses", () => {
  afterEach(async () => {
    await configure("msgflow.codeLens", undefined);
    await closeAll();
  });

  it("tell over each flow whether it follows its model", async () => {
    const document = await draft(RIGHT);
    await eventually(async () => equal(await titles(document), ["follows Stop Processing D", "Open diagram"]));
    await replace(document, "EventRouteUsed", "EventAbandoned");
    await eventually(async () =>
      match((await titles(document))[0] ?? "", /^nearest: Stop Processing D, \d findings?$/),
    );
  });

  it("lead to the first finding, and are left out where the setting says so", async () => {
    const document = await draft(WRONG);
    await eventually(async () => match((await verdicts(document)).at(-1)?.title ?? "", /1 finding$/));
    const command = (await verdicts(document)).at(-1);
    ok(command, "the lens can be clicked");
    await commands.executeCommand(command.command, ...(command.arguments ?? []));
    equal(window.activeTextEditor?.selection.active, placeOf(document, "T-Library"));

    await configure("msgflow.codeLens", false);
    await eventually(async () => equal(await titles(document), []));
    await configure("msgflow.codeLens", true);
    await eventually(async () => ok((await titles(document)).length > 0, "they are back"));
  });
});

async function hints({ uri, lineCount }: TextDocument): Promise<InlayHint[]> {
  return (await commands.executeCommand("vscode.executeInlayHintProvider", uri, new Range(0, 0, lineCount, 0))) ?? [];
}

async function labels(document: TextDocument): Promise<unknown[]> {
  return (await hints(document)).map(({ label }) => label);
}

async function lenses({ uri }: TextDocument): Promise<CodeLens[]> {
  return (await commands.executeCommand<CodeLens[] | undefined>("vscode.executeCodeLensProvider", uri)) ?? [];
}

/** The lenses that are no diagrams. */
async function verdicts(document: TextDocument): Promise<Command[]> {
  const all = (await lenses(document)).flatMap(({ command }) => command ?? []);
  return all.filter(({ title }) => title !== "Open diagram");
}

async function titles(document: TextDocument): Promise<string[]> {
  return (await lenses(document)).map(({ command }) => command?.title ?? "");
}
