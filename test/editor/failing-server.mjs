// A language server that cannot start, and one that keeps dying: the user is told, and can start it again.

const SERVER = "**/dist/server.browser.js";

/**
 * @param {import("playwright-core").Page} page
 * @param {string} url a VS Code with a wrong script open
 */
export async function failAndRecover(page, url) {
  await page.route(SERVER, (route) =>
    route.fulfill({ contentType: "text/javascript", body: "throw new Error('No.');" }),
  );
  await page.goto(url);
  await toast(page, "could not be started").waitFor();

  await page.unroute(SERVER);
  await page.route(SERVER, async (route) => {
    const response = await route.fetch();
    const body = `${await response.text()}\nsetTimeout(() => { throw new Error("Dead."); }, 300);`;
    await route.fulfill({ response, body });
  });
  await choose(page, "could not be started", "Restart");
  await toast(page, "several times").waitFor();

  await page.unroute(SERVER);
  await choose(page, "several times", "Restart");
  await page.locator(".squiggly-error").first().waitFor();
}

function toast(page, text) {
  return page.locator(".notification-toast", { hasText: "Message Flow" }).filter({ hasText: text });
}

async function choose(page, text, action) {
  const shown = await page.locator(".notification-toast").count();
  if (shown !== 1) throw new Error(`${shown} messages instead of one.`);
  const message = toast(page, text);
  await message.getByRole("button", { name: "Show Output" }).waitFor();
  await message.getByRole("button", { name: action }).click();
}
