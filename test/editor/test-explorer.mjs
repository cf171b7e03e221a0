// Flows as tests, as the user sees them: VS Code lets no extension read their results.
import { goToLine, run } from "./palette.mjs";

const REQUEST = 5;
const GLYPH = ".testing-run-glyph.codicon-testing";

/**
 * @param {import("playwright-core").Page} page
 * @param {string} url a VS Code with the examples, and a script open: a flow that follows its version, whose request is in line
 *   5, then one that lacks the last message
 */
export async function runFlows(page, url) {
  await page.goto(url);
  await runBesideTheText(page);
  await compareWithTheVersion(page);
  await runContinuously(page);
  await runAll(page);
}

/** Each flow has a mark by which it is run, and which then shows whether it passed. */
async function runBesideTheText(page) {
  const marks = page.locator(`${GLYPH}-run-icon`);
  await marks.nth(1).waitFor();
  await marks.first().click();
  await results(page, { passed: 1, failed: 0 });
  await marks.first().click();
  await results(page, { passed: 1, failed: 1 });
}

/** One that failed says beside its line why, and shows its messages beside those that the version has. */
async function compareWithTheVersion(page) {
  const beside = page.locator(".test-message-inline-content");
  // A long text stands there in parts.
  await beside.filter({ hasText: "EventProcessingStopped does not" }).click();
  await page.locator(".preview-text code", { hasText: "Ixn -> Stats : EventProcessingStopped" }).waitFor();
  await page.keyboard.press("Alt+F8");
  const lines = ["URS -> Ixn : RequestRouteCall", "Ixn -> URS : EventRouteUsed", "Ixn -> Stats : EventPartyRemoved"];
  await compared(page, "original", [...lines, "Ixn -> Stats : EventProcessingStopped"]);
  await compared(page, "modified", lines);
  await page.keyboard.press("Escape");
}

/** While flows are run continuously, the results follow the text, and then no more. */
async function runContinuously(page) {
  await run(page, "Test: Start Continuous Run");
  await goToLine(page, REQUEST);
  await page.keyboard.type("#");
  await results(page, { passed: 0, failed: 2 });
  await page.keyboard.press("Backspace");
  await results(page, { passed: 1, failed: 1 });
  await run(page, "Test: Stop Continuous Run");
  await goToLine(page, REQUEST);
  await page.keyboard.type("#");
  await page.waitForTimeout(1_000);
  await results(page, { passed: 1, failed: 1 });
  await page.keyboard.press("Backspace");
}

/** The Test Explorer has the flows of the whole folder, whether they are open or not. */
async function runAll(page) {
  await run(page, "Testing: Focus on Test Explorer View");
  await item(page, "a-right.msgflow (Not yet run)").waitFor();
  await run(page, "Test: Run All Tests");
  for (const version of ["a", "b", "c", "d", "unsuccessful"]) {
    await item(page, `${version}-right.msgflow (Passed)`).waitFor();
    await item(page, `${version}-wrong.msgflow (Failed)`).waitFor();
  }
}

function item(page, label) {
  return page.locator(`.test-explorer .monaco-list-row[aria-label="${label}"]`);
}

/** Waits until so many flows of the open script have passed, and failed. */
async function results(page, counts) {
  const counted = () => {
    const entries = Object.keys(counts).map(async (state) => [
      state,
      await page.locator(`${GLYPH}-${state}-icon`).count(),
    ]);
    return Promise.all(entries).then(Object.fromEntries);
  };
  const wanted = JSON.stringify(counts);
  for (let attempt = 0; attempt < 100; attempt++) {
    if (JSON.stringify(await counted()) === wanted) return;
    await page.waitForTimeout(100);
  }
  throw new Error(`The results are ${JSON.stringify(await counted())} instead of ${wanted}.`);
}

/** Waits until one side of the comparison shows these lines, and no others. */
async function compared(page, side, lines) {
  const shown = page.locator(`.monaco-diff-editor .editor.${side} .view-line`);
  for (const [index, line] of lines.entries())
    await shown
      .nth(index)
      .filter({ hasText: line.replaceAll(" ", "\u00a0") })
      .waitFor();
  const count = await shown.count();
  if (count !== lines.length) throw new Error(`${count} lines instead of ${lines.length} are compared.`);
}
