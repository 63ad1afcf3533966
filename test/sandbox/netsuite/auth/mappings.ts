import { X509Certificate, createPublicKey, type KeyObject } from 'node:crypto';

/**
 * The list "OAuth 2.0 Client Credentials (M2M) Setup": which certificate proves which integration under which role. What
 * NetSuite would not let an administrator enter is refused when the account opens.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162686838198.html
 */
export type IntegrationOptions = {
  /** Client id of the integration record: the assertion's `iss`. */
  readonly clientId: string;
  /** Certificate id shown in the list: the assertion's `kid`. */
  readonly certificateId: string;
  /** X.509 certificate or public key, PEM. RSA of 3072 or 4096 bits, or EC P-256, P-384, P-521. */
  readonly certificatePem: string;
  readonly role?: string;
  /** The mapping has been revoked. */
  readonly revoked?: boolean;
  /** The mapping's role, or the entity behind it, is inactive. */
  readonly roleDisabled?: boolean;
  /** When the mapping ends; a certificate's own end and two years from its start end it sooner. */
  readonly expiresAt?: Date;
  /** Concurrent requests set aside for this integration alone. */
  readonly concurrencyLimit?: number;
};

export type Mapping = {
  readonly clientId: string;
  readonly certificateId: string;
  readonly role: string;
  readonly publicKey: KeyObject;
  readonly validFrom: Date | undefined;
  readonly validTo: Date | undefined;
  revoked: boolean;
  roleDisabled: boolean;
};

const RSA_BITS: readonly (number | undefined)[] = [3072, 4096];
const CURVES: readonly (string | undefined)[] = ['prime256v1', 'secp384r1', 'secp521r1'];
const isCertificate = (pem: string): boolean => pem.includes('-----BEGIN CERTIFICATE-----');

const refuseWeakKey = (key: KeyObject, certificateId: string): void => {
  const details = key.asymmetricKeyDetails;
  const fits =
    key.asymmetricKeyType === 'ec' ? CURVES.includes(details?.namedCurve) : RSA_BITS.includes(details?.modulusLength);
  if (!fits)
    throw new Error(
      `Certificate ${certificateId}: the key must be RSA of 3072 or 4096 bits, or EC P-256, P-384 or P-521.`,
    );
};

const twoYearsAfter = (from: Date): Date => {
  const to = new Date(from);
  to.setUTCFullYear(to.getUTCFullYear() + 2);
  return to;
};

const earliest = (dates: readonly (Date | undefined)[]): Date | undefined =>
  dates.filter((date) => date !== undefined).sort((one, other) => one.getTime() - other.getTime())[0];

const mappingFrom = (options: IntegrationOptions): Mapping => {
  const publicKey = createPublicKey(options.certificatePem);
  refuseWeakKey(publicKey, options.certificateId);
  const certificate = isCertificate(options.certificatePem) ? new X509Certificate(options.certificatePem) : undefined;
  const validFrom = certificate?.validFromDate;
  return {
    clientId: options.clientId,
    certificateId: options.certificateId,
    role: options.role ?? 'Integration',
    publicKey,
    validFrom,
    // A certificate of more than two years is silently shortened.
    validTo: earliest([options.expiresAt, certificate?.validToDate, validFrom && twoYearsAfter(validFrom)]),
    revoked: options.revoked ?? false,
    roleDisabled: options.roleDisabled ?? false,
  };
};

/**
 * The account's mappings.
 * @throws Error when a key is too weak, a certificate id occurs twice, or an integration has two certificates for one role
 */
export const mappingsFrom = (integrations: readonly IntegrationOptions[]): readonly Mapping[] => {
  const mappings = integrations.map(mappingFrom);
  const taken = new Set<string>();
  for (const mapping of mappings)
    for (const key of [`certificate ${mapping.certificateId}`, `role ${mapping.role} of ${mapping.clientId}`]) {
      if (taken.has(key)) throw new Error(`Two mappings for ${key}: NetSuite keeps one.`);
      taken.add(key);
    }
  return mappings;
};
