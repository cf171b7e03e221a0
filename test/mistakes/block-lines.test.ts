/** A line of a block that is missing, doubled or misspelt is one finding at the most, and none about what follows from it. */
import assert from "node:assert/strict";
import { FLOWS, findingsOf, parsed, shown, slipsOf } from "./flows";

/** What would be said of a flow whose messages are wrong. */
const OF_MESSAGES: ReadonlySet<string> = new Set([
  ...["missing-message", "unexpected-message", "out-of-order", "duplicate-message", "before-request"],
  ...["substituted-message", "wrong-version", "wrong-processor", "wrong-sender", "wrong-receiver"],
]);
/** Words that are no slips of anything. */
const OTHERS = ["zzz", "otherwise", "und", "?", "----", "and", "else", "end", "opt"];

function check(lines: readonly string[], what: string, most = 1): void {
  const found = findingsOf(parsed(lines));
  assert.ok(found.length <= most, `${what}\n${shown(found)}`);
  assert.ok(!found.some(({ code }) => OF_MESSAGES.has(code)), `${what}\n${shown(found)}`);
}

describe("a line of a block in a right flow", () => {
  for (const [number, text] of FLOWS.entries())
    for (const [layout, lines] of [
      ["indented", text.split("\n")],
      ["not indented", text.split("\n").map((line) => line.trimStart())],
    ] as const) {
      const blockLines = [...lines.entries()].filter(([, line]) => /^ *(?:alt|else|opt|loop|par|and|end)\b/.test(line));

      it(`may be missing: flow ${number + 1}, ${layout}`, () => {
        for (const [at, line] of blockLines) check(lines.toSpliced(at, 1), `without line ${at + 1}: ${line}`);
      });

      it(`may be there twice: flow ${number + 1}, ${layout}`, () => {
        for (const [at, line] of blockLines) check(lines.toSpliced(at, 0, line), `twice line ${at + 1}: ${line}`);
      });

      it(`may be misspelt: flow ${number + 1}, ${layout}`, () => {
        for (const [at, line] of blockLines) {
          const word = line.trim().split(" ")[0] as string;
          // With another word that opens a block the flow is right, and says something else.
          const others = word === "alt" ? OTHERS : OTHERS.filter((other) => other !== "opt");
          for (const put of [...[...slipsOf(word).values()].flat(), ...others])
            check(lines.with(at, line.replace(word, put)), `line ${at + 1}: ${line.replace(word, put)}`);
        }
      });
    }
});
