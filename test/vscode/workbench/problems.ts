/** The Problems panel. */
import type { Page } from "playwright-core";

export class Problems {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press("Control+Shift+M");
    await this.#page.locator(".markers-panel").waitFor();
  }

  /** Its rows: files, their findings, and what those relate to. */
  async rows(): Promise<string[]> {
    const texts = await this.#page.locator(".markers-panel .monaco-list-row").allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, " ").trim());
  }

  /** Shows in the editor what a row is about. */
  async choose(text: string): Promise<void> {
    await this.#page.locator(".markers-panel .monaco-list-row", { hasText: text }).first().dblclick();
  }
}
