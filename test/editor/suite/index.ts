// What VS Code runs inside its extension host: mocha with the tests next to this file.
import "mocha/mocha.js";

declare const mocha: BrowserMocha;
declare const Mocha: typeof import("mocha");

/** Called by VS Code. What is thrown here makes the editor end with a failure. */
export async function run(): Promise<void> {
  mocha.setup({ ui: "bdd", reporter: "spec", timeout: 15_000 });
  await import("./findings.test.js");
  await import("./code-actions.test.js");
  await import("./commands.test.js");
  await import("./completion.test.js");
  await import("./formatting.test.js");
  await import("./hints.test.js");
  await import("./hover.test.js");
  await import("./library.test.js");
  await import("./navigation.test.js");
  await import("./restart.test.js");
  await import("./structure.test.js");
  await import("./symbols.test.js");
  await import("./tokens.test.js");
  await import("./uses.test.js");
  // Last, since it wakes VS Code's Markdown, whose search for symbols in this workspace never ends.
  await import("./rule-page.test.js");
  // in-host.mjs knows by their beginnings which of the extension host's lines are the tests'.
  Mocha.reporters.Base.consoleLog = (format = "", ...values) => console.log(`msgflow-tests: ${format}`, ...values);
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on("end", () => console.log(`msgflow-stats: ${JSON.stringify(runner.stats)}`));
  });
  if (failed > 0) throw new Error(`${failed} tests failed.`);
}
