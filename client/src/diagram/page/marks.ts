/** What is shown at the messages of a drawing: what is found there, where the cursor is, and that a click leads there. */
import type { DrawnMessage } from "../messages";

/** From bad to worse. */
const SEVERITIES = ["information", "warning", "error"];

/** Makes each message a link to its line. Mermaid draws them in their order, each with one text and one arrow. */
export function markMessages(
  drawing: Element,
  messages: readonly DrawnMessage[],
  reveal: (line: number) => void,
): void {
  const [texts, arrows] = [".messageText", ".messageLine0, .messageLine1"].map((one) => drawing.querySelectorAll(one));
  for (const [i, message] of messages.entries()) {
    const [text, arrow] = [texts?.[i], arrows?.[i]];
    if (text === undefined) continue;
    for (const element of [text, arrow]) if (element) mark(element, message, reveal);
    text.setAttribute("tabindex", "0");
    text.setAttribute("role", "link");
    text.addEventListener("keydown", (event) => {
      if ((event as KeyboardEvent).key === "Enter") reveal(message.line);
    });
  }
}

function mark(element: Element, { line, findings }: DrawnMessage, reveal: (line: number) => void): void {
  element.classList.add("message");
  element.setAttribute("data-line", String(line));
  element.addEventListener("click", () => reveal(line));
  const worst = SEVERITIES.findLast((one) => findings.some(({ severity }) => severity === one));
  if (worst === undefined) return;
  element.classList.add(worst);
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = findings.map(({ message }) => message).join("\n\n");
  element.append(title);
}

/** Shows which message the cursor is at, and brings it into view: the last one that begins in its line or above. */
export function markCursor(drawing: Element, line: number): void {
  for (const element of drawing.querySelectorAll(".message.current")) element.classList.remove("current");
  const above = [...drawing.querySelectorAll<SVGElement>(".message")].filter(
    ({ dataset }) => Number(dataset.line) <= line,
  );
  const last = above.reduce((most, { dataset }) => Math.max(most, Number(dataset.line)), -1);
  const current = above.filter(({ dataset }) => Number(dataset.line) === last);
  for (const element of current) element.classList.add("current");
  current[0]?.scrollIntoView({ block: "nearest" });
}
