import {
  commands,
  type DocumentHighlight,
  type DocumentLink,
  type Location,
  type LocationLink,
  type TextDocument,
  type Uri,
  type WorkspaceEdit,
  window,
  workspace,
} from "vscode";
import { equal, match, ok } from "./assert";
import { closeAll, draft, eventually, file, keep, placeOf, rangeOf, show } from "./support";

const SCRIPT = `participant Desk : Agent

flow "First" : none
  Desk -> Reporting : EventAck

flow "Second" : none
  Desk -> Reporting : EventError
`;

describe("Going to the definition", () => {
  afterEach(closeAll);

  it("of a participant leads to its declaration", async () => {
    const document = await draft(SCRIPT);
    await eventually(async () => {
      const [link] = await definitions(document, placeOf(document, "Desk", "Second"));
      equal(link?.targetUri.toString(), document.uri.toString());
      equal(link?.targetSelectionRange, rangeOf(document, "Desk"));
      equal(link?.originSelectionRange, rangeOf(document, "Desk", "Second"));
    });
  });

  it("of a message leads into the library, which can be read and not changed", async () => {
    const document = await draft(SCRIPT);
    const { start } = rangeOf(document, "EventAck");
    await eventually(async () => ok((await definitions(document, start)).length === 1, "it is declared once"));
    await window.showTextDocument(document, { selection: rangeOf(document, "EventAck") });
    await commands.executeCommand("editor.action.revealDefinition");
    await eventually(() => equal(window.activeTextEditor?.document.uri.scheme, "msgflow-library"));
    const editor = window.activeTextEditor;
    ok(editor, "an editor is open");
    equal(editor.document.languageId, "msgflow");
    match(editor.document.lineAt(editor.selection.active).text, /^message EventAck :/);
    equal(workspace.fs.isWritableFileSystem(editor.document.uri.scheme) === true, false);
    await commands.executeCommand("default:type", { text: "x" });
    ok(!editor.document.isDirty, "typing changes nothing");
    // From there it goes on.
    await eventually(async () => {
      const [role] = await definitions(editor.document, placeOf(editor.document, "MediaServer", "message EventAck "));
      equal(lineOf(editor.document, role)?.startsWith("role MediaServer"), true);
    });
  });

  it("of what a used file declares leads there", async () => {
    const document = await show("uses.msgflow");
    for (const name of ["EventGreeted", '"used.msgflow"'])
      await eventually(async () => {
        const [link] = await definitions(document, placeOf(document, name).translate(0, 2));
        equal(link?.targetUri.toString(), file("used.msgflow").toString());
      });
  });
});

describe("References", () => {
  afterEach(closeAll);

  it("are found wherever a name is used, with its declaration", async () => {
    const document = await draft(SCRIPT);
    await eventually(async () => {
      const lines = (await references(document, placeOf(document, "Desk"))).map(({ range }) => range.start.line);
      equal(lines.sort(), [0, 3, 6]);
    });
  });

  it("of what a file declares are found in those that use it, which nobody has opened", async () => {
    const used = await show("used.msgflow");
    await eventually(async () => {
      const found = await references(used, placeOf(used, "EventGreeted"));
      equal(found.map(({ uri }) => uri.path.split("/").at(-1)).sort(), ["used.msgflow", "uses.msgflow"]);
    });
  });

  it("are marked in the text", async () => {
    const document = await draft(SCRIPT);
    await eventually(async () => {
      const marked = await commands.executeCommand<DocumentHighlight[] | undefined>(
        "vscode.executeDocumentHighlights",
        document.uri,
        placeOf(document, "Desk", "First"),
      );
      equal(
        marked?.map(({ range }) => document.getText(range)),
        ["Desk", "Desk", "Desk"],
      );
    });
  });
});

describe("Renaming", () => {
  afterEach(closeAll);

  it("changes a participant wherever it is used", async () => {
    const document = await draft(SCRIPT);
    await eventually(async () => {
      const edit = await rename(document, "Desk", "Tablet");
      equal(edit.size, 1);
      ok(await workspace.applyEdit(edit), "the edit is applied");
    });
    equal(document.getText(), SCRIPT.replaceAll("Desk", "Tablet"));
  });

  it("changes other scripts too, which nobody has opened", async () => {
    const used = await keep("used.msgflow");
    await eventually(async () => {
      const edit = await rename(used, "EventGreeted", "EventWelcomed");
      equal(
        edit
          .entries()
          .map(([uri]) => nameOf(uri))
          .sort(),
        ["used.msgflow", "uses.msgflow"],
      );
      ok(await workspace.applyEdit(edit), "the edit is applied");
    });
    const uses = await workspace.openTextDocument(file("uses.msgflow"));
    match(uses.getText(), /: EventWelcomed$/m);
    await show("uses.msgflow");
    match(used.getText(), /^message EventWelcomed /m);
  });

  it("says why it refuses", async () => {
    const document = await draft(SCRIPT);
    await eventually(async () => match(await refusal(rename(document, "EventAck", "EventNak")), /library/));
    match(await refusal(rename(document, "Desk", "not a name")), /name/);
  });
});

describe("Links", () => {
  afterEach(closeAll);

  it("lead to used files and to the pages that declarations name", async () => {
    const page = "https://example.com/page";
    const document = await draft(`use "used.msgflow"\n\nmessage Own : Reporting\n  see ${page}\n`);
    await eventually(async () => equal((await links(document))[0]?.target?.toString(), page));
    const uses = await show("uses.msgflow");
    await eventually(async () => {
      const [link] = await links(uses);
      equal(link?.target?.toString(), file("used.msgflow").toString());
      equal(uses.getText(link?.range), "used.msgflow");
    });
  });
});

async function definitions(document: TextDocument, position: ReturnType<typeof placeOf>): Promise<LocationLink[]> {
  return commands.executeCommand("vscode.executeDefinitionProvider", document.uri, position);
}

function references(document: TextDocument, position: ReturnType<typeof placeOf>): Thenable<Location[]> {
  return commands.executeCommand("vscode.executeReferenceProvider", document.uri, position);
}

async function rename(document: TextDocument, name: string, to: string): Promise<WorkspaceEdit> {
  const position = placeOf(document, name);
  return commands.executeCommand("vscode.executeDocumentRenameProvider", document.uri, position, to);
}

async function links({ uri }: TextDocument): Promise<DocumentLink[]> {
  return (await commands.executeCommand<DocumentLink[] | undefined>("vscode.executeLinkProvider", uri)) ?? [];
}

function refusal(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "",
    (error) => String(error),
  );
}

function lineOf(document: TextDocument, link: LocationLink | undefined): string | undefined {
  return link && document.lineAt(link.targetRange.start).text;
}

const nameOf = ({ path }: Uri) => path.split("/").at(-1);
