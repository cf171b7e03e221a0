/** The outline in the side bar. */
import type { Locator, Page } from "playwright-core";

export class Outline {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    // The list of files leaves little room for it.
    await this.#page
      .locator(".pane-header", { hasNotText: /Outline|Timeline/ })
      .first()
      .click();
    await this.#page.locator(".pane-header", { hasText: "Outline" }).click();
    await this.#rows().first().waitFor();
  }

  /** Its rows, indented by two blanks for each level. */
  async rows(): Promise<string[]> {
    const rows = await this.#rows().evaluateAll((elements) =>
      elements.map((element) => {
        const texts = [...element.querySelectorAll(".label-name, .label-description")].map((part) => part.textContent);
        return { level: Number(element.getAttribute("aria-level")), text: texts.join(" ").trim() };
      }),
    );
    return rows.map(({ level, text }) => "  ".repeat(level - 1) + text);
  }

  async choose(text: string): Promise<void> {
    await this.#rows().filter({ hasText: text }).first().click();
  }

  #rows(): Locator {
    return this.#page.locator(".outline-pane .monaco-list-row");
  }
}
