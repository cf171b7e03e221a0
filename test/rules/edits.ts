/** Edits at random: of lines that change what other sections see, and of any characters. */
import fc from "fast-check";
import { editScript, parseScript, type Script, type TextChange, textOf } from "../../server/src/language-service";

const line = fc.constantFrom(
  "",
  "  end",
  "  alt",
  "  or",
  "participant Chat : URS",
  "participant Chat MediaServer",
  "  participant Mine : Agent",
  "message EventAck : Reporting",
  "message EventAck Reporting",
  "  attribute ReferenceId : string",
  "model StopProcessing",
  "model",
  "version A",
  "version A of StopProcessing",
  'use "other.msgflow"',
  'flow "A title" : none',
  'flow "Another" : StopProcessing A',
  "role Agent",
  "  Chat -> Ixn : EventAck",
  "  Mine -> InteractionServer : RequestStopProcessing",
  "  Chat -> Ixn : EventAck # msgflow-ignore wrong-sender",
  "# msgflow-ignore missing-message, duplicate-declaration",
  "# msgflow-ignore-file unknown-participant",
  "## documentation",
);
const piece = fc.constantFrom(
  "\n",
  "\r\n",
  "\r",
  "\n\n",
  " ",
  "#",
  '"',
  "x",
  "->",
  "😀",
  "é𝒳",
  "end",
  "flow ",
  "version ",
);
const at = fc.double({ min: 0, max: 1, noNaN: true });

type Edit = (script: Script) => TextChange;

/** Whole lines, some away and some in. */
const ofLines = fc.record({ at, lines: fc.nat(3), put: fc.array(line, { maxLength: 2 }) }).map(
  (edit): Edit =>
    (script) => {
      const first = lineAt(script, edit.at);
      const range = { start: { line: first, character: 0 }, end: { line: first + edit.lines, character: 0 } };
      return { range, text: edit.put.map((text) => `${text}\n`).join("") };
    },
);
/** Some characters, perhaps over the end of a line. */
const ofCharacters = fc
  .record({ at, lines: fc.nat(1), from: fc.nat(30), to: fc.nat(30), put: fc.array(piece, { maxLength: 2 }) })
  .map(
    (edit): Edit =>
      (script) => {
        const first = lineAt(script, edit.at);
        const to = edit.lines === 0 ? Math.min(edit.from + (edit.to % 4), 40) : edit.to;
        const range = {
          start: { line: first, character: edit.from },
          end: { line: first + edit.lines, character: to },
        };
        return { range, text: edit.put.join("") };
      },
  );
/** Lines of the script once more, elsewhere: flows with the same title, declarations with the same name. */
const ofCopies = fc.record({ at, to: at, lines: fc.nat(12) }).map(
  (edit): Edit =>
    (script) => {
      const [first, place] = [lineAt(script, edit.at), { line: lineAt(script, edit.to), character: 0 }];
      const copied = linesOf(script).slice(first, first + edit.lines);
      return { range: { start: place, end: place }, text: copied.map((text) => `${text}\n`).join("") };
    },
);

/** Another title for a flow: perhaps that of another one. */
const ofTitles = fc.record({ at, put: fc.constantFrom('flow "A title" : none', 'flow "Another"', "flow : none") }).map(
  ({ at, put }): Edit =>
    (script) => {
      const heads = linesOf(script).flatMap((text, line) => (text.startsWith("flow") ? [line] : []));
      const line = heads[Math.floor(at * (heads.length - 1))] ?? 0;
      return { range: { start: { line, character: 0 }, end: { line, character: 99 } }, text: put };
    },
);
/** A line in, and another one away: what is between moves, and what is behind does not. */
const ofTwo = fc.record({ at, distance: fc.nat(40) }).map(({ at, distance }): Edit[] => [
  (script) => {
    const place = { line: lineAt(script, at), character: 0 };
    return { range: { start: place, end: place }, text: "  # moves\n" };
  },
  (script) => {
    const line = Math.min(lineAt(script, at) + distance, linesOf(script).length - 1);
    return { range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }, text: "" };
  },
]);

const edit = fc.oneof(ofLines, ofCharacters, ofCharacters, ofCopies, ofTitles);

/** The changes of one `didChange`, each made for the script that the ones before it leave. */
export const edits = fc.oneof(
  { weight: 5, arbitrary: fc.array(edit, { minLength: 1, maxLength: 3 }) },
  { weight: 1, arbitrary: ofTwo },
);

/** The edits as changes of this script. */
export function changesOf(script: Script, edits: readonly Edit[]): TextChange[] {
  let probe = script;
  return edits.map((edit) => {
    const made = edit(probe);
    probe = editScript(probe, [made]);
    return made;
  });
}

export const applied = (script: Script, edits: readonly Edit[]): Script => editScript(script, changesOf(script, edits));

/** The same text as a script that shares nothing with the other. */
export const afresh = (script: Script): Script => parseScript(script.uri, textOf(script));

const linesOf = (script: Script) => textOf(script).split(/\r\n|\n|\r/);

const lineAt = (script: Script, fraction: number) => Math.floor(fraction * (linesOf(script).length - 1));
