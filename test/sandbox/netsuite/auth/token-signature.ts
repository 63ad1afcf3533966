import { createHmac } from 'node:crypto';

/**
 * The HMAC-SHA256 signature of token-based authentication (OAuth 1.0a): base string and key as NetSuite computes them.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1534941088.html
 */
export type SignedRequest = {
  readonly method: string;
  /** Full URL, with its query when there is one. */
  readonly url: string;
  /** The `oauth_` parameters of the header, decoded, without `oauth_signature` and `realm`. */
  readonly parameters: Readonly<Record<string, string>>;
};

/** Percent-encoding of RFC 3986, which is stricter than the language's own. */
export const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

const sortedPairs = (pairs: readonly (readonly [string, string])[]): string =>
  pairs
    .map(([name, value]) => `${percentEncoded(name)}=${percentEncoded(value)}`)
    .sort()
    .join('&');

/** The text that is signed: method, URL without query, and all parameters, each percent-encoded. A body is never part of it. */
export const baseStringOf = ({ method, url, parameters }: SignedRequest): string => {
  const { origin, pathname, searchParams } = new URL(url);
  const pairs = sortedPairs([...searchParams.entries(), ...Object.entries(parameters)]);
  return [method.toUpperCase(), percentEncoded(`${origin}${pathname}`), percentEncoded(pairs)].join('&');
};

/** The signature, base64. */
export const signatureOf = (
  request: SignedRequest,
  secrets: { readonly consumerSecret: string; readonly tokenSecret: string },
): string =>
  createHmac('sha256', `${percentEncoded(secrets.consumerSecret)}&${percentEncoded(secrets.tokenSecret)}`)
    .update(baseStringOf(request))
    .digest('base64');
