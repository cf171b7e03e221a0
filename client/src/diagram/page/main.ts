/** Runs in the page beside the script: draws what the extension tells it to, and tells it what the user clicks on. */
import type { FromPage, PageState, ToPage } from "../messages";
import { draw } from "./draw";
import { markCursor, markMessages } from "./marks";

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: PageState): void };

const vscode = acquireVsCodeApi();
const main = document.querySelector("main") as HTMLElement;
const title = document.querySelector("h1") as HTMLElement;
const said = document.querySelector("#said") as HTMLElement;

/** Drawing takes its time: what has been told since counts instead. */
let told = 0;

async function show(message: ToPage): Promise<void> {
  switch (message.kind) {
    case "cursor":
      return markCursor(main, message.line);
    case "nothing":
      told++;
      [title.textContent, said.textContent, main.textContent] = ["", "", message.why];
      return;
    case "diagram": {
      const number = ++told;
      const { diagram, cursor, state } = message;
      const drawn = await draw(diagram);
      if (number !== told) return;
      [title.textContent, said.textContent] = [diagram.title, diagram.said];
      main.replaceChildren(drawn);
      markMessages(main, diagram.messages, (line) => vscode.postMessage({ kind: "reveal", line }));
      markCursor(main, cursor);
      vscode.setState(state);
    }
  }
}

window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => void show(data));
vscode.postMessage({ kind: "ready" });
