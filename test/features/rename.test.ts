/**
 * Renaming by example: `<|>` marks what is renamed, to what the line `# to: …` says. Shown are the lines that change, or why
 * it is refused. To add one, see golden.ts; several files, see files.ts.
 */
import assert from "node:assert/strict";
import fc from "fast-check";
import type { TextEdit } from "vscode-languageserver-types";
import {
  checkScript,
  type Edits,
  editScript,
  type Known,
  LIBRARY_URI,
  libraryFiles,
  type Position,
  parseScript,
  prepareRename,
  type Range,
  references,
  rename,
  type Script,
  textOf,
} from "../../server/src/language-service";
import { filesOf, settingsOf, shownPlace } from "./files";
import { itMatchesGolden } from "./golden";
import { parsed, words, wordsIn, workspaces } from "./named";
import { linesOf, soups } from "./soup";

function shown(text: string): string[] {
  const { scripts, asked, position, settings } = filesOf(text);
  const newName = /^# to: (.*)$/m.exec(text)?.[1] ?? "";
  const prepared = prepareRename(asked, position, settings);
  if (!prepared) return ["no name"];
  if ("problem" in prepared) return [`cannot be renamed: ${prepared.problem}`];
  const { range, placeholder } = prepared;
  const line = linesOf(asked)[range.start.line] ?? "";
  const written = line.slice(range.start.character, range.end.character);
  assert.equal(written.normalize("NFC").replace(/[ \t]+/g, " "), placeholder);
  const answer = rename(asked, position, newName, settings);
  assert.ok(answer);
  if ("problem" in answer) return [shownPlace(asked.uri, range, line), `refused: ${answer.problem}`];
  const after = renamed(scripts, answer.edits);
  const changed = after.flatMap((script, i) => {
    const before = linesOf(scripts[i] as Script);
    const name = script.uri.replace(/^.*\//, "").replace(/\.msgflow$/, "");
    return linesOf(script).flatMap((one, j) => (one === before[j] ? [] : [`${name} ${j}: ${one.trim()}`]));
  });
  return [shownPlace(asked.uri, range, line), ...changed];
}

function renamed(scripts: readonly Script[], edits: Edits): Script[] {
  const uris = new Set(scripts.map(({ uri }) => uri));
  for (const [uri, list] of edits) {
    assert.ok(uris.has(uri), uri);
    const lines = linesOf(scripts.find((script) => script.uri === uri) as Script);
    for (const { range, newText } of list)
      assert.notEqual(lines[range.start.line]?.slice(range.start.character, range.end.character), newText);
  }
  // From the last on, so that the places of the others stay.
  return scripts.map((script) => editScript(script, [...(edits.get(script.uri) ?? [])].reverse().map(toChange)));
}

const toChange = ({ range, newText }: TextEdit) => ({ range, text: newText });

/** The codes of what is found in each script, and where. */
function findingsOf(scripts: readonly Script[], { files }: Known): string[][] {
  return scripts.map((script) => {
    const { findings } = checkScript(script, files && { files });
    return findings.map(({ code, severity, range }) => `${range.start.line} ${code} ${severity}`).sort();
  });
}

describe("renaming", function () {
  this.timeout(120_000);
  itMatchesGolden("rename", shown);

  const FRESH = "Fresh-\u{1D4B3}e\u0301_1";

  it("to a fresh name leaves all findings, and renaming back gives the text again", () => {
    let done = 0;
    const property = fc.property(workspaces, words, (texts, choose) => {
      const scripts = parsed(texts);
      const settings = settingsOf(scripts);
      const { script, position } = choose(scripts);
      const prepared = prepareRename(script, position, settings);
      if (!prepared || "problem" in prepared) return;
      const answer = rename(script, position, FRESH, settings);
      // Renamed, a flow's participant no longer hides the file's of the same name: a role may then stand for either.
      if (answer && "problem" in answer && isHiding(script, prepared.placeholder)) {
        assert.match(
          answer.problem,
          /would then mean something else: choose another name, or write there which participant is meant\.$/,
        );
        return;
      }
      const changes = editsOf(answer);
      const after = renamed(scripts, changes);
      const then = settingsOf(after);
      const isToBeCompared = isHiding(script, prepared.placeholder)
        ? // What was hidden may be whom a missing message is for.
          (finding: string) => !finding.includes("unused-participant")
        : () => true;
      const compared = (all: string[][]) => all.map((findings) => findings.filter(isToBeCompared));
      assert.deepEqual(compared(findingsOf(after, then)), compared(findingsOf(scripts, settings)));
      const asked = after[scripts.indexOf(script)] as Script;
      const start = moved(prepared.range.start, changes.get(script.uri) ?? []);
      const back = renamed(after, editsOf(rename(asked, start, prepared.placeholder, then)));
      assert.deepEqual(back.map(textOf), scripts.map(textOf));
      done++;
    });
    fc.assert(property, { numRuns: 600 });
    assert.ok(done > 100, `only ${done} were renamed`);
  });

  it("to a name that is there already is refused, or leaves what all names mean", () => {
    const counts = { refused: 0, done: 0 };
    const property = fc.property(workspaces, words, words, fc.nat(6), (texts, choose, chooseName, rest) => {
      const scripts = parsed(texts);
      const settings = settingsOf(scripts);
      const { script, position } = choose(scripts);
      const answer = rename(script, position, chooseName(scripts).text, settings);
      if (!answer || "problem" in answer) {
        counts.refused++;
        return;
      }
      counts.done++;
      const after = renamed(scripts, answer.edits);
      const then = settingsOf(after);
      for (const word of scripts.flatMap(wordsIn).filter((_, i) => i % 7 === rest)) {
        const before = linesNaming(word.script, word.position, settings);
        const edited = after[scripts.indexOf(word.script)] as Script;
        const changes = answer.edits.get(word.script.uri) ?? [];
        const isInside = changes.some(({ range }) => isIn(word.position, range));
        const at = moved(word.position, changes);
        if (isInside) continue;
        // A name that meant nothing may now mean what is renamed; one that did may not.
        const naming = linesNaming(edited, at, then);
        for (const line of before) assert.ok(naming.includes(line), `${word.text} in ${line}`);
      }
    });
    fc.assert(property, { numRuns: 400 });
    assert.ok(counts.refused > 40 && counts.done > 40, JSON.stringify(counts));
  });

  it("is refused for all that the library declares", () => {
    for (const { name, text } of libraryFiles()) {
      const script = parseScript(LIBRARY_URI + name, text);
      let count = 0;
      for (const { position } of wordsIn(script)) {
        const prepared = prepareRename(script, position);
        if (!prepared) continue;
        // A participant of a version is of the library too.
        assert.ok("problem" in prepared);
        count++;
      }
      assert.ok(count > 20);
    }
  });

  it("throws nothing, at any place of any script", () => {
    const place = fc.record({ line: fc.oneof(fc.nat(60), fc.constantFrom(-1, Number.NaN)), character: fc.nat(30) });
    const names = fc.oneof(fc.constantFrom("X", "", "a.b", "flow", "A\nB", "\uD800", "Agent"), fc.string());
    const property = fc.property(soups, place, names, (soup, position, newName) => {
      const settings = settingsOf([soup]);
      const prepared = prepareRename(soup, position, settings);
      const answer = rename(soup, position, newName, settings);
      assert.equal(prepared === undefined, answer === undefined);
      if (answer && "edits" in answer) assert.ok(prepared && "range" in prepared);
    });
    fc.assert(property, { numRuns: 1_000 });
  });
});

/** Whether participants of this name are both the file's and a flow's. */
function isHiding(script: Script, name: string): boolean {
  const lines = linesOf(script).filter((line) => line.trim().startsWith(`participant ${name} `));
  return lines.some((line) => line.startsWith(" ")) && lines.some((line) => !line.startsWith(" "));
}

function editsOf(answer: ReturnType<typeof rename>): Edits {
  assert.ok(answer && "edits" in answer, answer && "problem" in answer ? answer.problem : "no answer");
  return answer.edits;
}

/** The lines in which stands what the name at a position means, each as often as it stands there. */
function linesNaming(script: Script, position: Position, settings: Known): string[] {
  return references(script, position, true, settings).map(({ uri, range }) => `${uri} ${range.start.line}`);
}

function isIn({ line, character }: Position, { start, end }: Range): boolean {
  return line === start.line && start.character < character && character < end.character;
}

/** A place after edits of its line; where one begins it stays. */
function moved({ line, character }: Position, edits: readonly TextEdit[]): Position {
  const before = edits.filter(({ range: { start } }) => start.line === line && start.character < character);
  const by = before.map(({ range, newText }) => newText.length - (range.end.character - range.start.character));
  return { line, character: by.reduce((sum, one) => sum + one, character) };
}
