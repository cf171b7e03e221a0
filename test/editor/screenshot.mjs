// VS Code as its user sees it: a mistake underlined, listed in the Problems panel, and explained by a hover, at once.

/**
 * @param {import("playwright-core").Page} page
 * @param {string} url
 * @param {{ path: string, word: string }} options the last `word` of the opened script is underlined, and is hovered
 */
export async function takeScreenshot(page, url, { path, word }) {
  await page.goto(url);
  await page.locator(".squiggly-error").first().waitFor();
  await page.locator(".codelens-decoration").first().waitFor();
  await page.keyboard.press("Control+Shift+M");
  await page.locator(".markers-panel .monaco-list-row").nth(1).waitFor();
  await hover(page, word);
  // Scroll bars show themselves for a moment.
  await page.waitForTimeout(1_000);
  await page.screenshot({ path });
}

/** Until a hover shows: the editor may still be laying itself out around the panel, or the server be busy. */
async function hover(page, word) {
  const text = page.locator(".monaco-editor .view-line span > span", { hasText: word }).last();
  const shown = page.locator(".monaco-hover:not(.hidden)", { hasText: word });
  for (let attempt = 0; attempt < 10; attempt++) {
    await page.mouse.move(5, 5);
    await text.hover({ timeout: 1_500 }).catch(() => undefined);
    const found = await shown.waitFor({ timeout: 1_500 }).then(
      () => true,
      () => false,
    );
    if (found) return;
  }
  throw new Error(`No hover showed over “${word}”.`);
}
