import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import type { Mapping } from './mappings.ts';

/**
 * Judges the client assertion of the client credentials flow against the certificate registered under its `kid`.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_162790605110.html
 */

/** Details of the Login Audit Trail. */
export type LoginDetail =
  'InvalidSignature' | 'EntityOrRoleDisabled' | 'InvalidIntegration' | 'InvalidScope' | 'ClientAuthenticationFailed';

/** Values of `error` in the token endpoint's answer. */
export type TokenError = 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'invalid_scope';

/** Why no token is given: the opaque error for the caller, the detail for the trail. */
export class TokenRefusal extends Error {
  readonly error: TokenError;
  readonly detail: LoginDetail;
  clientId = '';
  role = '';

  /** @param reason what exactly was wrong, for the trail only */
  constructor(error: TokenError, detail: LoginDetail, reason: string) {
    super(reason);
    this.name = 'TokenRefusal';
    this.error = error;
    this.detail = detail;
  }
}

export type AssertionRules = {
  readonly mappings: readonly Mapping[];
  readonly audiences: readonly string[];
  readonly now: Date;
};
export type Proven = { readonly mapping: Mapping; readonly scopes: readonly string[] };

const SCOPES: readonly string[] = ['restlets', 'rest_webservices', 'suite_analytics'];
const ALGORITHMS = ['PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const LONGEST_SECONDS = 3600;
const FUTURE_SECONDS = 60;

const headerShape = z.object({ alg: z.string(), kid: z.string(), typ: z.string().optional() });
const claimsShape = z.object({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]),
  iat: z.number(),
  exp: z.number(),
  // Oracle's samples send an array; clients in use send one string, or several with commas.
  scope: z.union([z.string().transform((text) => text.split(',').map((scope) => scope.trim())), z.array(z.string())]),
});
type Claims = z.infer<typeof claimsShape>;

const read = (assertion: string): { header: z.infer<typeof headerShape>; claims: Claims } => {
  try {
    return {
      header: headerShape.parse(decodeProtectedHeader(assertion)),
      claims: claimsShape.parse(decodeJwt(assertion)),
    };
  } catch {
    throw new TokenRefusal('invalid_grant', 'ClientAuthenticationFailed', 'the assertion lacks a header or a claim');
  }
};

type Check = {
  readonly holds: (claims: Claims, rules: AssertionRules) => boolean;
  readonly refusal: () => TokenRefusal;
};
const failed = (reason: string) => () => new TokenRefusal('invalid_grant', 'ClientAuthenticationFailed', reason);
const seconds = (date: Date): number => date.getTime() / 1000;

const CLAIM_CHECKS: readonly Check[] = [
  {
    holds: ({ aud }, { audiences }) => [aud].flat().some((audience) => audiences.includes(audience)),
    refusal: failed('aud is not the token endpoint of this account'),
  },
  { holds: ({ exp, iat }) => exp > iat, refusal: failed('exp is not after iat') },
  { holds: ({ exp, iat }) => exp - iat <= LONGEST_SECONDS, refusal: failed('exp is more than 60 minutes after iat') },
  { holds: ({ iat }, { now }) => iat <= seconds(now) + FUTURE_SECONDS, refusal: failed('iat is in the future') },
  { holds: ({ exp }, { now }) => exp > seconds(now), refusal: failed('the assertion has expired') },
  {
    holds: ({ scope }) => scope.length > 0 && scope.every((one) => SCOPES.includes(one)),
    refusal: () => new TokenRefusal('invalid_scope', 'InvalidScope', 'scope names none or an unknown one'),
  },
];

const mappingFor = (kid: string, claims: Claims, { mappings }: AssertionRules): Mapping => {
  if (!mappings.some((mapping) => mapping.clientId === claims.iss))
    throw new TokenRefusal('invalid_client', 'InvalidIntegration', 'iss is no client id of this account');
  const mapping = mappings.find((one) => one.certificateId === kid && one.clientId === claims.iss);
  if (mapping === undefined) throw failed('kid is no certificate of this integration')();
  return mapping;
};

const refuseUnusable = (mapping: Mapping, now: Date): void => {
  if (mapping.revoked) throw failed('the mapping is revoked')();
  if (mapping.validTo !== undefined && mapping.validTo <= now) throw failed('the certificate has expired')();
  if (mapping.validFrom !== undefined && mapping.validFrom > now) throw failed('the certificate is not valid yet')();
  if (mapping.roleDisabled)
    throw new TokenRefusal('invalid_grant', 'EntityOrRoleDisabled', 'the role or its entity is inactive');
};

const refuseForged = async (assertion: string, mapping: Mapping): Promise<void> => {
  try {
    await compactVerify(assertion, mapping.publicKey, { algorithms: ALGORITHMS });
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'the signature does not verify';
    throw new TokenRefusal('invalid_grant', 'InvalidSignature', reason);
  }
};

/**
 * @param assertion compact JWT as sent in `client_assertion`
 * @returns the mapping it proves and the scopes it asks for
 * @throws TokenRefusal with what the caller may see and what the trail records
 */
export const judgeAssertion = async (assertion: string, rules: AssertionRules): Promise<Proven> => {
  const { header, claims } = read(assertion);
  try {
    const mapping = mappingFor(header.kid, claims, rules);
    refuseUnusable(mapping, rules.now);
    await refuseForged(assertion, mapping);
    const broken = CLAIM_CHECKS.find((check) => !check.holds(claims, rules));
    if (broken !== undefined) throw broken.refusal();
    return { mapping, scopes: claims.scope };
  } catch (error) {
    if (error instanceof TokenRefusal) error.clientId = claims.iss;
    throw error;
  }
};
