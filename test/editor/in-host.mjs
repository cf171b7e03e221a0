// The tests that run inside VS Code's extension host, seen from outside: VS Code tells the page what is logged there
// and how it ended, and the page tells us.
import { format } from "node:util";

/** What suite/index.ts puts before the lines that are the tests' own. */
const RESULT = "msgflow-tests: ";
const STATS = "msgflow-stats: ";

/**
 * @param {import("playwright-core").Page} page
 * @param {string} url
 * @param {(line: string) => void} log receives what VS Code itself warns of
 * @returns {Promise<{ passed: number, failed: number, ended: boolean }>} `ended`: all tests were run
 */
export async function runInHost(page, url, log) {
  let stats = { passes: 0, failures: 0 };
  let ended = false;
  await page.exposeFunction("codeAutomationLog", (level, values) => {
    const text = format(...values);
    if (text.startsWith(RESULT)) console.log(text.slice(RESULT.length));
    else if (text.startsWith(STATS)) {
      stats = JSON.parse(text.slice(STATS.length));
      ended = true;
    } else if (level === "warn" || level === "error") log(text);
  });
  const status = await new Promise((resolve, reject) => {
    page.exposeFunction("codeAutomationExit", resolve).catch(reject);
    page.goto(url).catch(reject);
  });
  // An end without a count is a suite that could not be loaded, and a failure without one is none of a test.
  const lost = status !== 0 || stats.passes === 0;
  return { passed: stats.passes, failed: lost ? Math.max(1, stats.failures) : stats.failures, ended };
}
