/** Diagrams by example: `<|>` marks where the cursor is. To add one, see golden.ts. Mermaid itself reads what is made. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { type Diagram, diagram, diagramLenses, OPEN_DIAGRAM, parseScript } from "../../server/src/language-service";
import { filesOf } from "./files";
import { itMatchesGolden } from "./golden";
import { linesOf, soups } from "./soup";

function shown(text: string): string[] {
  const { asked, position } = filesOf(text);
  const found = diagram(asked, position.line);
  if (!found) return ["(none)"];
  const { title, said, start, lines, messages, source } = found;
  return [
    `${title} (${said}), at ${start.line}:${start.character}, lines ${lines.join(" to ")}`,
    ...messages.map(({ line, findings }) => `line ${line}${findings.map(({ severity }) => `, ${severity}`).join("")}`),
    ...source.split("\n"),
  ];
}

/** Any text that can stand in quotes, and any that is meant to be a name. */
const texts = fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => text.replace(/["\\\r\n]/g, "'"));

async function parsed(found: Diagram): Promise<string> {
  const { default: mermaid } = await import("mermaid");
  return (await mermaid.parse(found.source)).diagramType;
}

describe("diagrams", function () {
  this.timeout(60_000);
  itMatchesGolden("diagram", shown);

  it("are right for Mermaid, with an arrow for each message, whatever the script says", async () => {
    const property = fc.asyncProperty(soups, fc.nat(60), async (soup, line) => {
      const found = diagram(soup, line);
      if (!found) return;
      assert.equal(await parsed(found), "sequence");
      assert.equal(found.source.split("->>").length - 1, found.messages.length);
      for (const message of found.messages) assert.match(linesOf(soup)[message.line] ?? "", /->/);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it("say nothing to Mermaid by what stands in texts", async () => {
    const property = fc.asyncProperty(texts, texts, async (one, other) => {
      const lines = [
        `flow "${one}" : none`,
        `  participant A : Agent "${other}"`,
        `  note "${one}"`,
        `  loop "${other}"`,
      ];
      const script = parseScript("file:///a.msgflow", [...lines, "    A -> URS : EventAck", "  end", ""].join("\n"));
      const found = diagram(script, 0);
      assert.ok(found);
      assert.equal(await parsed(found), "sequence");
      // A participant, another, a note, a loop, an arrow, an end.
      assert.equal(found.source.trimEnd().split("\n").length, 7);
    });
    await fc.assert(property, { numRuns: 200 });
  });

  it("are opened by a lens over each flow", () => {
    const script = parseScript("file:///a.msgflow", 'role R\nflow "A"\nversion V\nflow\n');
    const lenses = diagramLenses(script, "file:///A.msgflow");
    assert.deepEqual(
      lenses.map(({ range: { start }, command }) => [start.line, start.character, command?.title, command?.command]),
      [
        [1, 5, "Open diagram", OPEN_DIAGRAM],
        [3, 0, "Open diagram", OPEN_DIAGRAM],
      ],
    );
    assert.deepEqual(lenses[0]?.command?.arguments, ["file:///A.msgflow", { line: 1, character: 5 }]);
  });
});
