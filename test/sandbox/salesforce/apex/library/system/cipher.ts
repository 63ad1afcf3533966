/**
 * AES as Apex's Crypto offers it: in blocks (CBC) with a vector of 16 bytes, or in counter mode (GCM) where a vector is managed.
 * A managed vector stands before the text; the seal of the counter mode stands after it.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { apexException, type ApexException } from '../../runtime/exceptions.ts';
import { ApexBlob } from '../../values/blob.ts';
import { randomBytes } from './random-bytes.ts';

const FORM = /^AES(128|192|256)(-GCM)?$/i;
const BLOCK = 16;
const COUNTER_VECTOR = 12;
const SEAL = 16;
const MOST_BYTES = 1_048_576;
const NO_BYTES = Buffer.alloc(0);

const invalid = (message: string): ApexException => apexException('System.InvalidParameterValueException', message);
const insecure = (message: string): ApexException => apexException('System.SecurityException', message);

type Algorithm = { readonly bits: 128 | 192 | 256; readonly isCounter: boolean };

const BITS = { 128: 128, 192: 192, 256: 256 } as const;

const algorithmOf = (name: string): Algorithm => {
  const [, bits, counter] = FORM.exec(name) ?? [];
  if (bits !== '128' && bits !== '192' && bits !== '256')
    throw invalid(`Invalid algorithm ${name}. Must be AES128, AES192, or AES256`);
  return { bits: BITS[bits], isCounter: counter !== undefined };
};

const checkedKey = ({ bits }: Algorithm, key: ApexBlob): Buffer => {
  if (key.size !== bits / 8) throw invalid(`Invalid private key. Must be ${bits / 8} bytes.`);
  return key.bytes;
};

const checkedVector = (vector: ApexBlob): Buffer => {
  if (vector.size !== BLOCK) throw invalid(`Invalid initialization vector. Must be ${BLOCK} bytes.`);
  return vector.bytes;
};

const checkedData = (data: ApexBlob): Buffer => {
  if (data.size > MOST_BYTES)
    throw invalid(`Invalid data. Input data is ${data.size} bytes, which exceeds the limit of ${MOST_BYTES} bytes.`);
  return data.bytes;
};

type Job = { readonly bits: number; readonly key: Buffer; readonly vector: Buffer; readonly more?: Buffer };

const encryptBlocks = ({ bits, key, vector }: Job, text: Buffer): Buffer => {
  const cipher = createCipheriv(`aes-${bits}-cbc`, key, vector);
  return Buffer.concat([cipher.update(text), cipher.final()]);
};

const decryptBlocks = ({ bits, key, vector }: Job, data: Buffer): Buffer => {
  const cipher = createDecipheriv(`aes-${bits}-cbc`, key, vector);
  try {
    return Buffer.concat([cipher.update(data), cipher.final()]);
  } catch {
    throw insecure(
      data.length % BLOCK === 0
        ? 'Given final block not properly padded'
        : `Input length must be multiple of ${BLOCK} when decrypting with padded cipher`,
    );
  }
};

/** 128, 192 and 256 are all node calls `gcm` with; typed apart, because their objects have a seal. */
const COUNTER_MODES = { 128: 'aes-128-gcm', 192: 'aes-192-gcm', 256: 'aes-256-gcm' } as const;

const encryptCounter = (bits: Algorithm['bits'], { key, vector, more = NO_BYTES }: Job, text: Buffer): Buffer => {
  const cipher = createCipheriv(COUNTER_MODES[bits], key, vector).setAAD(more);
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
};

const decryptCounter = (bits: Algorithm['bits'], { key, vector, more = NO_BYTES }: Job, data: Buffer): Buffer => {
  if (data.length < SEAL) throw insecure('Input too short - need tag');
  const cipher = createDecipheriv(COUNTER_MODES[bits], key, vector).setAAD(more);
  cipher.setAuthTag(data.subarray(data.length - SEAL));
  try {
    return Buffer.concat([cipher.update(data.subarray(0, data.length - SEAL)), cipher.final()]);
  } catch {
    throw insecure('Tag mismatch');
  }
};

const blocksOnly = (name: string): Algorithm => {
  const algorithm = algorithmOf(name);
  if (algorithm.isCounter) throw invalid(`Invalid algorithm ${name}. Must be AES128, AES192, or AES256`);
  return algorithm;
};

type OwnVector = readonly [name: string, key: ApexBlob, vector: ApexBlob, data: ApexBlob];
type ManagedVector = readonly [name: string, key: ApexBlob, data: ApexBlob, more?: ApexBlob];

export const encrypt = (...[name, key, vector, text]: OwnVector): ApexBlob => {
  const algorithm = blocksOnly(name);
  const job = { bits: algorithm.bits, key: checkedKey(algorithm, key), vector: checkedVector(vector) };
  return new ApexBlob(encryptBlocks(job, checkedData(text)));
};

export const decrypt = (...[name, key, vector, data]: OwnVector): ApexBlob => {
  const algorithm = blocksOnly(name);
  const job = { bits: algorithm.bits, key: checkedKey(algorithm, key), vector: checkedVector(vector) };
  return new ApexBlob(decryptBlocks(job, checkedData(data)));
};

export const encryptWithManagedVector = (...[name, key, text, more]: ManagedVector): ApexBlob => {
  const algorithm = algorithmOf(name);
  const { bits, isCounter } = algorithm;
  const vector = randomBytes(isCounter ? COUNTER_VECTOR : BLOCK);
  const job = { bits, key: checkedKey(algorithm, key), vector, ...(more === undefined ? {} : { more: more.bytes }) };
  const data = isCounter ? encryptCounter(bits, job, checkedData(text)) : encryptBlocks(job, checkedData(text));
  return new ApexBlob(Buffer.concat([vector, data]));
};

export const decryptWithManagedVector = (...[name, key, data, more]: ManagedVector): ApexBlob => {
  const algorithm = algorithmOf(name);
  const { bits, isCounter } = algorithm;
  const length = isCounter ? COUNTER_VECTOR : BLOCK;
  if (data.size < length) throw invalid('Unable to parse initialization vector from encrypted data.');
  const vector = data.bytes.subarray(0, length);
  const job = { bits, key: checkedKey(algorithm, key), vector, ...(more === undefined ? {} : { more: more.bytes }) };
  const rest = data.bytes.subarray(length);
  return new ApexBlob(isCounter ? decryptCounter(bits, job, rest) : decryptBlocks(job, rest));
};

/** @throws System.InvalidParameterValueException unless the size is 128, 192 or 256 bits */
export const generateKey = (size: number): ApexBlob => {
  if (size !== 128 && size !== 192 && size !== 256) throw invalid(`Invalid key size ${size}. Must be 128, 192, or 256`);
  return new ApexBlob(randomBytes(size / 8));
};
