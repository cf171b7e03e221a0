import { chromium } from "playwright-core";

/** No traffic of the browser's own; and, in a container, neither a sandbox nor a graphics card. */
const ARGUMENTS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--font-render-hinting=none",
  "--no-sandbox",
];

/**
 * Starts a browser: the executable that MSGFLOW_CHROMIUM names, else, on Linux, the Chromium that npm brought, else the
 * Chrome that is installed. The arguments that its package suggests are not taken: they turn off what protects pages
 * from each other, which is to be tested too.
 */
export async function launchChromium() {
  const executable = process.env.MSGFLOW_CHROMIUM || (await packagedChromium());
  const which = executable === undefined ? { channel: "chrome" } : { executablePath: executable };
  return chromium.launch({ ...which, args: ARGUMENTS });
}

async function packagedChromium() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}
