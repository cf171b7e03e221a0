/** The bar at the bottom of the window. */
import type { Page } from "playwright-core";

export class StatusBar {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Where the cursor is, from 1. */
  async cursor(): Promise<{ line: number; column: number }> {
    const text = await this.#selection();
    const [line = 0, column = 0] = text.match(/\d+/g)?.map(Number) ?? [];
    return { line, column };
  }

  /** How many characters are selected. */
  async selected(): Promise<number> {
    return Number(/\((\d+) selected\)/.exec(await this.#selection())?.[1] ?? 0);
  }

  #selection(): Promise<string> {
    return this.#page.locator('[id="status.editor.selection"]').innerText();
  }

  async language(): Promise<string> {
    return this.#page.locator('[id="status.editor.mode"]').innerText();
  }

  /** How many errors and warnings there are. */
  async problems(): Promise<{ errors: number; warnings: number }> {
    const text = await this.#page.locator('[id="status.problems"]').innerText();
    const [errors = 0, warnings = 0] = text.match(/\d+/g)?.map(Number) ?? [];
    return { errors, warnings };
  }
}
