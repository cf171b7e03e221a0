/** Builds the structure of a section from its statements, one after the other. */
import { partOf } from "./block-lines";
import { Blocks } from "./blocks";
import type { Decisions } from "./decisions";
import type { Place, Rejection } from "./placement";
import type { Meant, Reading, Statement, StatementOf } from "./statement";
import type { At, LineProblem, Send, Structure } from "./structure";

type OpenSend = Send & { attributes: At<StatementOf<"value">>[]; accepts: At<StatementOf<"accept">>[] };

/** Whether a bad line is no other than one that stands in a block: it may be neither a remark nor a branch. */
const isKnown = ({ kind, ...meant }: Meant) =>
  kind !== "remark" &&
  kind !== "note" &&
  kind !== "blank" &&
  !(kind === "unknown" && !("like" in meant && meant.like === "send"));

const isLike = (meant: Meant, like: "send" | "value") => meant.kind === "unknown" && meant.like === like;

/** What belongs under a `message` line; other statements belong in flows and versions. */
const OF_MESSAGES: ReadonlySet<string> = new Set(["from", "answers", "attribute"]);

export class BodyBuilder implements Place {
  private readonly participants: At<StatementOf<"participant">>[] = [];
  private readonly sees: At<StatementOf<"see">>[] = [];
  private readonly directions: At<StatementOf<"from">>[] = [];
  private readonly answers: At<StatementOf<"answers">>[] = [];
  private readonly attributes: At<StatementOf<"attribute">>[] = [];
  private processed: At<StatementOf<"processed">> | undefined;
  private readonly blocks = new Blocks();
  private readonly sends: Send[] = [];
  private readonly lostParticipants = new Set<string>();
  private readonly misplaced: LineProblem[] = [];
  private current: OpenSend | undefined;
  private lost = false;
  private damaged = false;
  /** Of which kinds of section a line was misplaced. */
  private readonly missed = new Set<"message" | "body">();
  /** Bad lines that may be anything. */
  private readonly vague: number[] = [];

  /** `hasBody`: the section is a flow or version; `sketch`: it is a flow `: none`. */
  constructor(
    private readonly hasBody: boolean,
    readonly sketch: boolean,
    private readonly decisions: Decisions | undefined,
  ) {}

  get inBlock(): boolean {
    return this.blocks.isOpen;
  }
  get sawMessage(): boolean {
    return this.sends.length > 0;
  }
  get sawProcessed(): boolean {
    return this.processed !== undefined;
  }
  get message(): "known" | "lost" | "none" {
    return this.current ? "known" : this.lost ? "lost" : "none";
  }

  /** A line that does not count: it may have been a message, so what stands under it is not blamed. */
  lose(): void {
    this.current = undefined;
    this.lost = true;
    this.damaged = true;
  }

  /** A line that is no statement. What it may have been is not blamed on others. */
  bad(line: number, statement: StatementOf<"bad">, { meant }: Reading): void {
    const isAboutMessage = meant.kind === "value" || meant.kind === "accept" || isLike(meant, "value");
    if (isAboutMessage) this.damaged = true;
    else this.lose();
    if (statement.declares?.kind === "participant") this.loseParticipant(statement.declares);
    if (this.hasBody) this.blocks.add(line, statement, this.decisions?.get(line));
    else if (partOf(meant)) this.missed.add("body");
    if (!isKnown(meant)) this.vague.push(line);
  }

  private loseParticipant({ name, also }: NonNullable<StatementOf<"bad">["declares"]>): void {
    this.lostParticipants.add(name);
    if (also !== undefined) this.lostParticipants.add(also);
  }

  /** A statement that cannot stand here. */
  reject(line: number, statement: Statement, why: Rejection): void {
    if (!this.isFollowUp(statement))
      this.misplaced.push({ line, ...(why.span ?? statement.word), message: why.message });
    if (why.partial) {
      this.add(line, statement);
      this.damaged ||= statement.kind !== "send";
      return;
    }
    if (statement.kind === "participant") this.lostParticipants.add(statement.name.text);
    this.lose();
  }

  /** Where a `message`, `flow` or `version` line is missing, all that should stand below it is misplaced: told once. */
  private isFollowUp({ kind }: Statement): boolean {
    if (this.hasBody || kind === "see") return false;
    const owner = OF_MESSAGES.has(kind) ? "message" : "body";
    const known = this.missed.has(owner);
    this.missed.add(owner);
    return known;
  }

  add(line: number, statement: Statement): void {
    if (statement.kind !== "value" && statement.kind !== "accept") this.endMessage();
    switch (statement.kind) {
      case "participant":
        this.participants.push({ line, statement });
        break;
      case "see":
        this.sees.push({ line, statement });
        break;
      case "from":
        this.directions.push({ line, statement });
        break;
      case "answers":
        this.answers.push({ line, statement });
        break;
      case "attribute":
        this.attributes.push({ line, statement });
        break;
      case "processed":
        this.processed = { line, statement };
        break;
      default:
        this.addToBody(line, statement);
    }
  }

  private addToBody(line: number, statement: Statement): void {
    switch (statement.kind) {
      case "value":
        this.current?.attributes.push({ line, statement });
        break;
      case "accept":
        this.current?.accepts.push({ line, statement });
        break;
      case "send":
        this.addSend(line, statement);
        break;
      case "note":
        this.blocks.push({ kind: "note", line, statement });
        break;
      case "block":
      case "each":
      case "follows":
      case "branch":
      case "end":
        this.blocks.add(line, statement, this.decisions?.get(line));
        break;
    }
  }

  private endMessage(): void {
    this.current = undefined;
    this.lost = false;
  }

  private addSend(line: number, statement: StatementOf<"send">): void {
    const send: OpenSend = { kind: "send", number: this.sends.length, line, statement, attributes: [], accepts: [] };
    this.current = send;
    this.sends.push(send);
    this.blocks.push(send);
  }

  finish(): Structure {
    const { participants, sees, directions, answers, attributes, sends, lostParticipants, misplaced } = this;
    this.blocks.finish(this.vague);
    const { items, all: blocks, stray, unclosed, unsound } = this.blocks;
    return {
      ...{ participants, sees, directions, answers, attributes, items, sends, blocks, lostParticipants },
      ...{ misplaced, stray, unclosed, unsound },
      ...(this.processed && { processed: this.processed }),
      depth: this.blocks.depth,
      damaged: this.damaged || unsound.length > 0,
    };
  }
}
