/** The panel that draws the flow at the cursor. */
import type { FrameLocator, Locator, Page } from "playwright-core";

interface Placed {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

export class Diagram {
  readonly #page: Page;
  readonly #frame: FrameLocator;

  constructor(page: Page) {
    this.#page = page;
    this.#frame = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /** The title on its tab. */
  async tab(): Promise<string> {
    return this.#page.locator('.tab[aria-label^="Diagram"] .label-name').innerText();
  }

  async title(): Promise<string> {
    return this.#frame.locator("h1").innerText();
  }
  /** What is said of the flow. */
  async verdict(): Promise<string> {
    return this.#frame.locator("#said").innerText();
  }
  /** What is shown instead of a drawing, or of what cannot be drawn. */
  async words(): Promise<string> {
    return this.#frame.locator("main").innerText();
  }
  /** Who takes part, from left to right, each with what is told below the name. */
  async lifelines(): Promise<string[]> {
    const texts = await this.#frame
      .locator("text.actor")
      .evaluateAll((all) =>
        all.map((one) => ({ text: one.textContent ?? "", ...one.getBoundingClientRect().toJSON() }) as Placed),
      );
    const columns = new Map<number, Placed[]>();
    for (const one of texts) {
      const column = Math.round((one.left + one.right) / 20);
      columns.set(column, [...(columns.get(column) ?? []), one]);
    }
    const ordered = [...columns].sort(([one], [other]) => one - other).map(([, lines]) => lines);
    return ordered.map((lines) =>
      lines
        .sort((a, b) => a.top - b.top)
        .map(({ text }) => text)
        .join(", "),
    );
  }
  async messages(): Promise<string[]> {
    return this.#textsOf(".messageText");
  }
  /** The titles of blocks. */
  async blocks(): Promise<string> {
    return (await this.#frame.locator(".loopText").allTextContents()).join(" ");
  }
  /** The messages that are marked as this; `current`: at the cursor. */
  async marked(as: "error" | "warning" | "current"): Promise<string[]> {
    return this.#textsOf(`.messageText.${as}`);
  }

  /** Without what is found there, which the elements tell, too. */
  #textsOf(selector: string): Promise<string[]> {
    return this.#frame.locator(selector).evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ""));
  }

  async click(message: string): Promise<void> {
    await this.#message(message).click();
  }

  #message(text: string): Locator {
    return this.#frame.locator(".messageText", { hasText: text }).first();
  }
}
