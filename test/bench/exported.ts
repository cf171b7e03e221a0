/**
 * The flows of a corpus' document as other tools write them: a diagram a flow, each line of the script that says something
 * a line of the diagram. What these notations lack (models, versions, who is processing) is left out.
 */

type Part = { readonly kind: string };
interface Participant {
  readonly name: string;
  readonly title?: string;
}
interface SendPart extends Part {
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly remark?: string;
  readonly attributes: readonly { readonly path: string; readonly value: string | number }[];
}
interface TextPart extends Part {
  readonly text: string;
}
interface BlockPart extends Part {
  readonly branches: readonly { readonly label: string; readonly body: readonly Part[] }[];
}
interface FlowPart extends Part {
  readonly title: string;
  readonly participants: readonly Participant[];
  readonly body: readonly Part[];
}

/** How a notation writes each part. */
interface Notation {
  readonly begin: (title: string) => readonly string[];
  readonly end: readonly string[];
  readonly participant: (participant: Participant) => string;
  readonly send: (send: SendPart) => readonly string[];
  readonly note: (text: string, over: string) => string;
  readonly comment: (text: string) => string;
  /** What begins the further branches of a `par`. */
  readonly and: string;
}

const label = ({ message, remark }: SendPart) => (remark === undefined ? message : `${message} (${remark})`);

const plantUml: Notation = {
  begin: (title) => ["@startuml", `title ${title}`],
  end: ["@enduml"],
  participant: ({ name, title }) => (title === undefined ? `participant ${name}` : `participant "${title}" as ${name}`),
  send: (send) => {
    const line = `${send.from} -> ${send.to} : ${label(send)}`;
    if (send.attributes.length === 0) return [line];
    return [line, "note right", ...send.attributes.map(({ path, value }) => `  ${path} = ${value}`), "end note"];
  },
  note: (text, over) => `note over ${over} : ${text}`,
  comment: (text) => `' ${text}`,
  and: "else",
};

const mermaid: Notation = {
  begin: (title) => ["sequenceDiagram", `title ${title}`],
  end: [],
  participant: ({ name, title }) => (title === undefined ? `participant ${name}` : `participant ${name} as ${title}`),
  send: (send) => [
    `${send.from}->>${send.to}: ${label(send)}`,
    ...send.attributes.map(({ path, value }) => `Note right of ${send.to}: ${path} = ${value}`),
  ],
  note: (text, over) => `Note over ${over}: ${text}`,
  comment: (text) => `%% ${text}`,
  and: "and",
};

const notations = { plantUml, mermaid };
export type NotationName = keyof typeof notations;

export interface Exported {
  readonly text: string;
  readonly messages: number;
}

/** The document of a corpus in another notation; an empty line ends each diagram. */
export function exported(document: unknown, name: NotationName): Exported {
  const parts = document as readonly Part[];
  const shared = parts.filter((part) => part.kind === "participant") as unknown as readonly Participant[];
  const writer = new DiagramWriter(notations[name]);
  for (const part of parts) if (part.kind === "flow") writer.flow(part as FlowPart, shared);
  return { text: `${writer.lines.join("\n")}\n`, messages: writer.messages };
}

class DiagramWriter {
  readonly lines: string[] = [];
  messages = 0;

  constructor(private readonly notation: Notation) {}

  flow({ title, participants, body }: FlowPart, shared: readonly Participant[]): void {
    const { begin, end, participant } = this.notation;
    this.lines.push(...begin(title));
    for (const one of [...shared, ...participants]) this.lines.push(participant(one));
    const over = shared[0]?.name ?? participants[0]?.name ?? "Unknown";
    for (const part of body) this.part(part, over);
    this.lines.push(...end, "");
  }

  private part(part: Part, over: string): void {
    const { send, note, comment, and } = this.notation;
    switch (part.kind) {
      case "send":
        this.messages++;
        this.lines.push(...send(part as SendPart));
        break;
      case "note":
        this.lines.push(note((part as TextPart).text, over));
        break;
      case "comment":
        this.lines.push(comment((part as TextPart).text));
        break;
      default:
        for (const [i, branch] of (part as BlockPart).branches.entries()) {
          const word = i === 0 ? part.kind : part.kind === "par" ? and : "else";
          this.lines.push(`${word} ${branch.label}`);
          for (const inner of branch.body) this.part(inner, over);
        }
        this.lines.push("end");
    }
  }
}
