/** A word that is typed in full is what is offered first for it, and as it stands: so Enter can end its line. */
import assert from "node:assert/strict";
import { proposalsAt, shown, unmarked } from "./completion-support";

/** What is offered for the word at the mark, as far as just that is to be typed for it; the best first. */
function offered(marked: string): string[] {
  const at = unmarked(marked);
  const line = at.text.split("\n")[at.position.line] ?? "";
  const items = proposalsAt(at)?.items ?? [];
  return items
    .filter(({ label, filter = label, start }) => {
      const typed = line.slice(start ?? line.search(/\S/), at.position.character);
      return filter === typed;
    })
    .map(shown);
}

describe("a word typed in full", () => {
  const flow = "flow\n  ";
  const version = "version V\n  ";
  const cases: readonly (readonly [word: string, before: string, whole: string])[] = [
    ["alt", flow, 'alt … else … end  ⇒ "alt \\"$1\\"\\n    $3\\n  else \\"$2\\"\\n    $0\\n  end"'],
    ["par", flow, 'par … and … end  ⇒ "par\\n    $3\\n  and\\n    $0\\n  end"'],
    ["opt", flow, 'opt … end  ⇒ "opt \\"$1\\"\\n    $0\\n  end"'],
    ["loop", flow, 'loop … end  ⇒ "loop \\"$1\\"\\n    $0\\n  end"'],
    ["each", version, "each … end  ⇒ "],
    ["follows", "flow : none\n  ", "follows … end  ⇒ "],
    ["note", flow, 'note "…"  ⇒ "note \\"$1\\""'],
    ["from", "message M : P\n  ", "from … to …  ⇒ "],
    ["attribute", "message M : P\n  ", "attribute … : …  ⇒ "],
    ["participant", flow, "participant … : …  ⇒ "],
    ["participant", "", "participant … : …  ⇒ "],
    ["use", "", 'use "…"  ⇒ "use \\"$1\\""'],
    ["role", "", 'role … "…"  ⇒ '],
    ["model", "", "model … version …  ⇒ "],
    ["version", "", "version … of …  ⇒ "],
    ["message", "", "message … : …  ⇒ "],
    ["flow", "", 'flow "…" : …  ⇒ "flow \\"$'],
  ];
  for (const [word, before, whole] of cases)
    it(`is offered first, and then what it begins: ${word} ${before === "" ? "at the top" : "in a body"}`, () => {
      const [first, second = "", ...more] = offered(`${before}${word}<|>`);
      assert.equal(first, `Keyword  ${word}`);
      assert.ok(second.startsWith(`Snippet  ${whole}`), second);
      assert.ok(second.endsWith(`  as "${word}"`), second);
      assert.deepEqual(more, []);
    });

  for (const [word, before] of [
    ["protocol", ""],
    ["see", "role R\n  "],
    ["end", "flow\n  opt\n  "],
    ["else", "flow\n  alt\n  "],
    ["and", "flow\n  par\n  "],
    ["accept", "version V\n  URS -> Agent : EventAck\n    "],
    ["should", version],
    ["may", version],
  ] as const)
    it(`is offered alone where it begins nothing: ${word}`, () =>
      assert.deepEqual(offered(`${before}${word}<|>`), [`Keyword  ${word}`]));

  it("is none of the blocks that `end` closes", () => {
    assert.deepEqual(offered("flow\n  end<|>"), []);
  });

  it("divides a block where that is, if not all of it is typed; so there is something to ask again", () => {
    for (const [typed, expected] of [
      ["", 'Keyword  end  ⇒ from 0 "  end"  as "    end"'],
      ["en", 'Keyword  end  ⇒ from 0 "  end"  as "    end"'],
      ["end", "Keyword  end"],
    ] as const) {
      const found = proposalsAt(unmarked(`flow\n  opt\n    ${typed}<|>`));
      assert.ok(found?.items.map(shown).includes(expected), found?.items.map(shown).join("\n"));
      assert.equal(found?.isIncomplete, typed !== "end");
    }
    assert.equal(proposalsAt(unmarked("flow\n  opt\n  e<|>"))?.isIncomplete, false);
  });

  it("is left as it is, wherever it stands; what it begins is put where that belongs", () => {
    assert.deepEqual(offered("flow\n      opt<|>"), [
      "Keyword  opt",
      'Snippet  opt … end  ⇒ from 0 "  opt \\"$1\\"\\n    $0\\n  end"  as "      opt"',
    ]);
  });
});
