// The language status, as the user sees it: VS Code lets no extension read it.
import { goToLine, run } from "./palette.mjs";

const SERVER = "**/dist/server.browser.js";

/**
 * It tells what the flow at the cursor follows, of how many findings there are, and how the server is.
 * @param {import("playwright-core").Page} page
 * @param {string} url a VS Code with a script open: two lines without a flow, one in line 4 that follows its version, and one in line 10
 *   that does not
 */
export async function tellStatus(page, url) {
  await page.goto(url);
  await page.locator(".squiggly-error").first().waitFor();
  await shows(page, "No flow at the cursor");
  await shows(page, "1 error in this file", "Show Findings");
  await shows(page, "Language server is running", "Show Output");
  await goToLine(page, 4);
  await shows(page, "Follows Stop Processing D");
  await goToLine(page, 12);
  await shows(page, "Does not follow Stop Processing D");

  const { arrived, release } = await holdServer(page);
  await run(page, "Message Flow: Restart Language Server");
  await arrived;
  await shows(page, "Language server is starting", "Show Output");
  await shows(page, "Not checked");
  await shows(page, "Findings are not known yet", "Show Findings");
  release();
  await shows(page, "Language server is running", "Show Output");
  await shows(page, "Does not follow Stop Processing D");
  await shows(page, "1 error in this file", "Show Findings");

  await tellFault(page);
  await run(page, "Focus into Panel");
  await choose(page, "Show Findings");
  await page.locator(".markers-panel .monaco-list-row", { hasText: "missing-message" }).waitFor();
}

/** A server that runs but throws when it checks is not silent, nor for ever at work. */
async function tellFault(page) {
  await page.unroute(SERVER);
  await page.route(SERVER, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `(${failUntilChange})();\n${await response.text()}` });
  });
  await run(page, "Message Flow: Restart Language Server");
  await shows(page, "The script could not be checked", "Show Output");
  await shows(page, "Language server is running", "Show Output");
  await page.keyboard.type(" ");
  await shows(page, "Does not follow Stop Processing D");
  await page.keyboard.press("Backspace");
  await page.unroute(SERVER);
}

/** Before the server in its worker: until a script changes, what is asked of flows is answered as by a server that throws. */
function failUntilChange() {
  const asked = new Set();
  let fails = true;
  self.addEventListener("message", ({ data: { id, method } }) => {
    if (method === "textDocument/didChange") fails = false;
    if (method === "msgflow/flowTests" && fails) asked.add(id);
  });
  const post = self.postMessage.bind(self);
  const fault = { code: -32603, message: "flowTests failed: No." };
  self.postMessage = (message) => {
    const { jsonrpc, id, method } = message;
    post(method === undefined && asked.delete(id) ? { jsonrpc, id, error: fault } : message);
  };
}

/** Waits until the status has an entry with these texts. */
async function shows(page, ...texts) {
  await entry(page, ...texts);
}

async function choose(page, action) {
  const shown = await entry(page, action);
  await shown.getByText(action).click();
}

/** The entry of the status with these texts, in sight; it is looked for anew, since it stays as it was when it was opened. */
async function entry(page, ...texts) {
  const found = texts.reduce(
    (all, text) => all.filter({ hasText: text }),
    page.locator(".hover-language-status .element"),
  );
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.mouse.move(5, 5);
    await page.locator('[id="status.languageStatus"]').hover();
    const isShown = await found.waitFor({ timeout: 1_000 }).then(
      () => true,
      () => false,
    );
    if (isShown) return found;
  }
  const shown = await page.locator(".hover-language-status").allTextContents();
  throw new Error(`The status does not show “${texts.join("”, “")}” but “${shown.join("”, “")}”.`);
}

/** From now on the server's script is asked for (`arrived`) and not given until `release`. */
async function holdServer(page) {
  let release = () => undefined;
  const released = new Promise((resolve) => {
    release = resolve;
  });
  let tell = () => undefined;
  const arrived = new Promise((resolve) => {
    tell = resolve;
  });
  await page.route(SERVER, async (route) => {
    tell();
    await released;
    await route.continue();
  });
  return { arrived, release };
}
