/** What VS Code tells developers of the token under the cursor. */
import type { Page } from "playwright-core";
import type { QuickInput } from "./quick-input";

export class TokenInspector {
  readonly #page: Page;
  readonly #quickInput: QuickInput;

  constructor(page: Page, quickInput: QuickInput) {
    this.#page = page;
    this.#quickInput = quickInput;
  }

  /** The token's text with its semantic type and modifiers; "" for what it has none of. */
  async inspect(): Promise<{ text: string; type: string; modifiers: string }> {
    await this.#quickInput.run("Developer: Inspect Editor Tokens and Scopes");
    const widget = this.#page.locator(".token-inspect-widget");
    await widget.waitFor();
    const text = await widget.locator(".tiw-token").innerText();
    const rows = await widget.locator(".tiw-metadata-table tr").allInnerTexts();
    await this.#page.keyboard.press("Escape");
    await widget.waitFor({ state: "detached" });
    const value = (key: string) =>
      rows
        .find((row) => row.startsWith(key))
        ?.slice(key.length)
        .trim() ?? "";
    return {
      text: text.replace(/\s*\d+ chars?$/, ""),
      type: value("semantic token type"),
      modifiers: value("modifiers"),
    };
  }
}
