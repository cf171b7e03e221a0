/**
 * Scripts of two files at random, in which names are few and stand for much: the same name for things of different kinds,
 * participants of flows for those of the file, roles' names for parties. Nothing is declared twice, nor as the library has it.
 */
import fc from "fast-check";
import { type Position, parseScript, type Script } from "../../server/src/language-service";
import { linesOf } from "./soup";

const POOL = ["Alpha", "Bravo-Two", "Chärlie", "Delta_4", "\u{1D4B3}ray", "Foxtrot"];
const UNKNOWN = "Nowhere-To-Be-Found";
type Pick = <T>(list: readonly T[]) => T;

interface Declared {
  readonly roles: readonly string[];
  readonly protocols: readonly string[];
  readonly messages: readonly { readonly name: string; readonly attributes: readonly string[] }[];
  readonly models: readonly { readonly name: string; readonly versions: readonly string[] }[];
}

const LIBRARY: Declared = {
  roles: ["Agent", "URS"],
  protocols: ["Interaction Management", "Reporting"],
  messages: [
    { name: "EventAck", attributes: ["ReferenceId"] },
    { name: "EventRevoked", attributes: ["Reason.ReasonSystemName", "Reason"] },
  ],
  models: [{ name: "StopProcessing", versions: ["A", "D"] }],
};

/** The texts of `main`, which uses `lib`, and of `lib`. */
export const workspaces: fc.Arbitrary<readonly { readonly name: string; readonly text: string }[]> = fc
  .infiniteStream(fc.nat(0xffff))
  .map((numbers) => {
    const pick: Pick = (list) => list[(numbers.next().value as number) % list.length] as (typeof list)[number];
    const some = (most: number) => pick(Array.from({ length: most + 1 }, (_, i) => i));
    /** Some of the names, none twice; those of the first file are not of the second. */
    const dealt = (most: number): [string[], string[]] => {
      const start = some(POOL.length - 1);
      const names = POOL.map((_, i) => POOL[(start + i) % POOL.length] as string);
      const [first, second] = [some(most), some(most)];
      return [names.slice(0, first), names.slice(first, first + second)];
    };
    const [roles, protocols, messages, models] = [dealt(3), dealt(2), dealt(3), dealt(2)];
    const declared = ([0, 1] as const).map(
      (file): Declared => ({
        roles: roles[file],
        protocols: protocols[file].map((name) => (pick([true, false]) ? name : `${name} Words`)),
        messages: messages[file].map((name) => {
          const [attributes, members] = dealt(2);
          return {
            name,
            attributes: [...attributes, ...attributes.slice(0, 1).flatMap((one) => members.map((m) => `${one}.${m}`))],
          };
        }),
        models: models[file].map((name) => ({ name, versions: dealt(2)[0] })),
      }),
    ) as [Declared, Declared];
    const [lib, main] = declared;
    const writer = (own: Declared, seen: Declared) => new Writer(pick, some, dealt, own, seen).file();
    return [
      { name: "main", text: `use "lib.msgflow"\n${writer(main, joined(LIBRARY, lib, main))}` },
      { name: "lib", text: writer(lib, joined(LIBRARY, lib)) },
    ];
  });

function joined(...all: readonly Declared[]): Declared {
  return {
    roles: all.flatMap((one) => one.roles),
    protocols: all.flatMap((one) => one.protocols),
    messages: all.flatMap((one) => one.messages),
    models: all.flatMap((one) => one.models),
  };
}

class Writer {
  constructor(
    private readonly pick: Pick,
    private readonly some: (most: number) => number,
    private readonly dealt: (most: number) => [string[], string[]],
    private readonly own: Declared,
    private readonly seen: Declared,
  ) {}

  file(): string {
    const { own, seen, pick } = this;
    const shared = this.dealt(3)[0];
    const lines = [
      ...shared.map((name) => `participant ${name} : ${pick(seen.roles)} "${name}"`),
      ...own.protocols.map((name) => `protocol ${name}`),
      ...own.roles.map((name) => `role ${name} "${name}" # ${name}`),
      ...own.messages.flatMap((message) => this.message(message)),
      ...own.models.flatMap(({ name, versions }) => [
        `model ${name}`,
        ...versions.flatMap((version) => [
          `version ${version}${pick(["", ` of ${name}`])}`,
          ...this.body([], "version"),
        ]),
      ]),
      ...Array.from({ length: 1 + this.some(2) }, () => this.flow(shared)).flat(),
    ];
    return lines.map((line) => `${line}${pick(["\n", "\n", "\r\n"])}`).join("");
  }

  private message({ name, attributes }: Declared["messages"][number]): string[] {
    const { pick, seen } = this;
    const isObject = (path: string) => attributes.some((other) => other.startsWith(`${path}.`));
    return [
      `message ${name} : ${pick(seen.protocols)}`,
      ...(pick([true, false]) ? [`  from ${pick(seen.roles)}, ${pick(seen.roles)} to ${pick(seen.roles)}`] : []),
      ...(pick([true, false]) ? [`  answers ${pick(seen.messages).name}`] : []),
      ...attributes.map((path) => `  attribute ${path} : ${isObject(path) ? "object" : pick(["integer", "object"])}`),
    ];
  }

  private flow(shared: readonly string[]): string[] {
    const { pick, seen } = this;
    const { name, versions } = pick(seen.models);
    const against = pick(["", " : none", ` : ${name}`, ...versions.map((version) => ` : ${name} ${version}`)]);
    return [`flow "T${this.some(9999)}"${against}`, ...this.body(shared, "flow")];
  }

  private body(shared: readonly string[], kind: "flow" | "version"): string[] {
    const { pick, seen } = this;
    const own = this.dealt(2)[0];
    const parties = [...shared, ...own, ...own, ...seen.roles, ...(this.some(9) === 0 ? [UNKNOWN] : [])];
    return [
      ...own.map((name) => `  participant ${name} : ${pick(seen.roles)}`),
      ...(pick([true, false]) ? [`  processed by ${pick(kind === "flow" ? parties : seen.roles)}`] : []),
      ...Array.from({ length: this.some(4) }, () => this.send(parties)).flat(),
    ];
  }

  private send(parties: readonly string[]): string[] {
    const { pick, seen } = this;
    const { name, attributes } = pick(seen.messages);
    const via = pick(["", "", ` via ${pick(seen.protocols)}`]);
    const given = attributes
      .slice(0, this.some(2))
      .map((path) => `    ${path}${pick(["", "", ".Open"])} = ${pick(["1", '"x"'])}`);
    return [`  ${pick(parties)}${pick([" -> ", "->"])}${pick(parties)} : ${name}${via} "${name}"`, ...given];
  }
}

/** A word of a script. */
export interface Word {
  readonly script: Script;
  readonly position: Position;
  readonly text: string;
}

const WORD = /[\p{L}_](?:[\p{L}\p{M}\p{Nd}_]|-(?=[\p{L}\p{M}\p{Nd}_]))*/gu;

export function wordsIn(script: Script): Word[] {
  return linesOf(script).flatMap((line, i) =>
    [...line.matchAll(WORD)].map(({ 0: text, index }) => ({ script, position: { line: i, character: index }, text })),
  );
}

/** Chooses a word of some scripts. */
export const words = fc.nat(0xffff).map((number) => (scripts: readonly Script[]): Word => {
  const all = scripts.flatMap(wordsIn);
  return all[number % all.length] as Word;
});

export const parsed = (texts: readonly { readonly name: string; readonly text: string }[]): [Script, ...Script[]] =>
  texts.map(({ name, text }) => parseScript(`file:///folder/${name}.msgflow`, text)) as [Script, ...Script[]];
