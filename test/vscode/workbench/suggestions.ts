/** The list of completions at the cursor. */
import type { Locator, Page } from "playwright-core";
import { A_MOMENT, eventually } from "../harness/waiting";

export class Suggestions {
  readonly #page: Page;
  readonly #widget: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#widget = page.locator(".suggest-widget.visible");
  }

  /** Asks for it, again and again until `label` is offered: as long as the server starts, others offer what they have. */
  async openWith(label: string): Promise<void> {
    await eventually(async () => {
      await this.#page.keyboard.press("Control+Space");
      await this.#rows().first().waitFor({ timeout: A_MOMENT });
      const labels = await this.labels();
      if (labels.includes(label)) return;
      await this.#page.keyboard.press("Escape");
      throw new Error(`“${label}” is not offered, but ${labels.join(", ")}.`);
    });
  }

  /** What is offered, as far as the list shows it without being scrolled. */
  labels(): Promise<string[]> {
    return this.#rows().locator(".label-name").allInnerTexts();
  }

  /** What the list shows beside the offer that is marked. */
  async details(): Promise<string> {
    const details = this.#page.locator(".suggest-details-container:visible");
    if (!(await details.isVisible())) await this.#page.keyboard.press("Control+Space");
    return details.innerText();
  }

  /** Goes down to an offer and takes it. */
  async take(label: string): Promise<void> {
    const marked = this.#widget.locator(".monaco-list-row.focused .label-name");
    await eventually(async () => {
      const text = await marked.innerText({ timeout: A_MOMENT });
      if (text === label) return;
      await this.#page.keyboard.press("ArrowDown");
      throw new Error(`“${label}” is not offered, or not reached yet: “${text}” is marked of ${await this.labels()}.`);
    });
    await this.#page.keyboard.press("Enter");
    await this.#widget.waitFor({ state: "hidden" });
  }

  #rows(): Locator {
    return this.#widget.locator(".monaco-list-row");
  }
}
