import type { Diagram } from "../messages";
import { StandIns } from "./stand-ins";

/** Of more messages nobody sees anything, and to draw them takes seconds. */
const AT_MOST = 500;
/** So much smaller than the text of the window its text may be. */
const SMALLEST = 0.8;

/** Made ready when the first diagram is drawn. */
let ready: ReturnType<typeof mermaidReady> | undefined;

async function mermaidReady() {
  const { default: mermaid } = await import("mermaid");
  const { fontFamily, fontSize } = getComputedStyle(document.body);
  const size = Number.parseFloat(fontSize);
  mermaid.initialize({
    startOnLoad: false,
    suppressErrorRendering: true,
    securityLevel: "strict",
    // How much is drawn is limited by the number of messages.
    maxTextSize: Number.MAX_SAFE_INTEGER,
    fontFamily,
    fontSize: size,
    sequence: {
      ...{ useMaxWidth: false, mirrorActors: false, diagramMarginX: 8, diagramMarginY: 8 },
      ...{ height: 3 * size, width: 9 * size, actorMargin: 2 * size },
    },
  });
  return mermaid;
}

let drawings = 0;

/** The diagram as an element; in its place words, where there is none or it cannot be drawn. Never rejects. */
export async function draw({ source, messages }: Diagram): Promise<Element> {
  if (messages.length === 0) return words("There is no message in this flow yet.");
  if (messages.length > AT_MOST)
    return words(`This flow has ${messages.length} messages; a diagram shows ${AT_MOST} at the most.`);
  try {
    ready ??= mermaidReady();
    const standIns = new StandIns();
    const { svg } = await (await ready).render(`diagram-${++drawings}`, standIns.put(source));
    const drawn = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const problem = drawn.querySelector("parsererror")?.textContent;
    if (problem) return words(`This flow cannot be drawn: ${problem}`);
    // The page has styles of its own, in the colours of the window.
    drawn.querySelector("style")?.remove();
    standIns.takeBack(drawn);
    return fitted(document.importNode(drawn, true));
  } catch (error) {
    return words(`This flow cannot be drawn: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** As wide as the page, where it can be read then; else the page is scrolled. */
function fitted(drawing: HTMLElement): HTMLElement {
  const width = Number.parseFloat(drawing.getAttribute("width") ?? "");
  Object.assign(drawing.style, { maxWidth: "100%", minWidth: `${width * SMALLEST}px`, height: "auto" });
  return drawing;
}

function words(text: string): Element {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}
