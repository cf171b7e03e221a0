import { commands, type FoldingRange, FoldingRangeKind, type SelectionRange } from "vscode";
import { equal, ok } from "./assert";
import { closeAll, draft, eventually, placeOf } from "./support";

const SCRIPT = `# One line.
# Another.

flow "Ways" : none
  alt "yes"
    Agent -> Reporting : EventAck
      ReferenceId = 1
  else "no"
    Agent -> Reporting : EventError
  end
`;

describe("The structure of a script", () => {
  afterEach(closeAll);

  it("can be folded: comments, flows, branches, messages with attributes", async () => {
    const document = await draft(SCRIPT);
    await eventually(async () => {
      const ranges = await commands.executeCommand<FoldingRange[]>("vscode.executeFoldingRangeProvider", document.uri);
      equal(
        ranges?.map(({ start, end, kind }) => [start, end, kind === FoldingRangeKind.Comment]),
        [
          [0, 1, true],
          [3, 9, false],
          [4, 6, false],
          [5, 6, false],
          [7, 8, false],
        ],
      );
    });
  });

  it("is what a selection grows by", async () => {
    const document = await draft(SCRIPT);
    const place = placeOf(document, "EventAck");
    await eventually(async () => {
      const [selection] = await commands.executeCommand<SelectionRange[]>(
        "vscode.executeSelectionRangeProvider",
        document.uri,
        [place],
      );
      const texts: string[] = [];
      for (let one: SelectionRange | undefined = selection; one; one = one.parent)
        texts.push(document.getText(one.range));
      for (const wanted of [
        "EventAck",
        "Agent -> Reporting : EventAck\n      ReferenceId = 1",
        SCRIPT.slice(SCRIPT.indexOf("alt"), -1),
      ])
        ok(texts.includes(wanted), texts.join("|"));
      equal(texts.at(-1), SCRIPT);
      for (const [i, text] of texts.entries()) ok((texts[i + 1] ?? text).includes(text), "each is within the next");
    });
  });
});
