import { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import './reflect-metadata.ts';
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

export type Certificate = {
  /** The certificate, which is also the authority a client has to trust. */
  readonly certificatePem: string;
  /** PKCS #8. */
  readonly privateKeyPem: string;
};

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY = 86_400_000;

const pemOf = (label: string, bytes: ArrayBuffer): string => {
  const lines = Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
};

/**
 * A new key pair with a self-signed certificate, so that a stand-in can speak TLS and clients can verify it.
 * @param subject `commonName` of the certificate and the host names or IP addresses it is good for
 */
export const selfSignedCertificate = async (subject: {
  commonName: string;
  hosts: readonly string[];
}): Promise<Certificate> => {
  const keys = await webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: `CN=${subject.commonName}`,
    notBefore: new Date(Date.now() - DAY),
    notAfter: new Date(Date.now() + 365 * DAY),
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyCertSign, true),
      new SubjectAlternativeNameExtension(
        subject.hosts.map((host) => ({ type: isIP(host) === 0 ? ('dns' as const) : ('ip' as const), value: host })),
      ),
    ],
  });
  const privateKey = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificatePem: `${certificate.toString('pem')}\n`, privateKeyPem: pemOf('PRIVATE KEY', privateKey) };
};
