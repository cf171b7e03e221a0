/**
 * Scripts to measure with, made up from a seed: the same seed gives the same text on every machine.
 *
 * - `manyFlows`: a long file of many flows, of all five versions of Stop Processing, in any order the model allows, with
 *   participants, attributes, notes, comments, documentation, blank lines and in some flows blocks. One line in twenty
 *   has a mistake, of fifteen kinds; none of them is a line that does not parse. The number of the case is part of all
 *   names, and times and identifiers are random: hardly a line that says anything stands twice, so that what is
 *   remembered of equal lines helps little.
 * - `oneFlow`: one flow of version A, a conference of very many agents, that conforms.
 * - `smallFiles`: files of one to three flows each.
 * - `tenLines`: a flow of ten lines with one mistake.
 *
 * Each comes with `document`, an equivalent JSON document: the same statements, one object for each line that says
 * something (comments are statements too, blank lines are not), with `kind` and the parts by name; attributes stand in
 * their message, messages in their flow or block. It has no positions and no layout, and is written without blanks.
 */
import { conversation, IXN, VERSIONS } from "./conversations";
import { type Flow, flowDocument, flowLines, participantDocument, type Send } from "./flow";
import { CONFORMANCE, SINGLE } from "./mistakes";
import { Random } from "./random";

export interface Corpus {
  readonly text: string;
  readonly document: unknown;
  /** How many mistakes were put in, each good for one finding. */
  readonly mistakes: number;
}

/** Mistakes per line. */
export const MISTAKE_SHARE = 1 / 20;

const SHARED = `participant ${IXN.name} : ${IXN.role} "${IXN.title}"`;

/** A file of exactly this many lines, each with its end; with so many mistakes per line. */
export function manyFlows(lines: number, seed: number, share = MISTAKE_SHARE): Corpus {
  const writer = new Writer();
  const flows = new FlowMaker(new Random(seed), share);
  writer.comment(`Made up from the seed ${seed}: ${lines} lines of flows.`);
  writer.shared();
  for (let next = flows.next(); ; next = flows.next()) {
    const text = flowLines(next.flow);
    if (writer.length + text.length + 1 > lines) break;
    writer.flow(next.flow, text, next.mistakes);
  }
  while (writer.length < lines) writer.comment(`The end of the file, line ${writer.length + 1}.`);
  return writer.corpus();
}

/** A file of ten lines. */
export function tenLines(): Corpus {
  const send = (from: string, to: string, message: string, reference?: number): Send => ({
    ...{ kind: "send", from, to, message },
    attributes: reference === undefined ? [] : [{ path: "ReferenceId", value: reference }],
  });
  const flow: Flow = {
    ...{ title: "The customer closes the chat", documentation: [], version: "A", participants: [], none: false },
    ...{ model: "StopProcessing", versions: ["A"], processors: ["Agent"] },
    entries: [
      send("MediaServer", "InteractionServer", "RequestStopProcessing", 17),
      send("InteractionServer", "MediaServer", "EventAck", 16),
      send("InteractionServer", "Agent", "EventRevoked"),
      send("InteractionServer", "Reporting", "EventPartyRemoved"),
      send("InteractionServer", "Reporting", "EventProcessingStopped"),
    ],
  };
  const writer = new Writer();
  writer.flow(flow, flowLines(flow), 1);
  return writer.corpus();
}

/** Small files, each with its own flows. */
export function smallFiles(files: number, seed: number): Corpus[] {
  const random = new Random(seed);
  const flows = new FlowMaker(random);
  return Array.from({ length: files }, (_, i) => {
    const writer = new Writer();
    writer.comment(`File ${i + 1} of ${files}.`);
    writer.shared();
    for (let count = random.between(1, 3); count > 0; count--) {
      const { flow, mistakes } = flows.next();
      writer.flow(flow, flowLines(flow), mistakes);
    }
    return writer.corpus();
  });
}

/** One flow of so many alternatives in a row, 2 to that number of paths; if `wrong`, half of them have a mistake. */
export function alternatives(count: number, seed: number, wrong: boolean): Corpus {
  const random = new Random(seed);
  const send = (from: string, to: string, message: string) => `  ${from} -> ${to} : ${message}`;
  const event = (to: string, message: string) => send("Ixn", to, message);
  const alternative = (i: number) => [
    `  alt "${random.identifier(6)}"`,
    event("Desk1", "EventRevoked"),
    `  else "${random.identifier(6)}"`,
    event("Desk2", "EventRevoked"),
    ...(wrong && i === Math.floor(count / 2) ? [event("Chat", "EventAck")] : []),
    "  end",
  ];
  const lines = [
    ...["participant Ixn : InteractionServer", "participant Chat : MediaServer", "participant Stats : Reporting"],
    ...["participant Desk1 : Agent", "participant Desk2 : Agent"],
    `flow "${count} alternatives" : StopProcessing A`,
    ...[send("Chat", "Ixn", "RequestStopProcessing"), event("Chat", "EventAck")],
    ...Array.from({ length: count }, (_, i) => alternative(i)).flat(),
    ...[event("Stats", "EventPartyRemoved"), event("Stats", "EventProcessingStopped")],
  ];
  const document = lines.map((line) => ({ line: line.trim() }));
  return { text: `${lines.join("\n")}\n`, document, mistakes: wrong ? 1 : 0 };
}

/** One flow that fills a file of exactly this many lines. */
export function oneFlow(lines: number, seed: number): Corpus {
  const random = new Random(seed);
  const writer = new Writer();
  const flow = conversation(random, 1, "A", "plain");
  const desks = flow.processors;
  const engine = flow.participants.find((party) => party.role === "Reporting")?.name ?? "";
  const middle: Send[] = [];
  const made = (to: string, message: string, path: string, value: string): Send => ({
    ...{ kind: "send", from: IXN.name, to, message },
    attributes: [{ path, value }],
  });
  writer.shared();
  const rest = lines - writer.length - 1 - flowLines(flow).length;
  for (let i = 1; middle.length * 2 + 2 <= rest; i++)
    middle.push(
      i % 3 === 0
        ? made(random.pick(desks), "EventRevoked", "Interaction.InteractionAgentId", `7${random.identifier(9)}`)
        : made(engine, "EventPartyRemoved", "Party.AgentId", `${i}-${random.identifier(6)}`),
    );
  // The request stays the first message; what may come in any number goes right behind it.
  const request = flow.entries.findIndex((entry) => entry.kind === "send") + 1;
  flow.entries.splice(request, 0, ...middle);
  writer.flow(flow, flowLines(flow), 0);
  while (writer.length < lines) writer.comment("The end of the file.");
  return writer.corpus();
}

class Writer {
  private readonly lines: string[] = [];
  private readonly statements: unknown[] = [];
  private mistakes = 0;

  get length(): number {
    return this.lines.length;
  }

  comment(text: string): void {
    this.lines.push(`# ${text}`);
    this.statements.push({ kind: "comment", text });
  }
  shared(): void {
    this.lines.push(SHARED);
    this.statements.push(participantDocument(IXN));
  }
  flow(flow: Flow, lines: readonly string[], mistakes: number): void {
    this.lines.push("");
    for (const line of lines) this.lines.push(line);
    this.statements.push(flowDocument(flow));
    this.mistakes += mistakes;
  }
  corpus(): Corpus {
    return { text: `${this.lines.join("\n")}\n`, document: this.statements, mistakes: this.mistakes };
  }
}

/** Makes one flow after the other, with as many mistakes as there should be in the lines so far. */
class FlowMaker {
  private number = 0;
  /** Mistakes that the lines so far should have and do not. */
  private due = 0;

  constructor(
    private readonly random: Random,
    private readonly share = MISTAKE_SHARE,
  ) {}

  next(): { readonly flow: Flow; readonly mistakes: number } {
    const { random } = this;
    const style = random.chance(0.08) ? "blocks" : "plain";
    // A rejection is short: of the others there are more, so that each version has its share of the lines.
    const version = random.pick([...VERSIONS, "A", "A", "B", "C", "D"] as const);
    const flow = conversation(random, ++this.number, version, style);
    this.due += flowLines(flow).length * this.share;
    const mistakes = style === "plain" ? this.spoil(flow) : 0;
    this.due -= mistakes;
    if (mistakes === 0) this.loosen(flow);
    return { flow, mistakes };
  }

  private spoil(flow: Flow): number {
    let made = 0;
    const plant = (kinds: typeof SINGLE) => {
      const code = random.shuffled(Object.keys(kinds)).find((one) => kinds[one]?.(flow, random));
      if (code !== undefined) made++;
      return code;
    };
    const { random } = this;
    if (this.due >= 1 && random.chance(0.6)) plant(CONFORMANCE);
    while (this.due - made >= 1 && made < 4 && plant(SINGLE) !== undefined);
    return made;
  }

  /** Not every flow says exactly what it follows. */
  private loosen(flow: Flow): void {
    const dice = this.random.next();
    if (dice < 0.1) flow.versions = [];
    else if (dice < 0.2) delete flow.model;
    else if (dice < 0.25) flow.none = true;
    else if (dice < 0.3) flow.versions = [flow.version, flow.version === "A" ? "C" : "A"];
  }
}
