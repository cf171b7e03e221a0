import {
  type CompletionItem,
  type CompletionList,
  commands,
  type MarkdownString,
  Selection,
  type TextDocument,
  window,
} from "vscode";
import { equal, match, ok } from "./assert";
import { closeAll, draft, eventually } from "./support";

const BEGUN = `flow "URS ends the interaction" : StopProcessing D
  URS -> InteractionServer : RequestRouteCall
  InteractionServer -> URS : EventRouteUsed
  InteractionServer -> Reporting : `;

describe("Completion", () => {
  afterEach(closeAll);

  it("proposes what the version has next, with what is known of it", async () => {
    const document = await draft(BEGUN);
    await eventually(async () => {
      const [first] = await proposals(document, 1);
      equal(labelOf(first), "EventPartyRemoved");
      const text = first?.documentation;
      match(typeof text === "string" ? text : ((text as MarkdownString | undefined)?.value ?? ""), /Documented/i);
    });
  });

  it("proposes in an empty script what it may begin with", async () => {
    const document = await draft("");
    await eventually(async () => {
      const labels = (await proposals(document)).map(labelOf);
      for (const word of ["participant", "flow", "use"]) ok(labels.includes(word), `${word} is proposed`);
      ok(!labels.includes("end"), "there is nothing to end");
    });
  });

  it("puts the chosen proposal into the script", async () => {
    const document = await draft(BEGUN);
    await eventually(async () => ok((await proposals(document)).length > 0, "something is proposed"));
    const editor = window.activeTextEditor;
    ok(editor, "there is an editor");
    const end = document.positionAt(document.getText().length);
    editor.selection = new Selection(end, end);
    await commands.executeCommand("editor.action.triggerSuggest");
    await eventually(async () => {
      await commands.executeCommand("acceptSelectedSuggestion");
      match(document.getText().slice(BEGUN.length), /^EventPartyRemoved\b/);
    });
  });

  it("proposes the beginnings of whole flows as snippets", async () => {
    const document = await draft("stop-d");
    await eventually(async () => {
      const labels = (await proposals(document)).map(labelOf);
      ok(labels.includes("stop-d"), labels.join());
    });
  });
});

/** At the end of the document, the best first; of so many also what is told only of the one in focus. */
async function proposals(document: TextDocument, resolved = 0): Promise<CompletionItem[]> {
  const end = document.positionAt(document.getText().length);
  const command = "vscode.executeCompletionItemProvider";
  const { items } = await commands.executeCommand<CompletionList>(command, document.uri, end, undefined, resolved);
  return items.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const labelOf = (item: CompletionItem | undefined) =>
  (typeof item?.label === "string" ? item.label : item?.label.label) ?? "";
const keyOf = (item: CompletionItem) => item.sortText ?? labelOf(item);
