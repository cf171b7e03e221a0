// Tests the extension in the real VS Code: `node test/editor/run.mjs`, after `npm run build`.
//   --update-screenshot   puts the screenshot into docs/images too
// Exit status 0 when all passed, else 1. Where MSGFLOW_TEST_COUNTS names a file, the numbers are appended to it.
import { appendFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveVsCode } from "../../scripts/vscode-web/host.mjs";
import { bundleSuite } from "./bundle.mjs";
import { launchChromium } from "./chromium.mjs";
import { drawFlows } from "./diagram.mjs";
import { failAndRecover } from "./failing-server.mjs";
import { runInHost } from "./in-host.mjs";
import { tellStatus } from "./language-status.mjs";
import { takeScreenshot } from "./screenshot.mjs";
import { runFlows } from "./test-explorer.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const examples = join(root, "examples");
const screenshots = join(root, "dist/screenshots");
const TIME_LIMIT = 120_000;
/** In the browser VS Code saves by itself; the tests say when. */
const SETTINGS = { "files.autoSave": "off" };

const total = { passed: 0, failed: 0 };
/** What VS Code and the browser complained of: of interest only when something failed. */
const complaints = [];

async function main() {
  const folder = await mkdtemp(join(tmpdir(), "msgflow-editor-"));
  try {
    const [inside, outside] = [join(folder, "inside/workspace"), join(folder, "outside/workspace")];
    const [browser] = await Promise.all([
      launchChromium(),
      bundleSuite(join(folder, "tests")),
      makeWorkspace(inside),
      makeWorkspace(outside),
    ]);
    try {
      await testInHost(browser, inside, join(folder, "tests"));
      await testFromOutside(browser, outside);
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A folder for VS Code to open: the examples and a few scripts of the tests, as copies, since the tests edit them. */
async function makeWorkspace(folder) {
  await cp(examples, folder, { recursive: true });
  await cp(join(here, "workspace"), folder, { recursive: true });
}

async function testInHost(browser, folder, tests) {
  const options = { extension: root, folder, tests, settings: SETTINGS };
  const attempt = () =>
    withPage(browser, options, (page, url) => runInHost(page, url, (text) => complaints.push(text)));
  let result = await attempt();
  if (!result.ended) {
    // On a busy machine VS Code now and then fails to start its extension host.
    console.log("\n  The tests did not run in VS Code; once more.");
    result = await attempt();
  }
  total.passed += result.passed;
  total.failed += result.failed;
}

async function testFromOutside(browser, folder) {
  console.log("\n  From outside");
  const look = { "editor.minimap.enabled": false, "editor.scrollbar.horizontal": "hidden" };
  const settings = { ...SETTINGS, ...look, "editor.hover.delay": 100 };
  const options = { extension: root, folder: examples, open: [{ file: "a-wrong.msgflow" }], settings };
  await test(
    browser,
    options,
    "shows a mistake in the text, in the Problems panel and in a hover",
    async (page, url) => {
      const path = join(screenshots, "problems.png");
      await takeScreenshot(page, url, { path, word: "Management" });
      if (process.argv.includes("--update-screenshot")) await cp(path, join(root, "docs/images/screenshot.png"));
    },
  );
  await test(browser, options, "tells of a server that fails, and starts it again", failAndRecover);
  const two = { extension: root, folder, open: [{ file: "two-flows.msgflow" }], settings };
  await test(browser, two, "runs flows as tests: from their lines, again and again, and all", runFlows);
  await test(browser, two, "tells in the status of the flow and the server", tellStatus);
  await test(browser, two, "draws the flow at the cursor", drawFlows);
}

async function test(browser, options, name, use) {
  await withPage(browser, options, async (page, url) => {
    try {
      await use(page, url);
      console.log(`    ✔ ${name}`);
      total.passed++;
    } catch (error) {
      console.log(`    ✘ ${name}\n${error.message}`);
      total.failed++;
      await page.screenshot({ path: join(screenshots, "failed.png") });
    }
  });
}

/** Gives a browser page and the address of a VS Code of its own; nothing of the two remains. */
async function withPage(browser, options, use) {
  const host = await serveVsCode(options);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
    });
    return await use(page, host.url);
  } finally {
    await context.close();
    await host.close();
  }
}

function finish() {
  if (total.failed > 0 && complaints.length > 0) {
    console.log(
      `\n  What VS Code and the browser complained of:\n${complaints.map((text) => `    ${text}`).join("\n")}`,
    );
  }
  console.log(`\n  VS Code: ${total.passed} passing, ${total.failed} failing\n`);
  const counts = process.env.MSGFLOW_TEST_COUNTS;
  if (counts) appendFileSync(counts, `${JSON.stringify(total)}\n`);
  process.exit(total.failed === 0 ? 0 : 1);
}

// Whatever hangs, the run ends, and with the process the browser does.
setTimeout(() => {
  console.error(`The tests did not end within ${TIME_LIMIT / 1000} seconds.`);
  total.failed++;
  finish();
}, TIME_LIMIT).unref();

main()
  .catch((error) => {
    console.error(error);
    total.failed++;
  })
  .finally(finish);
