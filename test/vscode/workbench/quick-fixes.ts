/** The quick fixes and refactorings that the light bulb offers. */
import type { Locator, Page } from "playwright-core";
import { A_MOMENT, eventually } from "../harness/waiting";

export class QuickFixes {
  readonly #page: Page;
  readonly #rows: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#rows = page.locator(".action-widget .monaco-list-row.action");
  }

  /** Opens them where the cursor is, again and again until there are some. */
  async open(): Promise<void> {
    await eventually(async () => {
      await this.#page.keyboard.press("Control+.");
      await this.#rows.first().waitFor({ timeout: A_MOMENT });
    });
  }

  async titles(): Promise<string[]> {
    return (await this.#rows.allInnerTexts()).map((text) => text.trim());
  }

  async apply(title: string): Promise<void> {
    await this.#rows.filter({ hasText: title }).first().click();
    await this.#rows.first().waitFor({ state: "hidden" });
  }
}
