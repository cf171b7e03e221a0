/** A window of VS Code with a folder of its own, as its user sees it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { A_MOMENT } from "../harness/waiting";
import { Diagram } from "./diagram";
import { Editor } from "./editor";
import { Notifications } from "./notifications";
import { Outline } from "./outline";
import { Peek } from "./peek";
import { Problems } from "./problems";
import { QuickFixes } from "./quick-fixes";
import { QuickInput } from "./quick-input";
import { Rename } from "./rename";
import { StatusBar } from "./status-bar";
import { Suggestions } from "./suggestions";
import { TestExplorer } from "./test-explorer";
import { TokenInspector } from "./token-inspector";

export class Workbench {
  readonly page: Page;
  readonly folder: string;
  readonly diagram: Diagram;
  readonly notifications: Notifications;
  readonly outline: Outline;
  readonly peek: Peek;
  readonly problems: Problems;
  readonly quickFixes: QuickFixes;
  readonly quickInput: QuickInput;
  readonly rename: Rename;
  readonly statusBar: StatusBar;
  readonly suggestions: Suggestions;
  readonly tests: TestExplorer;
  readonly tokens: TokenInspector;

  constructor(page: Page, folder: string) {
    this.page = page;
    this.folder = folder;
    this.diagram = new Diagram(page);
    this.notifications = new Notifications(page);
    this.outline = new Outline(page);
    this.peek = new Peek(page);
    this.problems = new Problems(page);
    this.quickFixes = new QuickFixes(page);
    this.quickInput = new QuickInput(page);
    this.rename = new Rename(page);
    this.statusBar = new StatusBar(page);
    this.suggestions = new Suggestions(page);
    this.tests = new TestExplorer(page, this.quickInput);
    this.tokens = new TokenInspector(page, this.quickInput);
  }

  editor(name: string): Editor {
    return new Editor(this.page, name);
  }

  /** Opens a file of the folder in an editor. */
  async open(name: string): Promise<Editor> {
    await this.quickInput.openFile(name);
    const editor = this.editor(name);
    await editor.waitUntilShown();
    return editor;
  }

  /** The name on the tab of the editor that has the focus. */
  async activeTab(): Promise<string> {
    return (await this.page.locator(".tab.active").first().getAttribute("data-resource-name")) ?? "";
  }

  /** The text of the page that is shown as it is meant to be read, such as the preview of a Markdown file. */
  shownPage(): Promise<string> {
    const view = this.page.frameLocator("iframe.webview").frameLocator("#active-frame");
    return view.locator("body").innerText({ timeout: A_MOMENT });
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("Control+S");
  }

  async saveAll(): Promise<void> {
    await this.quickInput.run("File: Save All");
  }

  /** A file of the folder as it is on disk. */
  fileText(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }
}
