/** The text of a script's file: UTF-8 and nothing else, so that places in it are what the editor shows. */
import { readFile, readFileSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inWords } from "./problems";
import { invalidByte } from "./utf8";

export type Reading =
  | { readonly text: string }
  | { readonly problem: string /** There is no such file. */; readonly isMissing?: boolean };

// Not node:fs/promises: its file handles cost several times the reading of a small file.
const bytesOf: (path: string) => Promise<Uint8Array> = promisify(readFile);

const decoder = new TextDecoder("utf-8", { fatal: true });
const exactDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * The file's text without a byte order mark, or why there is none. Never throws. Nothing else happens meanwhile; many
 * small files take a third of the time of the other way.
 */
export function readScriptSync(path: string): Reading {
  try {
    return decode(readFileSync(path), decoder);
  } catch (error) {
    return failed(error);
  }
}

/** As `readScriptSync`, for a file's address. */
export function readAddressSync(address: string): Reading {
  const path = pathOf(address);
  return typeof path === "string" ? readScriptSync(path) : path;
}

/** As `readAddressSync`, for a server, which has something else to do meanwhile. */
export async function readAddress(address: string): Promise<Reading> {
  const path = pathOf(address);
  return typeof path === "string" ? readWith(path, decoder) : path;
}

/** The file's text with its byte order mark if there is one: for who writes the text back. */
export function readExactly(path: string): Promise<Reading> {
  return readWith(path, exactDecoder);
}

/** The same of what comes in at standard input, up to its end. */
export async function readStandardInput(): Promise<Reading> {
  try {
    return decode(await buffer(process.stdin), exactDecoder);
  } catch (error) {
    return failed(error);
  }
}

async function readWith(path: string, by: TextDecoder): Promise<Reading> {
  try {
    return decode(await bytesOf(path), by);
  } catch (error) {
    return failed(error);
  }
}

function failed(error: unknown): Reading {
  const { code } = error as NodeJS.ErrnoException;
  return { problem: inWords(error), isMissing: code === "ENOENT" || code === "ENOTDIR" };
}

function pathOf(address: string): string | { readonly problem: string } {
  if (!address.startsWith("file:")) return { problem: "it is not on this machine" };
  try {
    return fileURLToPath(address);
  } catch (error) {
    return { problem: inWords(error) };
  }
}

function decode(bytes: Uint8Array, by: TextDecoder): Reading {
  try {
    return { text: by.decode(bytes) };
  } catch (error) {
    const offset = invalidByte(bytes);
    // Valid after all: then it is the decoder that failed, for instance for want of memory.
    if (offset === undefined) throw error;
    return { problem: notUtf8(bytes, offset) };
  }
}

function notUtf8(bytes: Uint8Array, offset: number): string {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff))
    return "not UTF-8: it looks like UTF-16; save it as UTF-8";
  const byte = (bytes[offset] as number).toString(16).padStart(2, "0").toUpperCase();
  return `not UTF-8: byte 0x${byte} at offset ${offset}, in line ${lineAt(bytes, offset)}; save it as UTF-8`;
}

const startsWith = (bytes: Uint8Array, first: number, second: number) => bytes[0] === first && bytes[1] === second;

/** The line, from 1, that holds this byte. */
function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let i = 0; i < offset; i++) {
    const isEnd = bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a);
    if (isEnd) line++;
  }
  return line;
}
