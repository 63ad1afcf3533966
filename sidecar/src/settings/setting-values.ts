import { createPrivateKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** The kinds of values settings have: each says in words what it expects, and none ever shows what it got. */

const MOST_PORTS = 65_535;

export const port = z.coerce
  .number('must be a number')
  .int('must be a whole number')
  .min(0, 'must be 0 or more')
  .max(MOST_PORTS, 'must be at most 65535');

/** A whole number in a range. */
export const count = (least: number, most: number) => {
  const says = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number(says).int(says).min(least, says).max(most, says);
};

/** A switch. */
export const yesOrNo = z.enum(['yes', 'no'], 'must be yes or no');

export const share = z.coerce
  .number('must be a number above 0 and at most 1')
  .gt(0, 'must be above 0')
  .lte(1, 'must be at most 1');

export const text = z.string('is missing').min(1, 'is missing');

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};
export const timeZone = text.refine(isZone, 'must be an IANA time zone such as Europe/Berlin');

const CRON_FIELD = String.raw`[\d*,/-]+`;
export const schedule = text.regex(
  new RegExp(`^${Array.from({ length: 5 }, () => CRON_FIELD).join(' +')}$`),
  'must be a cron expression of five fields, such as 0 */4 * * *',
);

/** Names of this machine: what runs there is a stand-in or a tunnel. */
export const isLocal = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\]|::1)$/.test(host);

/** An https address (http on this machine), without a slash at the end. */
export const webAddress = text.transform((value, context) => {
  const url = URL.parse(value);
  const isSafe = url !== null && (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal(url.hostname)));
  if (isSafe) return `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
  context.addIssue({ code: 'custom', message: 'must be an https address (plain http only on this machine)' });
  return z.NEVER;
});

/** As `webAddress`, whole: what comes after the question mark may be what admits the caller. */
export const secretAddress = text.refine(
  (value) => webAddress.safeParse(value).success,
  'must be an https address (plain http only on this machine)',
);

export const endpoint = text.regex(/^[\w.-]+:\d{1,5}$/, 'must be host:port');

/** A list separated by commas. */
export const listOf = <T>(entry: z.ZodType<T, string>) =>
  text.transform((value) => value.split(',').map((part) => part.trim())).pipe(z.array(entry).min(1));

const readKey = (pem: string): KeyObject | undefined => {
  try {
    return createPrivateKey(pem.replaceAll(String.raw`\n`, '\n'));
  } catch {
    return undefined;
  }
};

/** A private key in PEM, not encrypted; line breaks may be written as \n. */
export const privateKey = text.transform((pem, context) => {
  const key = readKey(pem);
  if (key !== undefined) return key;
  context.addIssue({ code: 'custom', message: 'must be a private key in PEM without a pass phrase' });
  return z.NEVER;
});

/** PEM in PKCS #8, whatever form the key came in. */
export const toPem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

const LEAST_BYTES = 24;

/** A secret of Standard Webhooks: `whsec_` and base64. */
export const webhookSecret = z
  .string()
  .refine(
    (value) => /^whsec_[A-Za-z0-9+/]+=*$/.test(value) && Buffer.from(value.slice(6), 'base64').length >= LEAST_BYTES,
    `must be whsec_ and at least ${LEAST_BYTES} random bytes in base64 (echo "whsec_$(openssl rand -base64 32)")`,
  );

const TOKEN_SCOPES = ['viewer', 'operator', 'admin', 'org'] as const;

/** `<scope>:<SHA-256 of the token in hex>`: the token itself is never known here. */
export const hashedToken = z.string().transform((value, context) => {
  const [, scope, sha256] = /^([a-z]+):([0-9a-f]{64})$/i.exec(value) ?? [];
  const known = TOKEN_SCOPES.find((name) => name === scope);
  if (known !== undefined && sha256 !== undefined) return { scope: known, sha256: sha256.toLowerCase() };
  context.addIssue({
    code: 'custom',
    message: `must be <scope>:<sha256>, the scope one of ${TOKEN_SCOPES.join(', ')} (printf %s "$TOKEN" | sha256sum)`,
  });
  return z.NEVER;
});
