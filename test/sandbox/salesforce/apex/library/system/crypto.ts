/** Crypto. What needs certificates of an org is not here. */
import { libraryClass } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';
import { decrypt, decryptWithManagedVector, encrypt, encryptWithManagedVector, generateKey } from './cipher.ts';
import { authenticationCode, digest, isSigned, signed, verifyCode } from './digest.ts';
import { randomBytes } from './random-bytes.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_restful_crypto.htm */
export const crypto = libraryClass({
  name: 'System.Crypto',
  members: withoutNulls({
    'static Blob decrypt(String algorithmName, Blob secretKey, Blob initializationVector, Blob cipherText)': decrypt,
    'static Blob decryptWithManagedIV(String algorithmName, Blob secretKey, Blob ivAndCipherText)':
      decryptWithManagedVector,
    'static Blob decryptWithManagedIV(String algorithmName, Blob secretKey, Blob ivAndCipherText, Blob aaData)':
      decryptWithManagedVector,
    'static Blob encrypt(String algorithmName, Blob secretKey, Blob initializationVector, Blob clearText)': encrypt,
    'static Blob encryptWithManagedIV(String algorithmName, Blob secretKey, Blob clearText)': encryptWithManagedVector,
    'static Blob encryptWithManagedIV(String algorithmName, Blob secretKey, Blob clearText, Blob aaData)':
      encryptWithManagedVector,
    'static Blob generateAesKey(Integer size)': generateKey,
    'static Blob generateDigest(String algorithmName, Blob input)': digest,
    'static Blob generateMac(String algorithmName, Blob input, Blob privateKey)': authenticationCode,
    'static Integer getRandomInteger()': () => randomBytes(4).readInt32BE(),
    'static Long getRandomLong()': () => randomBytes(8).readBigInt64BE(),
    'static Blob sign(String algorithmName, Blob input, Blob privateKey)': signed,
    'static Boolean verify(String algorithmName, Blob data, Blob signature, Blob publicKey)': isSigned,
    'static Boolean verifyHMac(String algorithmName, Blob data, Blob privateKey, Blob macToVerify)': verifyCode,
  }),
});
