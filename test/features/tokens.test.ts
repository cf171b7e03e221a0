/** Semantic tokens by example, and what must be true of them after any edits. To add an example, see golden.ts. */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { SemanticTokensEdit } from "vscode-languageserver-types";
import {
  canonicalAddress,
  editScript,
  type Files,
  parseScript,
  type Range,
  type Script,
  semanticTokens,
  semanticTokensIn,
  type TokenSet,
  type Tokens,
  textOf,
  tokenData,
  tokenEdits,
  tokenLegend,
} from "../../server/src/language-service";
import { manyFlows } from "../bench/corpus";
import { afresh, applied, edits } from "../rules/edits";
import { filesOf } from "./files";
import { itMatchesGolden } from "./golden";
import { linesOf, soups } from "./soup";

const SETS: readonly TokenSet[] = ["names", "all"];

interface Token {
  readonly line: number;
  readonly start: number;
  readonly length: number;
  readonly type: string | undefined;
  readonly modifiers: readonly string[];
}

/** The tokens that the protocol's numbers say, as the protocol has it. */
function decoded(data: readonly number[]): Token[] {
  assert.equal(data.length % 5, 0);
  const tokens: Token[] = [];
  let [line, start] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [deltaLine, deltaStart, length, type, bits] = data.slice(at, at + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    start = deltaLine > 0 ? deltaStart : start + deltaStart;
    line += deltaLine;
    const modifiers = tokenLegend.tokenModifiers.filter((_, bit) => bits & (1 << bit));
    tokens.push({ line, start, length, type: tokenLegend.tokenTypes[type], modifiers });
  }
  return tokens;
}

const dataOf = (script: Script, files?: Files, set?: TokenSet) =>
  tokenData(semanticTokens(script, files && { files }, set));

function shown(script: Script, files: Files | undefined, set: TokenSet): string[] {
  const lines = linesOf(script);
  return decoded(dataOf(script, files, set)).map(({ line, start, length, type, modifiers }) =>
    [`${line}:${start}`, lines[line]?.slice(start, start + length), type, ...modifiers].join(" "),
  );
}

/** What a client has after edits of what it had. */
function patched(data: readonly number[], changes: readonly SemanticTokensEdit[]): number[] {
  const all = [...data];
  for (const { start, deleteCount, data: inserted = [] } of changes) {
    assert.ok(start % 5 === 0 && deleteCount % 5 === 0 && inserted.length % 5 === 0, "an edit is of whole tokens");
    assert.ok(start + deleteCount <= all.length);
    all.splice(start, deleteCount, ...inserted);
  }
  return all;
}

const OTHER = "file:///folder/other.msgflow";
const withOther =
  (other: Script): Files =>
  (address) =>
    address === canonicalAddress(OTHER) ? { script: other } : undefined;

describe("semantic tokens", function () {
  this.timeout(60_000);
  itMatchesGolden("tokens", (text) => {
    const { scripts, settings } = filesOf(text);
    return shown(scripts[0], settings.files, text.startsWith("# all") ? "all" : "names");
  });

  it("are in the order of the text, in its lines, and do not overlap", () => {
    const property = fc.property(soups, (soup) => {
      const lines = linesOf(soup);
      for (const set of SETS) {
        let [line, end] = [0, 0];
        for (const token of decoded(dataOf(soup, undefined, set))) {
          assert.ok(token.line > line || (token.line === line && token.start >= end));
          assert.ok(token.length > 0 && token.start + token.length <= (lines[token.line] ?? "").length);
          assert.ok(token.type !== undefined);
          [line, end] = [token.line, token.start + token.length];
        }
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  it("are after edits those of the text anew, and what has changed of the last ones makes them", () => {
    const step = fc.record({ changes: edits, ofOther: fc.boolean(), isAsked: fc.constantFrom(true, true, false) });
    const source = fc.tuple(soups, soups).map(([soup, other]) => ({
      script: parseScript(soup.uri, `use "other.msgflow"\n${textOf(soup)}`),
      other: parseScript(OTHER, textOf(other)),
    }));
    const property = fc.property(source, fc.array(step, { minLength: 1, maxLength: 6 }), ({ script, other }, steps) => {
      let [now, used] = [script, other];
      const tokensNow = (set: TokenSet) => semanticTokens(now, { files: withOther(used) }, set);
      const last = { names: tokensNow("names"), all: tokensNow("all") };
      for (const { changes, ofOther, isAsked } of steps) {
        if (ofOther) used = applied(used, changes);
        else now = applied(now, changes);
        if (!isAsked) continue;
        for (const set of SETS) {
          const tokens = tokensNow(set);
          const data = tokenData(tokens);
          assert.deepEqual(data, dataOf(afresh(now), withOther(afresh(used)), set));
          assert.deepEqual(patched(tokenData(last[set]), tokenEdits(last[set], tokens)), data);
          last[set] = tokens;
        }
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("in a range are those of its lines", () => {
    const line = fc.nat(70);
    const ranges = fc.record({ line, lines: fc.nat(30), character: fc.nat(3) });
    const property = fc.property(soups, ranges, (soup, { line, lines, character }) => {
      const range: Range = { start: { line, character: 0 }, end: { line: line + lines, character } };
      const last = character > 0 ? range.end.line : range.end.line - 1;
      for (const set of SETS) {
        const all = decoded(dataOf(soup, undefined, set));
        const wanted = all.filter((token) => token.line >= line && token.line <= last);
        assert.deepEqual(decoded(semanticTokensIn(soup, range, undefined, set)), wanted);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });

  it("in a range that makes no sense are none, and nothing is thrown", () => {
    const script = parseScript("file:///a.msgflow", "role A\nrole B\n");
    const at = (line: number, character = 0) => ({ line, character });
    const senseless = [at(-1), at(Number.NaN), at(5), at(Number.NEGATIVE_INFINITY)];
    for (const start of [at(9), at(Number.NaN), at(Number.POSITIVE_INFINITY)])
      for (const end of senseless) assert.deepEqual(semanticTokensIn(script, { start, end }), []);
    const all = { start: at(Number.NEGATIVE_INFINITY), end: at(Number.POSITIVE_INFINITY, 1) };
    assert.deepEqual(semanticTokensIn(script, all), dataOf(script));
  });
});

describe("what has changed of semantic tokens", function () {
  this.timeout(60_000);
  const { text } = manyFlows(3_000, 5);
  const script = parseScript("file:///a.msgflow", text);
  const insert = (line: number, put: string, from: Script = script): [Tokens, Script] => {
    const place = { line, character: 0 };
    const edited = editScript(from, [{ range: { start: place, end: place }, text: put }]);
    return [semanticTokens(edited), edited];
  };
  const size = (changes: readonly SemanticTokensEdit[]) =>
    changes.map(({ deleteCount, data }) => [deleteCount / 5, (data?.length ?? 0) / 5]);

  it("is nothing after a comment at a line's end", () => {
    const line = text.split("\n").findIndex((one) => one.includes("->"));
    const end = { line, character: 999 };
    const edited = editScript(script, [{ range: { start: end, end }, text: " # a remark" }]);
    assert.deepEqual(tokenEdits(semanticTokens(script), semanticTokens(edited)), []);
  });

  it("is one token after a line that moves all that follow", () => {
    for (const line of [0, 1, 500, 1500, 2500]) {
      const [tokens] = insert(line, "\n");
      const changes = tokenEdits(semanticTokens(script), tokens);
      assert.deepEqual(size(changes), [[1, 1]]);
      assert.deepEqual(patched(dataOf(script), changes), tokenData(tokens));
    }
  });

  it("is a new line's tokens alone", () => {
    const line = text.split("\n").findIndex((one, i) => i > 1500 && one.includes("->"));
    const [tokens] = insert(line, "  URS -> InteractionServer : RequestRouteCall\n");
    assert.deepEqual(size(tokenEdits(semanticTokens(script), tokens)), [[0, 3]]);
  });

  it("is no more than that where every section is resolved again and means the same", () => {
    const [before, declaring] = insert(0, "role Extra\n");
    const [tokens] = insert(1, "role Another\n", declaring);
    assert.equal(before.filter((one) => tokens.includes(one)).length, 0);
    assert.deepEqual(size(tokenEdits(before, tokens)), [[0, 1]]);
  });

  it("is looked for in new tokens only: an edit leaves the other sections' as they are", () => {
    const [tokens] = insert(1500, "# x\n");
    const before = semanticTokens(script);
    assert.ok(before.length > 50);
    assert.ok(tokens.filter((one) => !before.includes(one)).length <= 1);
  });
});
