/** The built command, run as a process in a folder of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { built } from "../server/dist";

const folders: string[] = [];

/** A new folder with these files; contents by paths with `/`. It is removed by `removeFolders`. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "msgflow-")));
  folders.push(folder);
  // Tests may run the command as somebody else.
  chmodSync(folder, 0o755);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** For `afterEach`. */
export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  /** The user to run as, by number. */
  readonly uid?: number;
  /** The command's file, if not the built one. */
  readonly program?: string;
}

/** Runs `msgflow` with these arguments in this folder. */
export async function msgflow(cwd: string, args: readonly string[], surroundings: Surroundings = {}): Promise<Result> {
  const { NO_COLOR, FORCE_COLOR, ...env } = process.env;
  const child = spawn(process.execPath, [surroundings.program ?? built("msgflow.js"), ...args], {
    cwd,
    env: { ...env, ...surroundings.env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(surroundings.uid !== undefined && { uid: surroundings.uid, gid: surroundings.uid }),
  });
  const [stdout, stderr, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { status, stdout, stderr };
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** A script with an error in its second line, columns 7 to 25. */
export const wrong = 'flow "F" : none\n  Chat --> Ixn : EventAck\n';

/** A script that follows the model. */
export const right = [
  'flow "URS ends the interaction"',
  "  URS               -> InteractionServer : RequestRouteCall",
  "  InteractionServer -> URS               : EventRouteUsed",
  "  InteractionServer -> Reporting         : EventPartyRemoved",
  "  InteractionServer -> Reporting         : EventProcessingStopped",
  "",
].join("\n");

/** A script with one warning: a flow without messages. */
export const warned = 'flow "F" : none\n';
