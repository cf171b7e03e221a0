/**
 * Runs a command by its title in the palette, as a user does.
 * @param {import("playwright-core").Page} page
 * @param {string} title the whole of it
 */
export async function run(page, title) {
  await choose(page, "F1", `>${title}`, title);
}

/**
 * Puts the cursor at the beginning of a line of the open script.
 * @param {import("playwright-core").Page} page
 * @param {number} line counted from 1
 */
export async function goToLine(page, line) {
  await choose(page, "Control+G", `:${line}:1`, `${line}`);
  await page.getByText(`Ln ${line}, Col 1`, { exact: true }).waitFor();
}

/** The key is pressed until it is heard: while VS Code starts, it is not. */
async function choose(page, key, text, shown) {
  const input = page.locator(".quick-input-widget input.input");
  for (let attempt = 0; attempt < 20 && !(await input.isVisible()); attempt++) {
    await page.keyboard.press(key);
    await input.waitFor({ timeout: 1_000 }).catch(() => undefined);
  }
  await input.fill(text);
  const entry = page.locator(".quick-input-list .monaco-list-row").first();
  await entry.filter({ hasText: shown }).waitFor();
  await page.keyboard.press("Enter");
  await input.waitFor({ state: "hidden" });
}
