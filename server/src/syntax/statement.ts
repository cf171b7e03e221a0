/**
 * What one line of a script says. A statement is parsed from the text of its line alone and is shared by all
 * equal lines: it is immutable, holds columns (UTF-16 units from 0), and knows neither its line number nor its file.
 */

/** A stretch of a line: columns in UTF-16 units from 0, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A name as it is compared (NFC; runs of blanks in names of several words as one) and where it stands. */
export interface Name extends Span {
  readonly text: string;
}

/** A string's value, escapes resolved; the span includes the quotes. */
export interface Text extends Span {
  readonly text: string;
}

/** How well a declaration or step is known. */
export type Ground = "documented" | "seen" | "inferred";

/** A ground and where it stands; absent where the script does not say. */
export interface GroundWord extends Span {
  readonly text: Ground;
}

export type AttributeType = "string" | "integer" | "number" | "boolean" | "object";

/** How strongly a version asks for a step; in flows it is always `must`. */
export type Necessity = "must" | "should" | "may";

/** The value given to an attribute; `text` is what stands in the line, a string's with escapes resolved. */
export interface Value extends Span {
  readonly type: "string" | "number" | "boolean";
  readonly text: string;
}

/** What could stand in a line where something else does. How much of it can, depends on the section the line is in. */
export type Expected =
  | { readonly of: "parts"; readonly parts: readonly string[] }
  /** `name`: what stands in place of a statement's first word is a name. */
  | { readonly of: "statement"; readonly name?: string }
  /** A keyword that the line's first word may be a slip of. */
  | { readonly of: "keyword"; readonly word: string };

/** What to put in place of a stretch of a line. */
export interface LineFix extends Span {
  readonly title: string;
  readonly text: string;
  /** It may be wrong. */
  readonly guessed?: boolean;
  /** Something else may be meant just as well. */
  readonly unsure?: boolean;
  /** Nothing is left of the line. */
  readonly wholeLine?: boolean;
}

/** One wrong stretch of a line. */
export interface SyntaxProblem extends Span {
  /** What is wrong; with `expected`, `sentenceOf` tells the whole. */
  readonly message: string;
  readonly expected?: Expected;
  readonly fix?: LineFix;
  /** Words that stand where one name has to. The names that are known tell which is meant. */
  readonly words?: NameInWords;
}

/** Several words, or a text, in place of a name. */
export interface NameInWords extends Span {
  readonly of: "participant" | "role" | "message" | "model" | "declared";
  /** What stands there, without quotes. */
  readonly text: string;
  /** What is wrong if the first of them is a name as it should be. */
  readonly otherwise?: SyntaxProblem;
}

interface Base<K extends string> {
  readonly kind: K;
  /** The first word (for messages: the sender), where findings about the statement as a whole are shown. */
  readonly word: Span;
  /** The `#` comment at the line's end, from `#` to the end of the content. */
  readonly comment: Text | undefined;
}

export type BlankStatement = Base<"blank">;
export interface DocStatement extends Base<"doc"> {
  /** The text after `##` and one blank. */
  readonly text: string;
}
export interface UseStatement extends Base<"use"> {
  readonly path: Text;
}
export interface ParticipantStatement extends Base<"participant"> {
  readonly name: Name;
  /** One role; several (`A or B`) only in versions. */
  readonly roles: readonly Name[];
  readonly title: Text | undefined;
}
export interface ProtocolStatement extends Base<"protocol"> {
  readonly name: Name;
  readonly title: Text | undefined;
}
export interface RoleStatement extends Base<"role"> {
  readonly name: Name;
  readonly title: Text | undefined;
}
export interface MessageDeclarationStatement extends Base<"message"> {
  readonly name: Name;
  readonly protocol: Name;
  readonly title: Text | undefined;
}
export interface ModelStatement extends Base<"model"> {
  readonly name: Name;
  readonly title: Text | undefined;
}
export interface VersionStatement extends Base<"version"> {
  readonly name: Name;
  /** The model after `of`; without it the version belongs to the last model above. */
  readonly model: Name | undefined;
  readonly title: Text | undefined;
}
export interface FlowStatement extends Base<"flow"> {
  /** Undefined where the flow has no title; findings about the flow then stand on `word`. */
  readonly title: Text | undefined;
  readonly model: Name | undefined;
  readonly versions: readonly Name[];
  /** `: none`, a sketch. */
  readonly none: boolean;
}
export interface DirectionStatement extends Base<"from"> {
  readonly senders: readonly Name[];
  readonly receivers: readonly Name[];
  readonly ground: GroundWord | undefined;
}
export interface AnswersStatement extends Base<"answers"> {
  readonly messages: readonly Name[];
}
export interface SeeStatement extends Base<"see"> {
  readonly url: Text;
}
export interface AttributeDeclarationStatement extends Base<"attribute"> {
  /** The dotted path, `Reason.ReasonSystemName`. */
  readonly path: Name;
  readonly type: AttributeType;
  readonly required: boolean;
  readonly reference: boolean;
  readonly interaction: boolean;
  readonly remark: Text | undefined;
  readonly ground: GroundWord | undefined;
}
export interface ProcessedStatement extends Base<"processed"> {
  readonly names: readonly Name[];
}
/** `A -> B : Message`: a message of a flow or a step of a version. */
export interface SendStatement extends Base<"send"> {
  /** Where `should` or `may` stands, if it does. */
  readonly mark: Span | undefined;
  readonly necessity: Necessity;
  readonly from: Name;
  readonly arrow: Span;
  readonly to: Name;
  readonly message: Name;
  readonly via: Name | undefined;
  /** The span of the whole `via …`, for removing it. */
  readonly viaClause: Span | undefined;
  readonly insteadOf: Name | undefined;
  /** The word `instead`. */
  readonly instead: Span | undefined;
  readonly remark: Text | undefined;
  readonly ground: GroundWord | undefined;
}
export interface AcceptStatement extends Base<"accept"> {
  readonly message: Name;
  readonly why: Text | undefined;
}
/** `Name{.member} = value` under a message. */
export interface AttributeStatement extends Base<"value"> {
  readonly path: Name;
  readonly value: Value;
}
export interface NoteStatement extends Base<"note"> {
  readonly text: Text;
}
export type BlockWord = "alt" | "opt" | "par" | "loop";
/** Opens a block. */
export interface BlockStatement extends Base<"block"> {
  readonly block: BlockWord;
  readonly label: Text | undefined;
}
export interface EachStatement extends Base<"each"> {
  readonly role: Name;
}
export interface FollowsStatement extends Base<"follows"> {
  readonly model: Name;
  readonly versions: readonly Name[];
}
/** `else` (of `alt`) and `and` (of `par`). */
export interface BranchStatement extends Base<"branch"> {
  readonly branch: "else" | "and";
  readonly label: Text | undefined;
}
export type EndStatement = Base<"end">;
/** A statement, as far as a bad line was meant to be one: a block of another tool, a remark, or nothing that is known. */
export type Meant =
  | RightStatement
  /** A block that this language does not have; an `end` closes it. */
  | { readonly kind: "frame" }
  /** Words of prose, or a line of another tool that nothing takes the place of. */
  | { readonly kind: "remark" }
  /** `like`: it has the shape of a message or an attribute. */
  | { readonly kind: "unknown"; readonly like?: "send" | "value" };

/** One way to read a bad line. */
export interface Reading {
  /** What is wrong with the line, read like this. */
  readonly problem: SyntaxProblem;
  /** Spans are columns of the bad line: what the fix replaces has the span of what it replaces. */
  readonly meant: Meant;
  /** How far the line is from what is meant, in the units of `block-repair.ts`. */
  readonly doubt: number;
}

/** A line that is no statement; it takes part in nothing but its findings. */
export interface BadStatement extends Base<"bad"> {
  /** What it may have been meant to be, the likeliest first; at least one. Which it is, the lines around it decide. */
  readonly readings: readonly [Reading, ...Reading[]];
  /** The section that the line begins: also a bad `flow` line begins one. */
  readonly section?: SectionWord;
  /** What the line was probably meant to declare. */
  readonly declares?: {
    readonly kind: "participant" | "protocol" | "role" | "message" | "model" | "version";
    readonly name: string;
    /** What the name may be instead. */
    readonly also?: string;
  };
}

export type SectionWord = "use" | "protocol" | "role" | "message" | "model" | "version" | "flow";

export type Statement =
  | BlankStatement
  | DocStatement
  | UseStatement
  | ParticipantStatement
  | ProtocolStatement
  | RoleStatement
  | MessageDeclarationStatement
  | ModelStatement
  | VersionStatement
  | FlowStatement
  | DirectionStatement
  | AnswersStatement
  | SeeStatement
  | AttributeDeclarationStatement
  | ProcessedStatement
  | SendStatement
  | AcceptStatement
  | AttributeStatement
  | NoteStatement
  | BlockStatement
  | EachStatement
  | FollowsStatement
  | BranchStatement
  | EndStatement
  | BadStatement;

/** Any statement but a bad one. */
export type RightStatement = Exclude<Statement, BadStatement>;
export type StatementKind = Statement["kind"];
/** The statement of a kind: `StatementOf<"send">`. */
export type StatementOf<K extends StatementKind> = Extract<Statement, { kind: K }>;
