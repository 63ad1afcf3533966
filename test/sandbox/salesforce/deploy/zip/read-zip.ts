import { inflateRawSync } from 'node:zlib';

/** The files of a ZIP archive, by path. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;

/** @throws Error when the bytes are no archive, or one that is packed in another way than the usual two */
export const readZip = (bytes: Buffer): ReadonlyMap<string, Buffer> => {
  const end = endOf(bytes);
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== CENTRAL) throw new Error('The archive has no directory where it says it has one.');
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (!name.endsWith('/')) files.set(name, contentOf(bytes, at));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
};

const endOf = (bytes: Buffer): number => {
  const first = Math.max(0, bytes.length - END_SIZE - LONGEST_COMMENT);
  for (let at = bytes.length - END_SIZE; at >= first; at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw new Error('The file is no ZIP archive.');
};

const UNPACK: Readonly<Record<number, (packed: Buffer) => Buffer>> = {
  0: (packed) => packed,
  8: (packed) => inflateRawSync(packed),
};

const contentOf = (bytes: Buffer, entry: number): Buffer => {
  const local = bytes.readUInt32LE(entry + 42);
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const method = bytes.readUInt16LE(entry + 10);
  const unpack = UNPACK[method];
  if (unpack === undefined) throw new Error(`The archive is packed by method ${method}, which is not supported.`);
  return unpack(bytes.subarray(start, start + bytes.readUInt32LE(entry + 20)));
};
