/**
 * Digests, authentication codes and signatures by the names Apex has for them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm
 */
import { createHash, createHmac, createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from 'node:crypto';
import { apexException, type ApexException } from '../../runtime/exceptions.ts';
import { ApexBlob } from '../../values/blob.ts';

type Names = Readonly<Record<string, string>>;

const DIGESTS: Names = {
  md5: 'md5',
  sha1: 'sha1',
  'sha-1': 'sha1',
  'sha-256': 'sha256',
  sha256: 'sha256',
  'sha-384': 'sha384',
  sha384: 'sha384',
  'sha-512': 'sha512',
  sha512: 'sha512',
  'sha3-256': 'sha3-256',
  'sha3-384': 'sha3-384',
  'sha3-512': 'sha3-512',
};

const CODES: Names = {
  hmacmd5: 'md5',
  hmacsha1: 'sha1',
  hmacsha256: 'sha256',
  hmacsha384: 'sha384',
  hmacsha512: 'sha512',
};

const SIGNATURES: Names = {
  rsa: 'sha1',
  'rsa-sha1': 'sha1',
  'rsa-sha256': 'sha256',
  'rsa-sha384': 'sha384',
  'rsa-sha512': 'sha512',
  'ecdsa-sha256': 'sha256',
  'ecdsa-sha384': 'sha384',
  'ecdsa-sha512': 'sha512',
};

const invalid = (message: string): ApexException => apexException('System.InvalidParameterValueException', message);

const named = (names: Names, algorithm: string): string => {
  const name = names[algorithm.toLowerCase()];
  if (name === undefined) throw invalid(`Invalid algorithm ${algorithm}`);
  return name;
};

export const digest = (algorithm: string, input: ApexBlob): ApexBlob =>
  new ApexBlob(createHash(named(DIGESTS, algorithm)).update(input.bytes).digest());

export const authenticationCode = (algorithm: string, input: ApexBlob, key: ApexBlob): ApexBlob =>
  new ApexBlob(createHmac(named(CODES, algorithm), key.bytes).update(input.bytes).digest());

type Code = readonly [algorithm: string, data: ApexBlob, key: ApexBlob, code: ApexBlob];

export const verifyCode = (...[algorithm, data, key, code]: Code): boolean => {
  const expected = authenticationCode(algorithm, data, key).bytes;
  return expected.length === code.size && timingSafeEqual(expected, code.bytes);
};

const readKey = <Key>(read: () => Key): Key => {
  try {
    return read();
  } catch {
    throw apexException('System.SecurityException', 'Invalid Crypto Key');
  }
};

/** @param key PKCS #8 in DER */
export const signed = (algorithm: string, input: ApexBlob, key: ApexBlob): ApexBlob => {
  const name = named(SIGNATURES, algorithm);
  const secret = readKey(() => createPrivateKey({ key: key.bytes, format: 'der', type: 'pkcs8' }));
  return new ApexBlob(sign(name, input.bytes, secret));
};

type Signature = readonly [algorithm: string, data: ApexBlob, signature: ApexBlob, key: ApexBlob];

/** The key is X.509 SubjectPublicKeyInfo in DER. */
export const isSigned = (...[algorithm, data, signature, key]: Signature): boolean => {
  const name = named(SIGNATURES, algorithm);
  const open = readKey(() => createPublicKey({ key: key.bytes, format: 'der', type: 'spki' }));
  return verify(name, data.bytes, open, signature.bytes);
};
