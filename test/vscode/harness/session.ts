/**
 * What all tests of a run share, a code-server and a browser, and what each has for itself: windows with folders of their
 * own. Mocha loads this file before the suites and runs its hooks.
 */
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { Workbench } from "../workbench/workbench";
import { CodeServer } from "./code-server";
import { installExtension } from "./extension";
import { PATIENCE } from "./waiting";

const screenshots = join(__dirname, "..", "..", "..", "dist", "screenshots", "vscode");

interface Session {
  readonly folder: string;
  readonly extension: string;
  readonly server: CodeServer;
  readonly browser: Browser;
}
interface Window {
  readonly context: BrowserContext;
  readonly workbench: Workbench;
  readonly complaints: string[];
}
export type Files = Readonly<Record<string, string>>;

let session: Session | undefined;
let windows: Window[] = [];
let folders = 0;

export const mochaHooks = {
  async beforeAll(): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), "s-"));
    const extensions = join(folder, "extensions");
    const extension = installExtension(extensions);
    rmSync(screenshots, { recursive: true, force: true });
    const [server, browser] = await Promise.all([CodeServer.start(folder, extensions), launchBrowser()]);
    session = { folder, extension, server, browser };
  },

  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    for (const [index, window] of windows.entries()) await keep(window, index, test);
    windows = [];
  },

  async afterAll(): Promise<void> {
    await session?.browser.close();
    await session?.server.stop();
    if (session !== undefined) rmSync(session.folder, { recursive: true, force: true, maxRetries: 5 });
  },
};

async function launchBrowser(): Promise<Browser> {
  // By a variable, for TypeScript knows no types of it.
  const module = "../../editor/chromium.mjs";
  return (await import(module)).launchChromium();
}

/** What the run has started. Throws outside of a test. */
export function running(): Session {
  if (session === undefined) throw new Error("Nothing is running: this works in tests only.");
  return session;
}

/** Opens a window with a new folder that has these files, and shows the first of them; closed after the test. */
export async function openWorkbench(
  files: Files,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Workbench> {
  const { folder, server, browser } = running();
  const workspace = join(folder, "workspaces", String(++folders));
  writeFiles(workspace, { ...files, ".vscode/settings.json": JSON.stringify(settings) });
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, reducedMotion: "reduce" });
  context.setDefaultTimeout(PATIENCE);
  // Functions that run in the page are compiled to name themselves by this one.
  await context.addInitScript("globalThis.__name = (value) => value");
  const page = await context.newPage();
  const workbench = new Workbench(page, workspace);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  windows.push({ context, workbench, complaints });
  const [first] = Object.keys(files);
  await page.goto(addressOf(server, workspace, first));
  if (first !== undefined) await workbench.editor(first).waitUntilShown();
  return workbench;
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

function addressOf({ origin }: CodeServer, folder: string, file: string | undefined): string {
  const address = new URL(origin);
  address.searchParams.set("folder", folder);
  if (file !== undefined) {
    const uri = `vscode-remote://${address.host}${join(folder, file)}`;
    address.searchParams.set("payload", JSON.stringify([["openFile", uri]]));
  }
  return address.href;
}

/** Keeps how a window looked at the end of a test, of a failed one also what it complained of, and closes it. */
async function keep(
  { context, workbench, complaints }: Window,
  index: number,
  test: Mocha.Test | undefined,
): Promise<void> {
  const name = `${test?.fullTitle() ?? "test"} ${index || ""}`.replace(/[^\p{L}\d]+/gu, "-").replace(/-$/, "");
  const failed = test?.state === "failed";
  const path = join(screenshots, `${failed ? "failed-" : ""}${name.toLowerCase()}`);
  if (!workbench.page.isClosed()) await workbench.page.screenshot({ path: `${path}.png` });
  if (failed) appendFileSync(`${path}.log`, `${complaints.join("\n")}\n\ncode-server:\n${running().server.output}`);
  await context.close();
}
