import assert from "node:assert/strict";
import fc from "fast-check";
import { SymbolKind } from "vscode-languageserver-types";
import { namesOf } from "../../server/src/features/workspace-symbols";
import {
  documentSymbols,
  namesOfScript,
  parseScript,
  type Script,
  workspaceSymbols,
} from "../../server/src/language-service";
import { manyFlows } from "../bench/corpus";
import { checkAfterEdits, checkReuse, linesOf, shownRange, soups } from "./soup";

const script = parseScript(
  "file:///a.msgflow",
  `participant Chat : MediaServer
## A role.
role Überwacher "Watches"
message Ping : Reporting
model Own
version A
  participant Requester : MediaServer or Agent
version B of StopProcessing
flow "Customer closes the chat"
  participant Desk : Agent
  Desk -> Chat : Ping
flow
`,
);
const symbols = (scripts: readonly Script[], query: string, atMost?: number) =>
  workspaceSymbols(scripts.map(namesOfScript), query, atMost);
const found = (query: string) => symbols([script], query).map(({ name }) => name);

describe("workspace symbols", function () {
  this.timeout(60_000);

  it("are all flows, participants and declarations for an empty query", () => {
    const all = symbols([script], "").map(({ name, kind, containerName }) => [name, kind, containerName]);
    assert.deepEqual(all, [
      ["Chat", SymbolKind.Variable, undefined],
      ["Überwacher", SymbolKind.Class, undefined],
      ["Ping", SymbolKind.Struct, undefined],
      ["Own", SymbolKind.Module, undefined],
      ["A", SymbolKind.Method, "Own"],
      ["Requester", SymbolKind.Variable, "A"],
      ["B", SymbolKind.Method, "StopProcessing"],
      ["Customer closes the chat", SymbolKind.Function, undefined],
      ["Desk", SymbolKind.Variable, "Customer closes the chat"],
      ["(untitled)", SymbolKind.Function, undefined],
    ]);
  });

  it("lead to the name", () => {
    const [role] = symbols([script], "Überwacher");
    assert.ok(role && "range" in role.location);
    assert.equal(role.location.uri, "file:///a.msgflow");
    assert.equal(shownRange(role.location.range), "2:5–2:15");
  });

  const queries: readonly (readonly [string, readonly string[]])[] = [
    ["ping", ["Ping"]],
    ["PNG", ["Ping"]],
    ["gnp", []],
    ["u\u0308BER", ["Überwacher"]],
    ["cct", ["Customer closes the chat"]],
    ["closes the", ["Customer closes the chat"]],
    ["closesthe", ["Customer closes the chat"]],
    ["zzz", []],
  ];
  for (const [query, names] of queries)
    it(`are ${names.join(", ") || "none"} for ${JSON.stringify(query)}`, () => assert.deepEqual(found(query), names));

  it("come with the nearest first, and then in their order", () => {
    const names = ["xDesk", "D-e-s-k", "Desktop", "desk", "DeskTwo", "myDesk"];
    const roles = parseScript("file:///a.msgflow", names.map((name) => `role ${name}\n`).join(""));
    const ordered = symbols([roles], "desk").map(({ name }) => name);
    assert.deepEqual(ordered, ["desk", "Desktop", "DeskTwo", "xDesk", "myDesk", "D-e-s-k"]);
  });

  it("are no more than are wanted, the nearest", () => {
    const roles = parseScript("file:///a.msgflow", "role xDesk\nrole Desktop\nrole Desk\n");
    assert.deepEqual(
      symbols([roles], "desk", 2).map(({ name }) => name),
      ["Desk", "Desktop"],
    );
  });

  it("are not found by halves of characters", () => {
    const astral = parseScript("file:///a.msgflow", "role \u{20000}b\n");
    assert.equal(symbols([astral], "\u{20001}").length, 0);
    assert.equal(symbols([astral], "\u{20000}B").length, 1);
  });

  it("of a version below a model that cannot be read belong to none that is known", () => {
    const broken = parseScript("file:///a.msgflow", "model M\nmodel : 17\nversion A\n");
    assert.equal(symbols([broken], "A").at(0)?.containerName, undefined);
  });

  it("are those of all scripts", () => {
    const other = parseScript("file:///b.msgflow", "role Chat\n");
    const uris = symbols([script, other], "chat").map(({ location }) => location.uri);
    assert.deepEqual(uris, ["file:///a.msgflow", "file:///b.msgflow", "file:///a.msgflow"]);
  });

  it("are document symbols of the script as well, and in its text, in any script", () => {
    const property = fc.property(soups, (soup) => {
      const lines = linesOf(soup);
      const outlined = new Set<string>();
      const add = ({ name, kind, selectionRange, children }: ReturnType<typeof documentSymbols>[number]) => {
        outlined.add(`${kind} ${name} ${shownRange(selectionRange)}`);
        children?.forEach(add);
      };
      documentSymbols(soup).forEach(add);
      for (const { name, kind, location } of symbols([soup], "")) {
        assert.ok("range" in location && location.range.end.line < lines.length);
        assert.ok(outlined.has(`${kind} ${name} ${shownRange(location.range)}`), name);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it("are the same after edits as of the text anew", () => checkAfterEdits((soup) => symbols([soup], "a")));

  it("are made again only for the section that is edited", () => checkReuse(manyFlows(3000, 5).text, namesOf));
});
