/**
 * Runs a bundle with the code that V8 made of it at an earlier start. Compiling the server, as a whole and then each of
 * its functions at the first call, takes a third of the time from its start to its first findings; reading what was
 * compiled takes a tenth of that.
 *
 * Whatever is wrong with the kept code, the bundle runs as without it. V8 looks at its own version and its flags, but
 * takes any source of the same length for the same, and code with a wrong byte may end the process: so a checksum covers
 * both. Nobody is told where nothing can be written: what is lost is time at the next start.
 */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Script } from "node:vm";
import { crc32 } from "node:zlib";

/** As Node wraps a module of its own. */
const HEAD = Buffer.from("(function (exports, require, module, __filename, __dirname) {");
const TAIL = Buffer.from("\n})");
const CHECKSUM_BYTES = 4;
/** So often, in milliseconds, is asked whether the start is over. */
const OFTEN = 3_000;

/** What a bundle may export. */
interface Exports {
  /** Whether all that a start needs has been compiled; undefined: it is once the bundle has run. */
  readonly hasStarted?: () => boolean;
}

/**
 * Runs a bundle: the absolute path of a CommonJS module, ASCII alone, that uses `import()` for nothing. Its code is kept
 * in this folder, made when needed; nowhere if that is empty. Throws what the bundle throws.
 */
export function runBundle(path: string, folder: string): void {
  if (folder === "" || !isPossible()) require(path);
  else runWith(path, join(folder, `${basename(path)}-${process.versions.v8}-${process.arch}.bin`));
}

/**
 * The checksum is in Node since 20.15. Flags may change what V8 makes of code, those for debugging among them, and Node
 * applies source maps to modules only.
 */
function isPossible(): boolean {
  return crc32 !== undefined && process.execArgv.length === 0 && !process.sourceMapsEnabled;
}

function runWith(path: string, codePath: string): void {
  const bytes = readFileSync(path);
  // Not put together as strings: V8 would hold them twice.
  const source = Buffer.concat([HEAD, bytes, TAIL]).toString("latin1");
  const cachedData = readCode(codePath, bytes);
  // Places in the first line are those of the file.
  const options = { filename: path, columnOffset: -HEAD.length };
  const script = new Script(source, cachedData ? { ...options, cachedData } : options);
  const module: { exports: Exports } = { exports: {} };
  script.runInThisContext()(module.exports, require, module, path, dirname(path));
  if (cachedData !== undefined && !script.cachedDataRejected) return;
  keepLater(
    () => module.exports.hasStarted?.() ?? true,
    () => attempt(() => writeCode(script, codePath, bytes)),
  );
}

/** The code kept of this source, if there is any and it is whole. */
function readCode(codePath: string, source: Buffer): Buffer | undefined {
  const kept = attempt(() => readFileSync(codePath));
  if (kept === undefined || kept.length < CHECKSUM_BYTES) return undefined;
  const code = kept.subarray(0, -CHECKSUM_BYTES);
  return kept.readUInt32LE(code.length) === checksum(source, code) ? code : undefined;
}

const checksum = (source: Buffer, code: Buffer) => crc32(code, crc32(source));

/**
 * Keeps the code once the start is over, or at the end, where that comes first. Not much later: V8 forgets the code of
 * functions that are not called any more.
 */
function keepLater(hasStarted: () => boolean, keep: () => void): void {
  const attend = () => {
    if (!hasStarted()) return;
    clearInterval(timer);
    process.off("exit", attend);
    keep();
  };
  const timer = setInterval(attend, OFTEN).unref();
  process.on("exit", attend);
}

function writeCode(script: Script, codePath: string, source: Buffer): void {
  mkdirSync(dirname(codePath), { recursive: true });
  // Another process or thread may read or write the same: the file is whole when it gets its name.
  const unfinished = `${codePath}.${Math.random().toString(36).slice(2)}`;
  try {
    // Where nothing can be written the code need not be made.
    writeFileSync(unfinished, "", { flag: "wx" });
    const code = script.createCachedData();
    const sum = Buffer.alloc(CHECKSUM_BYTES);
    sum.writeUInt32LE(checksum(source, code));
    writeFileSync(unfinished, Buffer.concat([code, sum]));
    renameSync(unfinished, codePath);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** What this gives, or undefined where it throws. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
