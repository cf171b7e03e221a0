/** The table of docs/editor-features.md is what the server announces to VS Code, and what it names is there. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CodeActionOptions, ServerCapabilities } from "vscode-languageserver-protocol";
import { contributes } from "../../package.json";
import { killAll, startClient } from "./client";
import { providersIn, REQUESTS } from "./every-request";
import { COMMANDS, vscodeCapabilities } from "./vscode-client";

const root = join(__dirname, "..", "..");

interface Row {
  readonly feature: string;
  readonly requests: readonly string[];
  readonly settings: readonly string[];
  readonly heldBy: readonly string[];
  readonly driven: readonly string[];
  readonly noneDrives: boolean;
}

const quoted = (cell = "") => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = ""]) => text);

function rows(): Row[] {
  const text = readFileSync(join(root, "docs", "editor-features.md"), "utf8");
  const table = text.split("\n").filter((line) => line.startsWith("|"));
  return table.slice(2).map((line) => {
    const cells = line.split("|").map((cell) => cell.trim());
    assert.equal(cells.length, 8, line);
    const [, feature = "", requests, , settings, heldBy, driven] = cells;
    const lists = {
      requests: quoted(requests),
      settings: quoted(settings),
      heldBy: quoted(heldBy),
      driven: quoted(driven),
    };
    return { feature, ...lists, noneDrives: driven === "none" };
  });
}

/** What is announced to VS Code. */
async function announced(): Promise<ServerCapabilities> {
  const { workspace, ...others } = vscodeCapabilities();
  const capabilities = { ...others, workspace: { ...workspace, configuration: false } };
  const client = await startClient({ capabilities, initializationOptions: { commands: COMMANDS } });
  return client.initializeResult.capabilities;
}

/** Sent by the server, or asked of it by a name of its own. */
const NOT_ANNOUNCED = ["textDocument/publishDiagnostics", "msgflow/flowTests", "msgflow/diagram"];

describe("the table of editor features", function () {
  this.timeout(20_000);
  afterEach(killAll);

  it("has a row for each provider that is announced, and each row's is", async () => {
    const provided = new Map(REQUESTS.map(({ method, provider }) => [method, provider]));
    const named = new Set(
      rows()
        .flatMap(({ requests }) => requests)
        .filter((one) => !NOT_ANNOUNCED.includes(one)),
    );
    const providers = [...named].map((method) => provided.get(method) ?? assert.fail(`${method} is not known`));
    assert.deepEqual([...new Set(providers)].sort(), providersIn(await announced()).sort());
  });

  it("names every request that is answered", () => {
    const named = new Set(rows().flatMap(({ requests }) => requests));
    assert.deepEqual(
      REQUESTS.map(({ method }) => method).filter((method) => !named.has(method)),
      [],
    );
  });

  it("has a row for each kind of code action that is announced, and each row's is", async () => {
    const ofActions = rows().filter(({ requests }) => requests.includes("textDocument/codeAction"));
    const kinds = new Set(ofActions.flatMap(({ feature }) => quoted(feature)));
    const { codeActionKinds = [] } = (await announced()).codeActionProvider as CodeActionOptions;
    assert.deepEqual([...kinds].sort(), [...codeActionKinds].sort());
  });

  it("names the settings that there are, and all of the extension's", () => {
    const own = contributes.configuration.properties;
    const named = new Set(
      rows()
        .flatMap(({ settings }) => settings)
        .filter((one) => one.startsWith("msgflow.")),
    );
    assert.deepEqual([...named].sort(), Object.keys(own).sort());
  });

  it("names folders and files that there are, of tests in VS Code at least one a row", () => {
    for (const { feature, heldBy, driven, noneDrives } of rows()) {
      assert.ok(heldBy.length > 0, `nothing holds: ${feature}`);
      assert.ok(driven.length > 0 !== noneDrives, `no word on tests in VS Code: ${feature}`);
      assert.ok(
        driven.every((path) => /^test\/(editor|vscode)\//.test(path)),
        feature,
      );
      for (const path of [...heldBy, ...driven])
        assert.ok(existsSync(join(root, path)), `${path} is missing: ${feature}`);
    }
  });
});
