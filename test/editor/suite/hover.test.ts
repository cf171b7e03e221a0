import { commands, type Hover, type MarkdownString, Position, type TextDocument } from "vscode";
import { match, ok } from "./assert";
import { eventually, show } from "./support";

describe("Hovering", () => {
  it("tells what the library says of a message", async () => {
    const document = await show("right.msgflow");
    await eventually(async () => {
      const text = await hoverText(document, "EventPartyRemoved");
      match(text, /EventPartyRemoved/);
      match(text, /Documented/i);
    });
  });

  it("tells what the library says of a role", async () => {
    const document = await show("right.msgflow");
    await eventually(async () => match(await hoverText(document, "URS"), /Universal Routing Server/));
  });
});

async function hoverText(document: TextDocument, name: string): Promise<string> {
  const offset = document.getText().indexOf(name, document.getText().indexOf("\n"));
  const { line, character } = document.positionAt(offset + 1);
  const position = new Position(line, character);
  const hovers = await commands.executeCommand<Hover[]>("vscode.executeHoverProvider", document.uri, position);
  ok(hovers.length > 0, "there is a hover");
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : (content as MarkdownString).value))
    .join("\n");
}
