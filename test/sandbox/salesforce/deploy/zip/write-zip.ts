import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP archive of files, as a deploy sends them. */

const FLAG_UTF8 = 0x0800;
const DEFLATED = 8;
const JANUARY_1980 = 0x21;

type Packed = { readonly name: Buffer; readonly packed: Buffer; readonly facts: Buffer; readonly at: number };

/** What the local header and the directory both say, from the version needed on. */
const factsOf = (name: Buffer, content: Buffer, packed: Buffer): Buffer => {
  const facts = Buffer.alloc(26);
  facts.writeUInt16LE(20, 0);
  facts.writeUInt16LE(FLAG_UTF8, 2);
  facts.writeUInt16LE(DEFLATED, 4);
  facts.writeUInt16LE(JANUARY_1980, 8);
  facts.writeUInt32LE(crc32(content), 10);
  facts.writeUInt32LE(packed.length, 14);
  facts.writeUInt32LE(content.length, 18);
  facts.writeUInt16LE(name.length, 22);
  return facts;
};

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const directoryEntry = ({ name, facts, at }: Packed): Buffer =>
  Buffer.concat([uint32(0x02014b50), Buffer.from([20, 0]), facts, Buffer.alloc(10), uint32(at), name]);

/** @param files content by path */
export const writeZip = (files: ReadonlyMap<string, Buffer>): Buffer => {
  const parts: Buffer[] = [];
  const entries: Packed[] = [];
  let at = 0;
  for (const [path, content] of files) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(content);
    const facts = factsOf(name, content, packed);
    const part = Buffer.concat([uint32(0x04034b50), facts, name, packed]);
    entries.push({ name, packed, facts, at });
    parts.push(part);
    at += part.length;
  }
  const directory = Buffer.concat(entries.map(directoryEntry));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
};
