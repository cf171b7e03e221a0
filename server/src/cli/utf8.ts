/**
 * Where bytes cease to be UTF-8. The platform's decoder says only that they do; people want to know where. After the
 * table of well-formed sequences in the Unicode Standard (3.9, table 3-7).
 */

/** The offset of the first byte that starts no well-formed sequence; undefined where all of them do. */
export function invalidByte(bytes: Uint8Array): number | undefined {
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes, i);
    if (length === 0) return i;
    i += length;
  }
  return undefined;
}

/** The length of the sequence at `i`; 0 where none is well-formed. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i] as number;
  if (lead < 0x80) return 1;
  const length = lengthByLead(lead);
  if (length === 0 || !isSecond(lead, bytes[i + 1])) return 0;
  for (let k = 2; k < length; k++) if (!isBetween(bytes[i + k], 0x80, 0xbf)) return 0;
  return length;
}

function lengthByLead(lead: number): number {
  if (isBetween(lead, 0xc2, 0xdf)) return 2;
  if (isBetween(lead, 0xe0, 0xef)) return 3;
  return isBetween(lead, 0xf0, 0xf4) ? 4 : 0;
}

/** The second byte's bounds keep out overlong forms, surrogates, and what is beyond U+10FFFF. */
function isSecond(lead: number, second: number | undefined): boolean {
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return isBetween(second, low, high);
}

const isBetween = (byte: number | undefined, low: number, high: number) =>
  byte !== undefined && byte >= low && byte <= high;
