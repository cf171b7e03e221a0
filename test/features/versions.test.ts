import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { canonicalSteps } from "../../server/src/features/canonical-steps";
import { library } from "../../server/src/library/library";
import { parseScript } from "../../server/src/syntax/script";
import { type Item, type Structure, structureOf } from "../../server/src/syntax/structure";

/** What happens in which order and how strongly, without remarks. */
function steps(items: readonly Item[]): unknown[] {
  return items.flatMap((item): unknown[] => {
    if (item.kind === "note") return [];
    if (item.kind === "block")
      return [[item.word, item.branches.map((branch) => steps(branch.items)), item.end !== undefined]];
    const { necessity, from, to, message, via, insteadOf, ground } = item.statement;
    const accepts = item.accepts.map((accept) => accept.statement.message.text);
    return [[necessity, from.text, to.text, message.text, via?.text, insteadOf?.text, ground?.text, accepts]];
  });
}

function structured(version: string): Structure {
  const [section] = parseScript("file:///a.msgflow", version).sections;
  assert.ok(section);
  return structureOf(section);
}

describe("the steps of a version as text", () => {
  for (const model of library().scope.models.values())
    for (const version of model.versions.values())
      it(`say what ${model.declaration.name} ${version.name} says`, () => {
        const structure = structureOf(version.origin.section);
        const text = ["version V", ...canonicalSteps(structure)].join("\n");
        const again = structured(text);
        assert.deepEqual(steps(again.items), steps(structure.items));
        assert.deepEqual(
          again.participants.map((p) => p.statement.roles.map((role) => role.text)),
          structure.participants.map((p) => p.statement.roles.map((role) => role.text)),
        );
        assert.equal(again.damaged, false);
        assert.deepEqual(canonicalSteps(again), canonicalSteps(structure));
      });

  it("escape what a text holds", () => {
    const text = 'version V\n  loop "a \\"b\\" \\\\ \\n \\u0000"\n  end';
    assert.deepEqual(canonicalSteps(structured(text)), ['loop "a \\"b\\" \\\\ \\n \\u0000"', "end"]);
  });
});

describe("the sources of hovers", () => {
  it("name no message, role or version of the library: what is told comes from its files", () => {
    const folder = join(__dirname, "../../server/src/features");
    const source = readdirSync(folder)
      .filter((file) => file.startsWith("hover"))
      .map((file) => readFileSync(join(folder, file), "utf8"));
    const { messages, models } = library().scope;
    for (const name of [...messages.keys(), ...models.keys()]) assert.ok(!source.join("\n").includes(name), name);
  });
});
