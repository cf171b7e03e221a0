import assert from "node:assert/strict";
import fc from "fast-check";
import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import { symbolsOf } from "../../server/src/features/symbols";
import { documentSymbols, parseScript, symbolList } from "../../server/src/language-service";
import { manyFlows } from "../bench/corpus";
import { itMatchesGolden } from "./golden";
import { checkAfterEdits, checkReuse, holds, isInText, linesOf, shownRange, soups } from "./soup";

const KIND_NAMES = new Map(Object.entries(SymbolKind).map(([name, kind]) => [kind, name]));

function shown(symbols: readonly DocumentSymbol[], lines: readonly string[], indent = ""): string[] {
  return symbols.flatMap(({ name, detail, kind, range, selectionRange: { start, end }, children = [] }) => {
    const selected = lines[start.line]?.slice(start.character, end.character);
    const told = detail === undefined ? name : `${name} (${detail})`;
    const line = `${indent}${KIND_NAMES.get(kind)}: ${told} at ${shownRange(range)}, named by line ${start.line}: ${selected}`;
    return [line, ...shown(children, lines, `${indent}  `)];
  });
}

function check(symbols: readonly DocumentSymbol[], lines: readonly string[], around?: DocumentSymbol): void {
  let last: DocumentSymbol | undefined;
  for (const symbol of symbols) {
    const { name, range, selectionRange } = symbol;
    assert.match(name, /^\S(?:[^\r\n]*\S)?$/u);
    assert.ok(isInText(range, lines) && isInText(selectionRange, lines), name);
    assert.ok(holds(range, selectionRange), `${name}: its name is not in it`);
    assert.equal(selectionRange.start.line, selectionRange.end.line);
    if (around) assert.ok(holds(around.range, range), `${name} is not in ${around.name}`);
    // One below the other: no line is of two of them.
    if (last) assert.ok(last.range.end.line < range.start.line, `${name} is not behind ${last.name}`);
    last = symbol;
    check(symbol.children ?? [], lines, symbol);
  }
}

describe("document symbols", function () {
  this.timeout(60_000);
  itMatchesGolden("symbols", (text) => {
    const script = parseScript("file:///a.msgflow", text);
    return shown(documentSymbols(script), linesOf(script));
  });

  it("have names and ranges that editors take, one within the other, in any script", () => {
    fc.assert(
      fc.property(soups, (soup) => check(documentSymbols(soup), linesOf(soup))),
      { numRuns: 600 },
    );
  });

  it("are the same after edits as of the text anew", () => checkAfterEdits(documentSymbols));

  it("are made again only for the section that is edited", () => checkReuse(manyFlows(3000, 5).text, symbolsOf));

  it("of a flow that is edited come with those of all others, wherever these are now", () => {
    const flow = (title: string) => `flow "${title}"\n  URS -> Agent : EventAck\n`;
    const [first, second] = documentSymbols(parseScript("file:///a.msgflow", `# one line\n${flow("A")}${flow("B")}`));
    assert.deepEqual([first?.range.start.line, second?.range.start.line], [1, 3]);
  });

  it("are a list with containers for clients that know no trees", () => {
    const text = 'flow "T"\n  alt\n    URS -> Agent : EventAck\n  end\nrole X\n';
    const list = symbolList(parseScript("file:///a.msgflow", text));
    const containers = list.map(({ name, containerName, location }) => [
      name,
      containerName,
      shownRange(location.range),
    ]);
    assert.deepEqual(containers, [
      ["T", undefined, "0:0–3:5"],
      ["alt", "T", "1:2–3:5"],
      ["URS -> Agent : EventAck", "alt", "2:4–2:27"],
      ["X", undefined, "4:0–4:6"],
    ]);
    assert.ok(list.every(({ location }) => location.uri === "file:///a.msgflow"));
  });

  it("can be written whatever is nested, and show every message", () => {
    const depth = 20_000;
    const text = `flow "Deep"\n${"  alt\n".repeat(depth)}  URS -> Agent : EventAck\n${"  end\n".repeat(depth)}`;
    const symbols = documentSymbols(parseScript("file:///a.msgflow", text));
    assert.match(JSON.stringify(symbols), /URS -> Agent : EventAck/);
    const wide = `flow "Wide"\n  alt\n${"  else\n".repeat(200_000)}  end\n`;
    const [flow] = documentSymbols(parseScript("file:///a.msgflow", wide));
    assert.equal(flow?.children?.[0]?.children?.length, 200_001);
  });
});
