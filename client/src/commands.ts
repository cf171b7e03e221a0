import { commands, Disposable, Position, Range, Uri, window } from "vscode";

const SHOW_FINDINGS = "msgflow.showFindings";
const SHOW_RULE = "msgflow.showRule";
/** Opens a diagram; a lens names an address and a place. */
export const OPEN_DIAGRAM = "msgflow.openDiagram";

/** The commands that the server may name in its answers: it is told of them, since not every client has them. */
export const SERVER_COMMANDS = [SHOW_FINDINGS, SHOW_RULE, OPEN_DIAGRAM];

/** Registers them. No menu lists them: they make no sense without arguments, or there is one of VS Code's own. */
export function registerServerCommands(): Disposable {
  return Disposable.from(
    commands.registerCommand(SHOW_FINDINGS, showFinding),
    commands.registerCommand(SHOW_RULE, showRule),
  );
}

/** Shows the page of a rule as it is meant to be read; as its text where that cannot be, VS Code's Markdown being turned off. */
async function showRule(address: string): Promise<void> {
  const page = Uri.parse(address, true);
  try {
    await commands.executeCommand("markdown.showPreview", page);
  } catch {
    await commands.executeCommand("vscode.open", page);
  }
}

/** Goes to a finding and shows what it says; without one, as from the language status, opens the list of all. */
async function showFinding(
  address?: string,
  place?: { readonly line: number; readonly character: number },
): Promise<void> {
  if (address === undefined || place === undefined) {
    await commands.executeCommand("workbench.panel.markers.view.focus");
    return;
  }
  const at = new Position(place.line, place.character);
  await window.showTextDocument(Uri.parse(address, true), { selection: new Range(at, at) });
  await commands.executeCommand("editor.action.showHover");
}
