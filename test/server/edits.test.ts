import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Diagnostic, TextDocumentContentChangeEvent } from "vscode-languageserver-protocol/node";
import { editScript, parseScript, textOf } from "../../server/src/language-service";
import { changesOf, edits } from "../rules/edits";
import { scriptOf } from "../rules/fixture";
import { at, codes, killAll, pulling, type Setup, startClient, type TestClient } from "./client";
import { edited } from "./plain-text";

const uri = "file:///scripts/a.msgflow";

/**
 * Edits a document and compares its diagnostics with those of the resulting text opened afresh; they are said to be
 * unchanged if and only if they are those told before.
 */
async function sameAsFresh(client: TestClient, text: string, ...edits: TextDocumentContentChangeEvent[][]) {
  let expectedText = text;
  await client.open(uri, text);
  let { resultId } = await client.pull(uri);
  let told = await client.items(uri);
  for (const [i, changes] of edits.entries()) {
    await client.change(uri, i + 2, changes);
    expectedText = edited(expectedText, changes);
    const fresh = `file:///scripts/fresh${i}.msgflow`;
    await client.open(fresh, expectedText);
    const expected = await client.items(fresh);
    const report = await client.pull(uri, resultId);
    assert.equal(report.kind === "unchanged", isDeepStrictEqual(told, expected), JSON.stringify(expectedText));
    if (report.kind === "full") told = report.items;
    assert.deepEqual(told, expected, JSON.stringify(expectedText));
    resultId = report.resultId;
    await client.close(fresh);
  }
  await client.close(uri);
  return told;
}

describe("server: edits", function () {
  this.timeout(60_000);
  let client: TestClient;
  before(async () => {
    client = await startClient();
  });
  after(killAll);

  it("of several parts at once apply one after the other", async () => {
    const found = await sameAsFresh(client, 'flow "F" : none\n', [
      { range: at(1, 0, 0), text: "  A -> B : EventAck\n" },
      { range: at(1, 4, 6), text: "=>" },
    ]);
    assert.equal(found[0]?.code, "syntax");
    assert.deepEqual(found[0]?.range.start, { line: 1, character: 4 });
  });

  it("of the whole text", async () => {
    assert.deepEqual(codes(await sameAsFresh(client, "flow", [{ text: "" }])), []);
  });

  it("around line ends of all kinds", async () => {
    const text = 'flow "F" : none\r\n  A --> B : EventAck\r  note "x"\n  B --> A : EventAck';
    const joined = { start: { line: 0, character: 15 }, end: { line: 1, character: 0 } };
    await sameAsFresh(
      client,
      text,
      [{ range: at(1, 4, 7), text: "->" }],
      [{ range: at(1, 19, 19), text: "\r" }],
      [{ range: at(2, 0, 0), text: "\n" }],
      [{ range: at(2, 0, 0), text: "\r\n" }],
      [{ range: joined, text: "" }],
      [{ range: joined, text: "\r" }],
    );
  });

  it("among characters of two UTF-16 units", async () => {
    const text = 'flow "F" : none\n  A -> B : EventAck "😀𝒳"\n  A --> B : EventAck\n';
    const found = await sameAsFresh(
      client,
      text,
      [{ range: at(1, 21, 23), text: "日本" }],
      [{ range: at(1, 20, 20), text: "👨‍👩‍👧" }],
      [{ range: at(2, 2, 3), text: "𠮷野" }],
    );
    assert.equal(found.at(-1)?.code, "syntax");
    assert.deepEqual(found.at(-1)?.range, at(2, 6, 22));
  });

  it("beyond lines and the text are brought back into it", async () => {
    await sameAsFresh(
      client,
      "flow\nnote",
      [{ range: at(0, 99, 999), text: " x" }],
      [{ range: at(9, 0, 9), text: "y" }],
    );
  });

  it("at random", async () => {
    const random = generator(42);
    const pick = <T>(from: readonly T[]) => from[random(from.length)] as T;
    const pieces = [
      "\n",
      "\r\n",
      "\r",
      "flow ",
      '"F"',
      " : none",
      "A -> B : EventAck",
      "->",
      "#",
      "end",
      "alt",
      "😀",
      "é",
      " ",
    ];
    for (let round = 0; round < 10; round++) {
      const text = Array.from({ length: 20 }, () => pick(pieces)).join("");
      const edits = Array.from({ length: 15 }, () => {
        const [line, start, end] = [random(8), random(12), random(12)];
        return [{ range: at(line, Math.min(start, end), Math.max(start, end)), text: pick(pieces) + pick(pieces) }];
      });
      await sameAsFresh(client, text, ...edits);
    }
  });
});

const FIXTURES = join(__dirname, "../fixtures/rules");
const fixtures = readdirSync(FIXTURES)
  .filter((name) => name.endsWith(".msgflow"))
  .map((name) => scriptOf(join(FIXTURES, name)));

const { diagnostic, ...rest } = pulling.textDocument ?? {};
const pushing: Setup["capabilities"] = { ...pulling, textDocument: rest };

/** The diagnostics that a client has of documents, whichever way it gets them. */
class Shown {
  readonly #ids = new Map<string, string | undefined>();
  readonly #items = new Map<string, readonly Diagnostic[]>();

  constructor(
    readonly client: TestClient,
    readonly mode: "pull" | "push",
  ) {}

  /** Those of this version of the document. */
  async of(uri: string, version: number): Promise<readonly Diagnostic[]> {
    if (this.mode === "push") return this.client.push(uri, version);
    const last = this.#items.get(uri);
    const report = await this.client.pull(uri, this.#ids.get(uri));
    const items = report.kind === "full" ? report.items : (last ?? []);
    if (report.kind === "full" && last) assert.notDeepEqual(items, last, "it is unchanged, and should be said to be");
    this.#ids.set(uri, report.resultId);
    this.#items.set(uri, items);
    return items;
  }
}

describe("server: edits of scripts of many sections", function () {
  this.timeout(120_000);
  afterEach(killAll);

  // Over its streams the server puts diagnostics together as text, over Node's channel it sends objects.
  for (const transport of ["stdio", "ipc"] as const)
    for (const mode of ["pull", "push"] as const)
      it(`lead to what the resulting text has, by ${mode} over ${transport}`, async () => {
        const client = await startClient({ transport, capabilities: mode === "pull" ? pulling : pushing });
        const shown = new Shown(client, mode);
        const source = fc.shuffledSubarray(fixtures, { minLength: 5, maxLength: 10 }).map((parts) => parts.join("\n"));
        const runs = fc.sample(fc.tuple(source, fc.array(edits, { minLength: 25, maxLength: 25 })), {
          seed: 42,
          numRuns: 4,
        });
        for (const [run, [text, steps]] of runs.entries())
          await edit(client, shown, `file:///scripts/${run}`, text, steps);
      });
});

/** Makes these edits in a document and compares its diagnostics with those of the text opened afresh, after each. */
async function edit(client: TestClient, shown: Shown, name: string, text: string, steps: readonly Edits[]) {
  const uri = `${name}.msgflow`;
  let script = parseScript(uri, text);
  await client.open(uri, text);
  await shown.of(uri, 1);
  for (const [i, step] of steps.entries()) {
    const changes = changesOf(script, step);
    script = editScript(script, changes);
    await client.change(uri, i + 2, changes as TextDocumentContentChangeEvent[]);
    const fresh = `${name}-fresh${i}.msgflow`;
    await client.open(fresh, textOf(script));
    const expected = JSON.stringify(await shown.of(fresh, 1)).replaceAll(fresh, uri);
    assert.deepEqual(await shown.of(uri, i + 2), JSON.parse(expected), JSON.stringify(textOf(script)));
    await client.close(fresh);
  }
}

type Edits = typeof edits extends fc.Arbitrary<infer T> ? T : never;

/** Numbers below `n`, the same in every run (a linear congruential generator). */
function generator(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}
