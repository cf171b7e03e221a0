/** Words that begin lines of Mermaid, PlantUML and programs: what this language has in their place, or that nothing has. */
import type { BlockWord } from "./statement";

const PARTICIPANT = "declare who takes part by `participant Name : Role`";
const TITLE = 'a title stands behind `flow`, as in `flow "Title"`';
const MESSAGE = "a message is declared by `message Name : Protocol`";
const BLOCKS = "its blocks are `alt`, `opt`, `par` and `loop`";
const ALTERNATIVES = 'alternatives stand between `alt "when"`, `else "when"` and `end`';
const OPTIONAL = 'what may be left out stands between `opt "when"` and `end`';
const REPEATED = 'what repeats stands between `loop "when"` and `end`';
const PARALLEL = "what happens side by side stands between `par`, `and` and `end`";
const NOTHING = "nothing takes its place, so remove the line";
const NO_FRAME = "nothing takes its place, so remove the line and its `end`";
const REMARK = 'a remark is a line `note "text"`';
const ANSWER = "an answer is a message of its own, `Sender -> Receiver : Message`";
const DELIMITED = "`end` alone closes a block";

/** What a word opens, divides or closes; `frame`: a block that this language does not have; `note`: several lines of text. */
export type Role = BlockWord | "else" | "end" | "frame" | "note" | "flow" | "message" | "none";

export interface ForeignWord {
  /** What to do, behind "… is not a word of the language:". */
  readonly advice: string;
  readonly role: Role;
}

const WORDS: ReadonlyMap<string, ForeignWord> = new Map([
  ...words("none", PARTICIPANT, "actor", "boundary", "control", "entity", "database", "collections", "queue"),
  ...words("none", TITLE, "title"),
  ...words("flow", TITLE, "scenario", "sequence", "diagram", "usecase", "testcase"),
  ...words("message", MESSAGE, "msg", "event", "request", "response", "signal"),
  ...words("frame", BLOCKS, "break", "critical", "group"),
  ...words("else", BLOCKS, "option"),
  ...words("alt", ALTERNATIVES, "if", "switch", "alternative"),
  ...words("else", ALTERNATIVES, "elseif", "elsif", "elif", "otherwise", "or", "case", "default"),
  ...words("opt", OPTIONAL, "optional", "maybe", "optionally"),
  ...words("loop", REPEATED, "for", "foreach", "repeat", "while"),
  ...words("par", PARALLEL, "parallel", "fork"),
  ...words("end", DELIMITED, "endif", "endalt", "endopt", "endpar", "endloop", "endwhile", "endfor", "endfork"),
  ...words("end", DELIMITED, "endgroup", "endswitch", "endcritical", "endbreak", "endbox", "endrect"),
  ...words("note", REMARK, "rnote", "hnote", "ref"),
  ...words("none", REMARK, "endnote", "endrnote", "endhnote", "endref"),
  ...words("none", NOTHING, "endlegend", "endheader", "endfooter", "endtitle", "legend", "header", "footer", "caption"),
  ...words("none", NOTHING, "activate", "autonumber", "autoactivate", "create", "deactivate", "destroy", "hide"),
  ...words("none", NOTHING, "newpage", "sequenceDiagram", "skinparam", "mainframe", "links", "link", "properties"),
  ...words("none", ANSWER, "return"),
  ...words("frame", NO_FRAME, "box", "rect"),
]);

function words(role: Role, advice: string, ...list: string[]): [string, ForeignWord][] {
  return list.map((word) => [word, { advice, role }]);
}

/** Undefined for words of this language and those that are not known. */
export function foreignWord(word: string): ForeignWord | undefined {
  return WORDS.get(word);
}

/** What `end` closes in other tools where a word follows it: a block, or a text of several lines. */
const CLOSED_BLOCKS: ReadonlySet<string> = new Set([
  ...(["alt", "opt", "par", "loop", "each", "follows", "if", "switch", "while", "for", "foreach", "fork"] as const),
  ...(["repeat", "group", "box", "rect", "break", "critical", "alternative", "parallel"] as const),
]);
const CLOSED_TEXTS: ReadonlySet<string> = new Set([
  ...(["note", "rnote", "hnote", "ref", "legend", "title", "header", "footer", "caption"] as const),
]);

/** What the line `end WORD` closes; undefined where another tool would not know it either. */
export function closedBy(rest: string): "block" | "text" | undefined {
  const word = /^[\p{L}]+(?=[ \t]*(?:#.*)?$)/u.exec(rest)?.[0].toLowerCase() ?? "";
  return CLOSED_BLOCKS.has(word) ? "block" : CLOSED_TEXTS.has(word) ? "text" : undefined;
}
