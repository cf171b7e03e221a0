/** The messages at the corner of the window. */
import type { Page } from "playwright-core";

export class Notifications {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async texts(): Promise<string> {
    const texts = await this.#page.locator(".notification-toast .notification-list-item-message").allInnerTexts();
    return texts.join("\n");
  }

  async press(button: string): Promise<void> {
    await this.#page.locator(".notification-toast").getByRole("button", { name: button }).click();
  }
}
