import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, test } from 'node:test';
import { ApexBlob } from '../../values/blob.ts';
import { callsOn, thrownBy } from '../member-calls.ts';
import { blob } from './blob.ts';
import { crypto } from './crypto.ts';
import { encodingUtil } from './encoding-util.ts';
import { url } from './url.ts';
import { uuid } from './uuid.ts';

const onCrypto = callsOn(crypto);
const onEncoding = callsOn(encodingUtil);
const onUrl = callsOn(url);
const onUuid = callsOn(uuid);

const bytes = (text: string): ApexBlob => ApexBlob.of(text);
const hex = (value: unknown): unknown => onEncoding('convertToHex(Blob)', value);
const KEY = bytes('0123456789abcdef');
const VECTOR = bytes('fedcba9876543210');

describe('Crypto', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm
  test('digests by the names of the reference', () => {
    const digest = (name: string): unknown => hex(onCrypto('generateDigest(String,Blob)', name, bytes('abc')));
    assert.equal(digest('MD5'), '900150983cd24fb0d6963f7d28e17f72');
    assert.equal(digest('SHA1'), 'a9993e364706816aba3e25717850c26c9cd0d89d');
    assert.equal(digest('SHA-256'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    assert.equal(digest('SHA3-256'), '3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532');
    assert.match(
      thrownBy(() => digest('CRC')),
      /^System.InvalidParameterValueException/,
    );
  });

  test('makes and checks authentication codes', () => {
    const mac = onCrypto(
      'generateMac(String,Blob,Blob)',
      'hmacSHA256',
      bytes('what do ya want for nothing?'),
      bytes('Jefe'),
    );
    assert.equal(hex(mac), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
    const check = (text: string): unknown =>
      onCrypto('verifyHMac(String,Blob,Blob,Blob)', 'hmacSHA256', bytes(text), bytes('Jefe'), mac);
    assert.deepEqual([check('what do ya want for nothing?'), check('nothing')], [true, false]);
  });

  test('signs with RSA and with elliptic curves', () => {
    const pairs = {
      'RSA-SHA256': generateKeyPairSync('rsa', { modulusLength: 1024 }),
      'ECDSA-SHA256': generateKeyPairSync('ec', { namedCurve: 'P-256' }),
    };
    for (const [name, { privateKey, publicKey }] of Object.entries(pairs)) {
      const secret = new ApexBlob(privateKey.export({ format: 'der', type: 'pkcs8' }));
      const open = new ApexBlob(publicKey.export({ format: 'der', type: 'spki' }));
      const signature = onCrypto('sign(String,Blob,Blob)', name, bytes('abc'), secret);
      assert.equal(onCrypto('verify(String,Blob,Blob,Blob)', name, bytes('abc'), signature, open), true);
      assert.equal(onCrypto('verify(String,Blob,Blob,Blob)', name, bytes('abd'), signature, open), false);
    }
    assert.equal(
      thrownBy(() => onCrypto('sign(String,Blob,Blob)', 'RSA', bytes('abc'), bytes('no key'))),
      'System.SecurityException: Invalid Crypto Key',
    );
  });

  test('encrypts and decrypts with AES', () => {
    const secret = onCrypto('encrypt(String,Blob,Blob,Blob)', 'AES128', KEY, VECTOR, bytes('Data to be encrypted'));
    const open = onCrypto('decrypt(String,Blob,Blob,Blob)', 'AES128', KEY, VECTOR, secret);
    assert.equal(callsOn(blob)('toString()', open), 'Data to be encrypted');
  });

  test('says what is wrong with algorithm, key, vector and data', () => {
    const encrypt = (...args: readonly unknown[]) =>
      thrownBy(() => onCrypto('encrypt(String,Blob,Blob,Blob)', ...args));
    assert.match(encrypt('DES', KEY, VECTOR, KEY), /Invalid algorithm DES. Must be AES128, AES192, or AES256/);
    assert.match(encrypt('AES256', KEY, VECTOR, KEY), /Invalid private key. Must be 32 bytes./);
    assert.match(encrypt('AES128', KEY, bytes('x'), KEY), /Invalid initialization vector. Must be 16 bytes./);
    assert.equal(
      thrownBy(() => onCrypto('decrypt(String,Blob,Blob,Blob)', 'AES128', KEY, VECTOR, KEY)),
      'System.SecurityException: Given final block not properly padded',
    );
  });
});

describe('EncodingUtil', () => {
  // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_encodingUtil.htm
  test('writes bytes as text and reads them back', () => {
    assert.equal(onEncoding('base64Encode(Blob)', bytes('Hällo')), 'SMOkbGxv');
    assert.deepEqual(onEncoding('base64Decode(String)', 'SMOkbGxv'), bytes('Hällo'));
    assert.equal(hex(onEncoding('convertFromHex(String)', '4A4b')), '4a4b');
    assert.match(
      thrownBy(() => onEncoding('convertFromHex(String)', 'abc')),
      /InvalidParameterValueException/,
    );
  });

  test('encodes for forms as Java does', () => {
    assert.equal(onEncoding('urlEncode(String,String)', "a b&c=ä~*'", 'UTF-8'), 'a+b%26c%3D%C3%A4%7E*%27');
    assert.equal(onEncoding('urlDecode(String,String)', 'a+b%26c%3D%C3%A4', 'UTF-8'), 'a b&c=ä');
  });
});

test('a Url is taken apart without changing it', () => {
  const address = onUrl('new(String)', 'https://joe@example.com:8443/a/b.html?q=1&r=ä#top');
  const parts = ['getProtocol()', 'getHost()', 'getPort()', 'getPath()', 'getQuery()', 'getRef()', 'getUserInfo()'];
  assert.deepEqual(
    parts.map((part) => onUrl(part, address)),
    ['https', 'example.com', 8443, '/a/b.html', 'q=1&r=ä', 'top', 'joe'],
  );
  assert.equal(onUrl('getFile()', address), '/a/b.html?q=1&r=ä');
  const plain = onUrl('new(String,String,String)', 'http', 'example.com', '/x');
  assert.deepEqual(
    [onUrl('getPort()', plain), onUrl('getDefaultPort()', plain), onUrl('getQuery()', plain)],
    [-1, 80, null],
  );
  assert.equal(onUrl('sameFile(URL)', plain, onUrl('new(String)', 'http://EXAMPLE.com:80/x#y')), true);
  assert.equal(onUrl('toExternalForm()', onUrl('new(URL,String)', plain, 'y')), 'http://example.com/y');
  assert.match(
    thrownBy(() => onUrl('new(String)', 'example.com')),
    /^System.StringException: no protocol/,
  );
});

test('a UUID is read without regard to case and equal by value', () => {
  const text = '0A1b2c3d-1111-4222-8333-444455556666';
  assert.equal(onUuid('toString()', onUuid('fromString(String)', text)), text.toLowerCase());
  assert.match(
    thrownBy(() => onUuid('fromString(String)', 'x')),
    /Invalid UUID string: x/,
  );
});
