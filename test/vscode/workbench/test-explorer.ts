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

  /** The lines that the last run has printed, each with the blanks that it begins with. */
  async output(): Promise<string[]> {
    const rows = await this.#page.locator(".test-output-peek-message-container .xterm-rows > div").allInnerTexts();
    return rows.map((row) => row.replaceAll("\u00a0", " ").trimEnd()).filter((row) => row !== "");
  }

  /** What the last run says beside the lines of the editor, from top to bottom. */
  besideLines(): Promise<string[]> {
    return this.#besideLines().allInnerTexts();
  }

  /** Opens what is said beside a line, and gives the whole of it. */
  async openBesideLine(text: string): Promise<string> {
    await this.#besideLines().filter({ hasText: text }).click();
    return this.#page.locator(".zone-widget .preview-text").innerText();
  }

  /** The lines on the right of the comparison that is open, then those on the left. */
  async compared(): Promise<string[][]> {
    const lines = (side: string) => this.#page.locator(`.zone-widget .editor.${side} .view-line`).allInnerTexts();
    return (await Promise.all(["modified", "original"].map(lines))).map((side) =>
      side.map((line) => line.replaceAll("\u00a0", " ")),
    );
  }

  #besideLines(): Locator {
    return this.#page.locator(".test-error-content-widget .content");
  }

  #rows(): Locator {
    return this.#page.locator(".test-explorer .monaco-list-row");
  }
}
