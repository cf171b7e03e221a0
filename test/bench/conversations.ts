/** Conversations that conform: flows of each version of Stop Processing, in any order that the model allows. */
import type { Attribute, Block, Entry, Flow, Party, Send } from "./flow";
import type { Random } from "./random";

export type Version = "A" | "B" | "C" | "D" | "Unsuccessful";
export const VERSIONS: readonly Version[] = ["A", "B", "C", "D", "Unsuccessful"];

/** The participant that a corpus shares among its flows. */
export const IXN: Party = { name: "Ixn", role: "InteractionServer", title: "Interaction Server" };

const MEDIA = ["Chat", "Mail", "Sms", "Social"];
const DESKS = ["Desk", "Supervisor", "Expert"];
const ENGINES = ["Stats", "Icon", "EventLog"];
const REASONS = [
  "the customer has left",
  "the order was withdrawn",
  "answered by telephone",
  "a test of the night shift",
];

/** How a conversation is told; `plain` has messages only. */
export type Style = "plain" | "blocks";

/** Makes the conversation with this number, which is part of all its names: no two flows have a message line in common. */
export function conversation(random: Random, number: number, version: Version, style: Style): Flow {
  return new Teller(random, number, version, style).tell();
}

class Teller {
  private readonly parties: Party[] = [];
  private readonly interaction: string;
  private readonly connection: string;
  private readonly reference: number;
  private told = 0;

  constructor(
    private readonly random: Random,
    private readonly number: number,
    private readonly version: Version,
    private readonly style: Style,
  ) {
    this.interaction = `000${random.identifier(13)}`;
    this.connection = `006a${random.identifier(12).toLowerCase()}`;
    this.reference = 10_000 + number;
  }

  tell(): Flow {
    const { body, processors } = this.body();
    const entries: Entry[] = body.flatMap((entry) => this.embellished(entry));
    return {
      title: `${this.random.pick(["Chat is closed", "E-mail is withdrawn", "Mark done", "Rejected"])}, case ${this.number}`,
      documentation: this.random.chance(0.3) ? this.documentation() : [],
      version: this.version,
      model: "StopProcessing",
      versions: [this.version],
      none: false,
      participants: this.parties,
      processors,
      entries,
    };
  }

  private body(): { body: Entry[]; processors: string[] } {
    switch (this.version) {
      case "A": {
        const media = this.party("MediaServer", MEDIA);
        const desks = this.severalParties("Agent", DESKS);
        const rest = [[this.ack(media)], ...desks.map((desk) => [this.revoked(desk)]), ...this.reporting(desks)];
        return { body: [this.request(media), ...this.together(rest)], processors: desks };
      }
      case "B": {
        const media = this.party("MediaServer", MEDIA);
        const router = this.party("URS", ["Router"]);
        const rest = [[this.ack(media)], [this.abandoned(router)], ...this.reporting([])];
        return { body: [this.request(media), ...this.together(rest)], processors: [router] };
      }
      case "C": {
        const desks = this.severalParties("Agent", DESKS);
        const asks = desks[0] as string;
        const rest = [[this.ack(asks)], ...desks.map((desk) => [this.revoked(desk)]), ...this.reporting(desks)];
        return { body: [this.request(asks), ...this.together(rest)], processors: desks };
      }
      case "D": {
        const router = this.party("URS", ["Router"]);
        const rest = [[this.routeUsed(router)], ...this.reporting([])];
        return { body: [this.routeCall(router), ...this.together(rest)], processors: [router] };
      }
      default: {
        const asks = this.party(this.random.pick(["MediaServer", "Agent"]), ["Client"]);
        return { body: [this.request(asks), this.error(asks)], processors: [] };
      }
    }
  }

  // ---- parties

  private party(role: string, names: readonly string[]): string {
    const taken = (name: string) => this.parties.some((party) => party.name === name);
    const name = names.map((base) => `${base}${this.number}`).find((one) => !taken(one)) as string;
    const title = this.random.chance(0.5) ? `${name} of site ${this.random.between(1, 40)}` : "";
    this.parties.push({ name, role, title });
    return name;
  }

  /** Mostly one party, sometimes two or three. */
  private severalParties(role: string, names: readonly string[]): string[] {
    const count = this.random.pick([1, 1, 1, 2, 2, 3]);
    return Array.from({ length: count }, () => this.party(role, names));
  }

  // ---- what is put together

  /** For each reporting engine what it is told, and now and then the copies that agents get. */
  private reporting(desks: readonly string[]): Entry[][] {
    const engines = this.severalParties("Reporting", ENGINES).map((engine) => {
      const removed = Array.from({ length: Math.max(1, desks.length) }, () => this.removed(engine));
      return [...this.repeated(removed), this.stopped(engine)];
    });
    const copies = desks.filter(() => this.random.chance(0.15)).map((desk) => this.optional(this.stopped(desk)));
    return [...engines, ...copies.map((copy) => [copy])];
  }

  /** What may happen in any order: in some order, or in the branches of a `par`. */
  private together(lists: readonly (readonly Entry[])[]): Entry[] {
    if (this.style === "plain" || this.random.chance(0.5)) return this.random.interleaved(lists);
    const cut = this.random.between(1, lists.length - 1);
    const branch = (some: readonly (readonly Entry[])[], label: string) => ({
      label,
      entries: this.random.interleaved(some),
    });
    const branches = [branch(lists.slice(0, cut), "at once"), branch(lists.slice(cut), "whenever it is done")];
    return [{ kind: "par", branches }];
  }

  private repeated(sends: Send[]): Entry[] {
    const [first] = sends;
    if (this.style === "plain" || !first || this.random.chance(0.6)) return sends;
    return [this.block("loop", "for each party", first)];
  }

  private optional(send: Send): Entry {
    return this.style === "plain" ? send : this.block("opt", "where the desktop listens", send);
  }

  private block(kind: Block["kind"], label: string, send: Send): Block {
    return { kind, branches: [{ label, entries: [send] }] };
  }

  /** Comments and notes among the messages. */
  private embellished(entry: Entry): Entry[] {
    const text = `step ${++this.told} of case ${this.number}`;
    if (this.random.chance(0.06)) return [{ kind: "note", text }, entry];
    if (this.random.chance(0.08)) return [{ kind: "comment", text: `${text}, ${this.random.pick(REASONS)}` }, entry];
    return [entry];
  }

  private documentation(): string[] {
    return [
      `Case ${this.number}: ${this.random.pick(REASONS)}.`,
      `Taken from the log of site ${this.random.between(1, 999)}.`,
    ];
  }

  // ---- messages

  private send(from: string, to: string, message: string, attributes: Attribute[]): Send {
    const remark = this.random.chance(0.12) ? { remark: `seen at ${this.time().slice(11, 19)}` } : {};
    return { kind: "send", from, to, message, attributes, ...remark };
  }

  private request(from: string): Send {
    return this.send(from, IXN.name, "RequestStopProcessing", [
      { path: "InteractionId", value: this.interaction },
      { path: "Reason.ReasonDescription", value: `${this.random.pick(REASONS)} (${this.number})` },
      { path: "ReferenceId", value: this.reference },
    ]);
  }
  private ack(to: string): Send {
    return this.send(IXN.name, to, "EventAck", [{ path: "ReferenceId", value: this.reference }]);
  }
  private error(to: string): Send {
    return this.send(IXN.name, to, "EventError", [
      { path: "ErrorCode", value: 43 },
      { path: "ErrorDescription", value: `Unknown interaction identifier ${this.interaction}` },
      { path: "ReferenceId", value: this.reference },
    ]);
  }
  private revoked(to: string): Send {
    return this.send(IXN.name, to, "EventRevoked", [
      { path: "Interaction.InteractionId", value: this.interaction },
      { path: "Interaction.InteractionAgentId", value: `${to}-${this.random.between(1000, 9999)}` },
    ]);
  }
  private removed(to: string): Send {
    const agent = this.random.between(10_000, 99_999);
    const all = [
      { path: "Interaction.InteractionId", value: this.interaction },
      { path: "Party.AgentId", value: `${agent}` },
      { path: "Party.PlaceId", value: `Place_${agent}_${this.number}` },
      { path: "EventTime", value: this.time() },
    ];
    return this.send(IXN.name, to, "EventPartyRemoved", all.slice(this.random.between(0, 2)));
  }
  private stopped(to: string): Send {
    const all = [
      { path: "Interaction.InteractionId", value: this.interaction },
      { path: "EventTime", value: this.time() },
    ];
    return this.send(IXN.name, to, "EventProcessingStopped", all.slice(this.random.between(0, 1)));
  }
  private routeCall(from: string): Send {
    return this.send(from, IXN.name, "RequestRouteCall", [
      { path: "ConnID", value: this.connection },
      { path: "ThisDN", value: `Routing_${this.number}` },
      { path: "ReferenceID", value: this.reference },
    ]);
  }
  private routeUsed(to: string): Send {
    return this.send(IXN.name, to, "EventRouteUsed", [
      { path: "time", value: this.time() },
      { path: "ReferenceID", value: this.reference },
    ]);
  }
  private abandoned(to: string): Send {
    return this.send(IXN.name, to, "EventAbandoned", [
      { path: "ConnID", value: this.connection },
      { path: "CallType", value: this.random.between(1, 4) },
      { path: "time", value: this.time() },
    ]);
  }

  private time(): string {
    return new Date(Date.UTC(2031, 0, 1) + this.random.between(0, 3e10)).toISOString();
  }
}
