/** The view of the tests. */
import type { Locator, Page } from "playwright-core";
import type { QuickInput } from "./quick-input";

export class TestExplorer {
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
  }

  async open(): Promise<void> {
    await this.#quickInput.run("Testing: Focus on Test Explorer View");
    await this.#rows().first().waitFor();
  }

  /** Its rows with what they say of the last run, such as `close.msgflow (Passed)`; of open ones what is in them, too. */
  async rows(): Promise<string[]> {
    const labels = await this.#rows().evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label")));
    // Behind the state stands how long it took.
    return labels.map((label) => label?.replace(/(\((?:Passed|Failed)).*\)$/, "$1)") ?? "");
  }

  async expandAll(): Promise<void> {
    await this.#page.locator(".test-explorer .monaco-list-row").first().click();
    await this.#page.keyboard.press("*");
  }

  async runAll(): Promise<void> {
    await this.#quickInput.run("Test: Run All Tests");
  }

  #rows(): Locator {
    return this.#page.locator(".test-explorer .monaco-list-row");
  }
}
