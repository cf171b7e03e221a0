/** Opening a file in a server that has just started, and starting one. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, type Mode } from "../lsp-client";
import { type Measure, median } from "../measure";
import type { Sheet } from "../workshop";
import { OpenDocument, type Server } from "./servers";

/** From opening the file to its first diagnostics, in a server that is initialized and has opened nothing before. */
export function opening(server: Server, sheet: Sheet, mode: Mode): Measure {
  return {
    async sample() {
      const client = new Client(server.name, server.script, server.args);
      await client.initialize(mode);
      const { document, ms } = await OpenDocument.open(client, server, mode, sheet);
      document.ensureFindings(sheet.findings);
      await client.close();
      return { ms };
    },
  };
}

/** So many starts make one sample, their median: one is over so soon that what ran before it still shows. */
const STARTS = 5;

/** From starting the process to the first diagnostics of the file. */
export function coldStart(server: Server, sheet: Sheet, mode: Mode): Measure {
  return { sample: () => medianOf(STARTS, () => start(server, sheet, mode)) };
}

/** As `coldStart`, of a server that has never been started before on this machine: it finds no compiled code of its own. */
export function firstStart(server: Server, sheet: Sheet, mode: Mode): Measure {
  return { sample: () => medianOf(STARTS, () => withoutCode(() => start(server, sheet, mode))) };
}

/** In milliseconds. */
async function start(server: Server, sheet: Sheet, mode: Mode): Promise<number> {
  const before = performance.now();
  const client = new Client(server.name, server.script, server.args);
  await client.initialize(mode);
  const { document } = await OpenDocument.open(client, server, mode, sheet);
  const ms = performance.now() - before;
  document.ensureFindings(sheet.findings);
  await client.close();
  return ms;
}

async function medianOf(count: number, measure: () => Promise<number>): Promise<{ ms: number }> {
  const times: number[] = [];
  while (times.length < count) times.push(await measure());
  return { ms: median(times) };
}

async function withoutCode<T>(work: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "msgflow-first-start-"));
  process.env.MSGFLOW_CODE_CACHE = folder;
  try {
    return await work();
  } finally {
    delete process.env.MSGFLOW_CODE_CACHE;
    rmSync(folder, { recursive: true, force: true });
  }
}
