/** References, shown in a box below the line. */
import type { Page } from "playwright-core";

export class Peek {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Asks for all references of what is under the cursor. */
  async openReferences(): Promise<void> {
    await this.#page.keyboard.press("Shift+F12");
    await this.#page.locator(".reference-zone-widget").waitFor();
  }

  /** The line of each reference; files where there are several. */
  async rows(): Promise<string[]> {
    const texts = await this.#page.locator(".reference-zone-widget .monaco-list-row").allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, " ").trim());
  }
}
