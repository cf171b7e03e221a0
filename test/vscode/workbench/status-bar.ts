/** The bar at the bottom of the window. */
import type { Page } from "playwright-core";
import { A_MOMENT } from "../harness/waiting";

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

  /** The entries of the language status, which show where the mouse points at it; behind a colon what each offers to do. */
  async languageStatus(): Promise<string[]> {
    const entries = this.#page.locator(".hover-language-status .element");
    // What is shown already stays as it was when it was opened.
    await this.#page.mouse.move(1, 1);
    await entries.first().waitFor({ state: "hidden", timeout: A_MOMENT });
    await this.#page.locator('[id="status.languageStatus"]').hover();
    await entries.first().waitFor({ timeout: A_MOMENT });
    return entries.evaluateAll((elements) =>
      elements.map((element) =>
        [".left", ".right .monaco-link"].map((part) => element.querySelector(part)?.textContent ?? "").join(": "),
      ),
    );
  }

  /** Takes what an entry of the language status offers to do, which has to be in sight. */
  async chooseLanguageStatus(action: string): Promise<void> {
    await this.languageStatus();
    const link = this.#page.locator(".hover-language-status .monaco-link", { hasText: action });
    const sees = await link.evaluate((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      const isHit = (x: number) => document.elementFromPoint(x, (top + bottom) / 2) === element;
      return isHit(left + 1) && isHit(right - 1);
    });
    if (!sees) throw new Error(`“${action}” is out of sight.`);
    await link.click();
  }

  /** How many errors and warnings there are. */
  async problems(): Promise<{ errors: number; warnings: number }> {
    const text = await this.#page.locator('[id="status.problems"]').innerText();
    const [errors = 0, warnings = 0] = text.match(/\d+/g)?.map(Number) ?? [];
    return { errors, warnings };
  }
}
