/** Whatever the grammar can read next, something is proposed for it. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import peggy from "peggy";
import { cursorAt } from "../../server/src/features/completion/cursor";
import { proposers } from "../../server/src/features/completion/names";
import { slotsAt } from "../../server/src/features/completion/slots";
import { wantedAfter } from "../../server/src/features/completion/wanted";
import { libraryFiles } from "../../server/src/language-service";
import { labelsAt } from "./completion-support";

const grammar = readFileSync(join(__dirname, "../../grammar/msgflow.peggy"), "utf8");

/** What failures of the parser can name: the display names of rules, and the literals outside of those. */
function expectations(): Set<string> {
  const found = new Set<string>();
  const { rules } = peggy.parser.parse(grammar);
  for (const { name, expression } of rules)
    if (expression.type === "named") found.add(expression.name);
    else if (name !== "Keyword") for (const literal of literalsIn(expression)) found.add(`\`${literal}\``);
  return found;
}

function literalsIn(node: unknown): string[] {
  if (typeof node !== "object" || node === null) return [];
  const { type, value } = node as { type?: string; value?: unknown };
  if (type === "literal" && typeof value === "string") return [value];
  return Object.values(node).flatMap(literalsIn);
}

/** What is expected, a line up to where it is, and one of the proposals there. */
const EXAMPLES: Readonly<Record<string, readonly [text: string, label: string]>> = {
  "`participant`": ["<|>", "participant"],
  "`use`": ["<|>", "use"],
  "`protocol`": ["<|>", "protocol"],
  "`role`": ["<|>", "role"],
  "`message`": ["<|>", "message"],
  "`model`": ["<|>", "model"],
  "`version`": ["<|>", "version"],
  "`flow`": ["<|>", "flow"],
  "`from`": ["message M : P\n  <|>", "from"],
  "`answers`": ["message M : P\n  <|>", "answers"],
  "`attribute`": ["message M : P\n  <|>", "attribute"],
  "`see`": ["role R\n  <|>", "see"],
  "`processed by`": ["flow\n  <|>", "processed by"],
  "`by`": ["flow\n  processed <|>", "by"],
  "`note`": ["flow\n  <|>", "note"],
  "`alt`": ["flow\n  <|>", "alt"],
  "`opt`": ["flow\n  <|>", "opt"],
  "`par`": ["flow\n  <|>", "par"],
  "`loop`": ["flow\n  <|>", "loop"],
  "`else`": ["flow\n  alt\n  <|>", "else"],
  "`and`": ["flow\n  par\n  <|>", "and"],
  "`end`": ["flow\n  opt\n  <|>", "end"],
  "`each`": ["version V\n  <|>", "each"],
  "`should`": ["version V\n  <|>", "should"],
  "`may`": ["version V\n  <|>", "may"],
  "`accept`": ["version V\n  URS -> Agent : EventAck\n  <|>", "accept"],
  "`follows`": ["flow : none\n  <|>", "follows"],
  "`none`": ["flow : <|>", "none"],
  "`to`": ["message M : P\n  from URS <|>", "to"],
  "`via`": ["flow\n  URS -> Agent : EventAck <|>", "via"],
  "`instead of`": ["version V\n  URS -> Agent : EventAck <|>", "instead of"],
  "`of`": ["version V <|>", "of"],
  "`or`": ["version V\n  participant P : URS <|>", "or"],
  "`->`": ["flow\n  URS <|>", "->"],
  "`:`": ["flow\n  URS -> Agent <|>", ":"],
  "`,`": ["flow\n  processed by URS <|>", ","],
  "`=`": ["flow\n  URS -> Agent : EventAck\n    ReferenceId <|>", "="],
  "a name": ["flow\n  <|>", "URS"],
  "an attribute's name": ["flow\n  URS -> Agent : EventAck\n    <|>", "ReferenceId"],
  "a name of one or more words": ["message M : <|>", "Interaction Management"],
  "a protocol's name": ["flow\n  URS -> Agent : EventAck via <|>", "Interaction Management"],
  "a type (`string`, `integer`, `number`, `boolean` or `object`)": ["message M : P\n  attribute A : <|>", "boolean"],
  "a mark (`required`, `reference` or `interaction`)": ["message M : P\n  attribute A : string <|>", "required"],
  "a ground (`documented`, `seen` or `inferred`)": ["message M : P\n  from URS to Agent <|>", "seen"],
  "a value (a string in quotes, a number, `true` or `false`)": [
    "flow\n  URS -> Agent : EventError\n    ErrorDescription = <|>",
    '"…"',
  ],
  "a text in quotes": ["flow\n  note <|>", '"…"'],
  "an address that starts with http:// or https://": ["role R\n  see <|>", "https://"],
};

/** What needs no proposal. */
const WITHOUT: ReadonlySet<string> = new Set([
  ...["a blank", "a comment", "the end of the line"],
  // Comments above what they document, and a mark of the encoding.
  ...["`##`", "`\uFEFF`"],
  // Parts of names, texts and comments.
  ...["` `", "`-`", "`\\`", "`\\u`"],
]);

describe("completion and the grammar", () => {
  const all = expectations();

  it("know the same expectations", () => {
    const known = new Set([...Object.keys(EXAMPLES), ...WITHOUT]);
    assert.deepEqual(
      [...all].filter((one) => !known.has(one)),
      [],
    );
    assert.deepEqual(
      Object.keys(EXAMPLES).filter((one) => !all.has(one)),
      [],
    );
  });

  for (const [expectation, [marked, label]] of Object.entries(EXAMPLES))
    it(`propose something for ${expectation}`, () => {
      const line =
        marked
          .split("\n")
          .find((one) => one.includes("<|>"))
          ?.replace("<|>", "") ?? "";
      const wanted = wantedAfter(line);
      assert.ok(wanted.in === "line" && wanted.parts.has(expectation));
      assert.ok(labelsAt(marked).includes(label), labelsAt(marked).join("\n"));
    });

  it("have the same places for names", () => {
    const found = new Set<string>();
    const files = libraryFiles().map(({ text }) => text);
    const more = [
      'flow "F" : M A, B',
      "  follows M A, B",
      "  processed by A",
      "  A -> B : C via D instead of E",
      "version V of M",
    ];
    for (const line of [...files, ...more].flatMap((text) => text.split("\n")))
      for (let at = 0; at <= line.length; at++) {
        const cursor = cursorAt(line, at);
        if (!cursor || wantedAfter(cursor.before).in !== "line") continue;
        for (const { part } of slotsAt(cursor)) found.add(part);
      }
    assert.deepEqual([...found].sort(), [...proposers.keys()].sort());
  });
});
