/** Renaming what is under the cursor. */
import type { Locator, Page } from "playwright-core";

export class Rename {
  readonly #page: Page;
  readonly #input: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#input = page.locator(".rename-box .rename-input");
  }

  async open(): Promise<void> {
    await this.#page.keyboard.press("F2");
    await this.#input.waitFor();
  }

  /** What the box holds; at first the present name. */
  name(): Promise<string> {
    return this.#input.inputValue();
  }

  async to(name: string): Promise<void> {
    await this.#input.fill(name);
    await this.#input.press("Enter");
    await this.#input.waitFor({ state: "hidden" });
  }
}
