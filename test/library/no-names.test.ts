/** The rules of eServices are data: no TypeScript knows a name that the library declares. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { library } from "../../server/src/library/library";

const root = join(__dirname, "../..");

function sources(): string[] {
  const files = ["server/src", "client/src"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => join(root, folder, file)),
  );
  return files.filter((file) => file.endsWith(".ts") && !file.includes(`${sep}generated${sep}`));
}

/** Without what a rule's page tells and shows: its rationale, and pieces of scripts, known by an arrow or a flow's head. */
function withoutDocumentation(source: string): string {
  const isTold = (text: string) => /^rationale:|-> |^`flow "/.test(text);
  return source.replace(/(?:rationale: )?(?:`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*")/g, (t) => (isTold(t) ? "" : t));
}

function declaredNames(): readonly string[] {
  const { messages, models, protocols, roles } = library().scope;
  const versions = [...models.values()].flatMap((model) => [...model.versions.keys()]);
  return [...new Set([...[messages, models, protocols, roles].flatMap((map) => [...map.keys()]), ...versions])];
}

/** `Agent`, `Reporting` and `A` are English as well: of these, only a string that is the name is taken for it. */
const isEnglish = (name: string) => /^[A-Z][a-z]*$/.test(name);

function patternOf(name: string): RegExp {
  return isEnglish(name) ? new RegExp(`(["'])${name}\\1`) : new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
}

function namesIn(source: string, names: readonly string[]): string[] {
  return names.filter((name) => patternOf(name).test(source));
}

describe("the sources", () => {
  const names = declaredNames();

  it("name no message, model, version, role or protocol of the library", () => {
    const files = sources();
    assert.ok(files.length > 50);
    for (const file of files) {
      const path = relative(root, file).split(sep).join("/");
      const source = readFileSync(file, "utf8");
      const checked = path.startsWith("server/src/rules/") ? withoutDocumentation(source) : source;
      assert.deepEqual(namesIn(checked, names), [], path);
    }
  });

  it("would be caught naming one", () => {
    assert.deepEqual(namesIn('if (message.name === "EventAck") return;', names), ["EventAck"]);
    assert.deepEqual(namesIn("const asks = { RequestUpdateUserData: true };", names), ["RequestUpdateUserData"]);
    assert.deepEqual(namesIn('role === "Agent" || role === "URS"', names), ["Agent", "URS"]);
    assert.deepEqual(namesIn('version.name === "D"', names), ["D"]);
    assert.deepEqual(namesIn("// Agents, and their MediaServer; Reporting a finding.", names), ["MediaServer"]);
  });

  it("of rules may tell of the library in what they document, not in what they check", () => {
    const rule = "rationale: `An \\`EventAck\\``, bad: example(`\n Agent -> URS : EventAck\n`), text: `EventError`";
    assert.deepEqual(namesIn(withoutDocumentation(rule), names), ["EventError"]);
  });
});
