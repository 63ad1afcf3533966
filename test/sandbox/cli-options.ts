import { z } from 'zod';

/** The options that the command line takes from a JSON file, for each of the two stand-ins. Unknown names are refused. */

const pem = z.string().includes('-----BEGIN');

/** Units of each for one of the corporate currency, which comes first. */
const currencies = z
  .array(
    z.strictObject({
      isoCode: z.string().regex(/^[A-Z]{3}$/, 'must be a three-letter currency code'),
      conversionRate: z.number().positive(),
      decimalPlaces: z.int().min(0).max(3).exactOptional(),
      isActive: z.boolean().exactOptional(),
    }),
  )
  .min(1)
  .refine(([corporate]) => corporate?.conversionRate === 1, 'must begin with the corporate currency, whose rate is 1');

const texts = z.record(z.string(), z.string());

/** A Salesforce org. */
export const salesforceOptions = z.strictObject({
  sourceDirectories: z.array(z.string()).default(['force-app']),
  port: z.int().exactOptional(),
  pubSubPort: z.int().exactOptional(),
  seed: z.string().exactOptional(),
  connectedApps: z.array(
    z.strictObject({
      consumerKey: z.string(),
      certificatePem: pem.exactOptional(),
      consumerSecret: z.string().exactOptional(),
      username: z.string(),
      approvedUsernames: z.array(z.string()).exactOptional(),
      scopes: z.array(z.string()),
    }),
  ),
  users: z
    .array(
      z.strictObject({
        username: z.string(),
        lastName: z.string().exactOptional(),
        profile: z.string().exactOptional(),
        role: z.string().exactOptional(),
        permissionSets: z.array(z.string()).exactOptional(),
      }),
    )
    .exactOptional(),
  currencies: currencies.exactOptional(),
  dailyApiLimit: z.int().positive().exactOptional(),
  callouts: z
    .strictObject({
      namedCredentials: z
        .record(z.string(), z.strictObject({ url: z.url().exactOptional(), headers: texts.exactOptional() }))
        .exactOptional(),
      credentialValues: z.record(z.string(), texts).exactOptional(),
      origins: z.record(z.url(), z.url()).exactOptional(),
    })
    .exactOptional(),
  apexCacheDirectory: z.string().exactOptional(),
});

/** A NetSuite account. */
export const netSuiteOptions = z.strictObject({
  accountId: z.string(),
  projectDirectories: z.array(z.string()).exactOptional(),
  port: z.int().exactOptional(),
  seed: z.string().exactOptional(),
  timeZone: z.string().exactOptional(),
  concurrencyLimit: z.int().positive().exactOptional(),
  latencyMilliseconds: z.union([z.number(), z.strictObject({ median: z.number(), p95: z.number() })]).exactOptional(),
  integrations: z.array(z.strictObject({ clientId: z.string(), certificateId: z.string(), certificatePem: pem })),
});
