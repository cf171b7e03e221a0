// Diagrams in a browser's VS Code, whose pages come from elsewhere than on a desktop.
import { goToLine, run } from "./palette.mjs";

/**
 * A diagram shows the flow at the cursor, follows the cursor into another flow, and leads to a message's line.
 * @param {import("playwright-core").Page} page
 * @param {string} url a VS Code with a script open: a flow in line 4 and another in line 10, which lacks the last message of the first
 */
export async function drawFlows(page, url) {
  await page.goto(url);
  await page.locator(".squiggly-error").first().waitFor();
  await goToLine(page, 4);
  await run(page, "Message Flow: Open Diagram");
  const diagram = page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  const last = diagram.locator(".messageText", { hasText: "EventProcessingStopped" });
  await last.waitFor();
  await last.click();
  await page.getByText("Ln 8, Col 3", { exact: true }).waitFor();
  await goToLine(page, 12);
  await last.waitFor({ state: "detached" });
  await diagram.locator(".messageText", { hasText: "EventPartyRemoved" }).waitFor();
}
