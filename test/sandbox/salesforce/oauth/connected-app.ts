import { importSPKI, importX509, type CryptoKey } from 'jose';

/** An app that may ask for access tokens, and as whom. */
export type ConnectedApp = {
  readonly consumerKey: string;
  /** X.509 certificate or public key the app signs its assertions with. */
  readonly certificatePem?: string | undefined;
  readonly consumerSecret?: string | undefined;
  /** The user the app is approved for and that client credentials run as. */
  readonly username: string;
  /** Other users the app is approved for. */
  readonly approvedUsernames?: readonly string[] | undefined;
  readonly scopes: readonly string[];
};

/** The public key of an app's certificate. */
export const publicKeyOf = (pem: string): Promise<CryptoKey> =>
  pem.includes('BEGIN CERTIFICATE') ? importX509(pem, 'RS256') : importSPKI(pem, 'RS256');
