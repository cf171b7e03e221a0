/** The box at the top of the window: commands, files, places of a file. */
import type { Locator, Page } from "playwright-core";
import { A_MOMENT, eventually } from "../harness/waiting";

export class QuickInput {
  readonly #page: Page;
  readonly #box: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#box = page.locator(".quick-input-widget:visible");
  }

  /** Runs a command by its title, as the palette shows it. */
  run(title: string): Promise<void> {
    return this.#choose("F1", `>${title}`, title);
  }

  openFile(name: string): Promise<void> {
    return this.#choose("Control+P", name, name);
  }

  /** Goes to the first symbol that is found; `@…` in the file, `#…` in all files. */
  goToSymbol(text: string): Promise<void> {
    return this.#choose("Control+P", text, text.slice(1));
  }

  /** Asks again and again until there is such a row: what there is grows while extensions start. */
  async #choose(key: string, text: string, row: string): Promise<void> {
    await eventually(async () => {
      // What it offers is what there is when it opens.
      if (await this.#box.isVisible()) await this.#page.keyboard.press("Escape");
      await this.#page.keyboard.press(key);
      await this.#box.locator("input.input").fill(text);
      await this.#row(row).click({ timeout: A_MOMENT });
    });
    await this.#box.waitFor({ state: "hidden" });
  }

  #row(text: string): Locator {
    return this.#box.locator(".quick-input-list .monaco-list-row", { hasText: text }).first();
  }
}
