/** One text editor: what it shows, and what a user does in it with mouse and keyboard. */
import * as assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { Locator, Page } from "playwright-core";
import { A_MOMENT, becomes, eventually } from "../harness/waiting";
import { type Box, boxOfText, coveredTexts, type Shown, shownIn, withTouchingMarksJoined } from "./geometry";

export type Severity = "error" | "warning" | "info" | "hint";
/** Where a text is clicked: at its beginning, in the middle, at its end; and which one of several, -1 being the last. */
export interface Spot {
  readonly at?: "start" | "middle" | "end";
  readonly nth?: number;
}

export class Editor {
  readonly #page: Page;
  readonly #element: Locator;

  /** The editor of the file of this name; several may show it, then the first counts. */
  constructor(page: Page, name: string) {
    this.#page = page;
    this.#element = page.locator(`.editor-instance .monaco-editor[data-uri$="/${name}"]`).first();
  }

  async waitUntilShown(): Promise<void> {
    await this.#element.locator(".view-line").first().waitFor();
  }

  /**
   * Waits until the server has answered. What shows it is the way above the text, from the file to the cursor: it goes on
   * within the file. So the cursor has to be in something that has a name.
   */
  async waitUntilServed(): Promise<void> {
    await this.#page.locator(".breadcrumbs-control .monaco-breadcrumb-item.outline-element").first().waitFor();
  }

  /** The lines on the screen, without what is shown in them and is none of the text. */
  async lines(): Promise<string[]> {
    return (await this.#shown()).lines.map(({ text }) => text);
  }

  /** The texts that are underlined as findings of a severity, from top to bottom. */
  underlined(severity: Severity): Promise<string[]> {
    return this.#covered(`.squiggly-${severity}`);
  }

  /** The texts that are faded because they are unnecessary. */
  async faded(): Promise<string[]> {
    // Each token within is an element of its own.
    return coveredTexts(withTouchingMarksJoined(await this.#shown(".squiggly-inline-unnecessary")));
  }

  /** Where what is under the cursor occurs; not where its text does. */
  highlighted(): Promise<string[]> {
    return this.#covered(".wordHighlight, .wordHighlightStrong");
  }

  /** The inlay hints, from top to bottom. */
  async hints(): Promise<string[]> {
    const { lines } = await this.#shown();
    return lines.flatMap(({ hints }) => hints).filter((hint) => hint !== "");
  }

  /** The code lenses, from top to bottom, those over one line from left to right. */
  async lenses(): Promise<string[]> {
    return (await this.#lenses().allInnerTexts()).flatMap((text) => text.split(/\s*\|\s*/));
  }

  /** Clicks on the first of this title. */
  async clickLens(title: string): Promise<void> {
    await this.#lenses().getByRole("button", { name: title, exact: true }).first().click();
  }

  #lenses(): Locator {
    return this.#element.locator(".codelens-decoration");
  }

  /** The line that the cursor is in. */
  async cursorLine(): Promise<string> {
    return (await this.#covered(".view-overlays .current-line")).join("\n");
  }

  /** Clicks on a text that is a link, as soon as it is one. */
  async followLink(text: string): Promise<void> {
    await eventually(async () => {
      const links = await this.#covered(".detected-link");
      if (!links.some((link) => link.includes(text))) throw new Error(`“${text}” is no link; these are: ${links}`);
    });
    await this.#page.keyboard.down("Control");
    await this.click(text);
    await this.#page.keyboard.up("Control");
  }

  async doubleClickHint(text: string): Promise<void> {
    await this.#element.locator('.view-line [class*="dyn-rule-"]', { hasText: text }).first().dblclick();
  }

  /** What VS Code says at the cursor, of something that cannot be done. */
  message(): Promise<string> {
    return this.#element.locator(".monaco-editor-overlaymessage").innerText();
  }

  async #covered(selector: string): Promise<string[]> {
    return coveredTexts(await this.#shown(selector));
  }

  #shown(selector = "no-such-element"): Promise<Shown> {
    return this.#element.evaluate(shownIn, selector);
  }

  async #boxOf(text: string, { nth = 0 }: Spot = {}): Promise<Box> {
    return eventually(async () => boxOfText(await this.#shown(), text, nth));
  }

  /** Puts the cursor on the first line, where there need not be a text to click on. */
  async clickFirstLine(): Promise<void> {
    await this.#element.locator(".view-lines").click({ position: { x: 3, y: 8 } });
  }

  /** Clicks on a text, which puts the cursor there; again, where it moved meanwhile: code lenses come in their own time. */
  async click(text: string, spot: Spot = {}): Promise<void> {
    await eventually(async () => {
      const box = await this.#boxOf(text, spot);
      const { x, y } = pointOf(box, spot.at ?? "middle");
      await this.#page.mouse.click(x, y);
      assert.ok(!(await this.#isElsewhere(text, spot, box)), `“${text}” moved.`);
    });
    // Left there, the mouse would have a hover cover what is looked for next.
    await this.#page.mouse.move(1, 1);
  }

  /** Whether a text is shown, but in another place. A click may have led away from it. */
  async #isElsewhere(text: string, { nth = 0 }: Spot, box: Box): Promise<boolean> {
    if ((await this.#element.count()) === 0) return false;
    const shown = await this.#shown();
    const isShown = shown.lines.some((line) => line.text.includes(text));
    return isShown && !isDeepStrictEqual(boxOfText(shown, text, nth), box);
  }

  /** Points at a text until a hover shows, and gives what it says. */
  async hover(text: string, spot: Spot = {}): Promise<string> {
    const hover = this.#page.locator(".monaco-hover:visible");
    return eventually(async () => {
      await this.#page.mouse.move(1, 1);
      const { x, y } = pointOf(await this.#boxOf(text, spot), "middle");
      await this.#page.mouse.move(x, y, { steps: 3 });
      await hover.first().waitFor({ timeout: A_MOMENT });
      return (await hover.allInnerTexts()).join("\n");
    });
  }

  /** Types at the cursor, key by key. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  /** Puts a text in at once, without what typing sets off. */
  async paste(text: string): Promise<void> {
    await this.#page.keyboard.insertText(text);
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Marks a text and types another in its place. */
  async replace(text: string, by: string, spot: Spot = {}): Promise<void> {
    await eventually(async () => {
      await this.click(text, { ...spot, at: "start" });
      for (let index = 0; index < text.length; index++) await this.#page.keyboard.press("Shift+ArrowRight");
      await becomes(() => this.#covered(".selected-text"), [text], A_MOMENT);
    });
    if (by === "") await this.#page.keyboard.press("Delete");
    else await this.paste(by);
    await becomes(() => this.#covered(".selected-text"), []);
  }
}

/** A point in a box, a pixel within its edges. */
function pointOf({ left, right, top, bottom }: Box, at: "start" | "middle" | "end"): { x: number; y: number } {
  const x = { start: left + 1, middle: (left + right) / 2, end: right - 1 }[at];
  return { x, y: (top + bottom) / 2 };
}
