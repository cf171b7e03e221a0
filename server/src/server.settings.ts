/** The client's settings: asked for where the client answers, else taken from what it sends by itself. */
import { type Connection, DidChangeConfigurationNotification } from "vscode-languageserver";
import type { ClientTraits } from "./server.client";
import { DEFAULTS, member, readSettings, SETTINGS_SECTION, type Settings } from "./workspace/settings";

/** A client that has not told its settings for so long, in milliseconds, is served with the defaults for now. */
const PATIENCE = 2_000;

export class SettingsSource {
  /** Done once the settings are known, or the client took too long. */
  readonly ready: Promise<void>;
  readonly #connection: Connection;
  readonly #traits: ClientTraits;
  readonly #changed: (settings: Settings) => void;
  readonly #warned = new Set<string>();
  #isReady: boolean;
  #settle: () => void = () => undefined;
  #asked = 0;
  #current: Settings = DEFAULTS;

  /** `changed` is called with the settings whenever they were told, also if they are what they were. */
  constructor(connection: Connection, traits: ClientTraits, changed: (settings: Settings) => void) {
    this.#connection = connection;
    this.#traits = traits;
    this.#changed = changed;
    this.#isReady = !traits.configuration;
    this.ready = traits.configuration ? this.#told() : Promise.resolve();
  }

  /** Whether `ready` is done, and so something may have been answered by other settings. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** The settings told last, the defaults before. */
  get current(): Settings {
    return this.#current;
  }

  /** To be called when the client is `initialized`: nothing may be asked before. */
  async start(): Promise<void> {
    if (!this.#traits.configuration) return;
    // Also a client that fails to answer is served: with the defaults.
    const asked = this.#ask().finally(() => this.#settle());
    await Promise.all([this.#register(), asked]);
  }

  /** To be called when the client says that settings changed. `settings` is what it sends with that, if anything. */
  async change(settings: unknown): Promise<void> {
    if (this.#traits.configuration) await this.#ask();
    else this.#take(member(settings, SETTINGS_SECTION));
  }

  async #ask(): Promise<void> {
    const turn = ++this.#asked;
    const section = await this.#connection.workspace.getConfiguration(SETTINGS_SECTION);
    // Of several questions under way the last one's answer counts.
    if (turn === this.#asked) this.#take(section);
  }

  #take(section: unknown): void {
    const { settings, problems } = readSettings(section);
    for (const problem of problems) this.#warnOnce(problem);
    this.#current = settings;
    this.#changed(settings);
    this.#settle();
  }

  #warnOnce(problem: string): void {
    if (this.#warned.has(problem)) return;
    this.#warned.add(problem);
    this.#connection.console.warn(problem);
  }

  async #register(): Promise<void> {
    if (!this.#traits.registersConfiguration) return;
    await this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
  }

  #told(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(), PATIENCE);
      this.#settle = () => {
        clearTimeout(timer);
        this.#isReady = true;
        resolve();
      };
    });
  }
}
