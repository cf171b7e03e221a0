/**
 * What a rule is: a code, how severe its breach is, its explanation with examples, and its checks. One file holds one
 * rule; documentation, settings and schema are made from these, and the examples are run as tests.
 */
import type { FlowConformance } from "../conformance/deviation";
import type { Origin } from "../names/declarations";
import type { Party } from "../names/parties";
import type { Reference, Resolution, ResolvedSend } from "../names/resolve";
import type { ScriptScope } from "../names/scope";
import type { UsedFiles } from "../names/uses";
import type { Script } from "../syntax/script";
import type { Section } from "../syntax/section";
import type { Span, Statement } from "../syntax/statement";
import type { Suppression } from "../syntax/suppression";
import type { Fix } from "./fix";
import type { SectionResult } from "./run";

export type Severity = "error" | "warning" | "information" | "hint";

/** A place that helps to understand a finding. */
export interface Related {
  readonly place: Origin;
  readonly message: string;
}

/** A finding relative to its section, so that it stays valid wherever the section moves. */
export interface SectionFinding extends Span {
  readonly code: string;
  readonly severity: Severity;
  /** From the section's first line. */
  readonly line: number;
  readonly message: string;
  /** What it is about where several can stand at one place: the same, however the message words it. */
  readonly subject?: string;
  readonly related: readonly Related[];
  readonly unnecessary: boolean;
  /** What would mend it, worked out when it is asked for. */
  readonly fixes?: Fixes;
  /** Whom it says to write, or lets one choose from, by their names; worked out when it is asked for. */
  readonly recommends?: Recommended;
}

export type Fixes = () => readonly Fix[];
export type Recommended = () => readonly string[];

/** What a check says beside place and message. */
export interface More {
  readonly related?: readonly Related[];
  readonly fixes?: Fixes;
  /** The parties that the message, or a fix, says to write: who is waited for is not superfluous. */
  readonly recommends?: Recommended;
  /** What tells it from others at its place, whatever the message says. */
  readonly subject?: string;
  /** Differs from the rule's own severity, for example for a `should` step. */
  readonly severity?: Severity;
}

/** What a check of one section sees. */
export interface SectionContext {
  readonly script: Script;
  readonly section: Section;
  readonly resolution: Resolution;
  readonly scriptScope: ScriptScope;
  /** Whether participants that stand in this section are shared by all flows. */
  readonly sharesParticipants: boolean;
  /** The verdict over this flow; of a sketch, one for each \`follows\` block; empty for other sections. */
  readonly conformances: readonly FlowConformance[];
  /** Reports a breach on a line of the section, columns in UTF-16 units. */
  report(line: number, span: Span, message: string, more?: More): void;
  /** The place of a span of this section, for related information. */
  at(line: number, span: Span): Origin;
}

/** What a check of the whole script sees; it reports into a section. */
export interface ScriptContext {
  readonly script: Script;
  readonly used: UsedFiles;
  readonly scriptScope: ScriptScope;
  readonly shared: ReadonlyMap<string, Party>;
  /** What is known of each section, in the order of the script. */
  readonly sections: readonly SectionResult[];
  report(section: Section, line: number, span: Span, message: string, more?: More): void;
}

/** A comment that silences findings, and what it has silenced. */
export interface Silencer {
  /** The section it stands in. */
  readonly result: SectionResult;
  readonly comment: Suppression;
  /** What it can silence where it stands. */
  readonly reach: "line" | "script" | "nothing";
  /** The codes of what it has silenced. */
  readonly hits: ReadonlySet<string>;
}

/** What a check of the suppression comments sees. */
export interface SilencersContext {
  readonly silencers: readonly Silencer[];
  readonly sections: readonly SectionResult[];
  /** The code of each rule, and whether it is on. */
  readonly rules: ReadonlyMap<string, boolean>;
  report(section: Section, line: number, span: Span, message: string, more?: More): void;
}

/** Checks by what they look at; each is called for every such thing of a section. They never throw. */
export interface Checks {
  readonly statement?: (statement: Statement, line: number, context: SectionContext) => void;
  readonly reference?: (reference: Reference, context: SectionContext) => void;
  readonly send?: (send: ResolvedSend, context: SectionContext) => void;
  readonly section?: (context: SectionContext) => void;
  /** Called when all rules have looked at the section as above, with what they have found. */
  readonly last?: (context: SectionContext, findings: readonly SectionFinding[]) => void;
  readonly script?: (context: ScriptContext) => void;
  /**
   * What \`script\` reads of one section, apart from where that stands, beside names in scope, shared participants and used
   * files: while this is the same, item by item over the sections an edit touches, \`script\` is not called again.
   */
  readonly contribution?: (result: SectionResult, shared: ReadonlyMap<string, Party>) => readonly unknown[];
  /** Called last, where there are comments that silence findings. */
  readonly silencers?: (context: SilencersContext) => void;
}

export interface Rule {
  readonly code: string;
  /** The severity unless the user sets another; `off`: not reported unless the user turns it on. */
  readonly severity: Severity | "off";
  /** One sentence: what the rule asks. */
  readonly summary: string;
  /** Why, and on what ground, Markdown. */
  readonly rationale: string;
  /** A script that breaks the rule, and nothing else. */
  readonly bad: string;
  /** The same, mended: a script without a finding of this rule. */
  readonly good: string;
  /** Set where the editor should show the place as superfluous. */
  readonly unnecessary?: boolean;
  /** Set where its findings can be silenced for a whole script only. */
  readonly onlyInScript?: boolean;
  readonly checks: Checks;
}

/** A script as a string, for the examples: without the first line end and the indentation of the source file. */
export function example(text: string): string {
  const lines = text.replace(/^\n/, "").trimEnd().split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const indent = Math.min(...indents);
  return `${lines.map((line) => line.slice(indent)).join("\n")}\n`;
}
