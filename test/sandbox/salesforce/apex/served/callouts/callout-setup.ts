/**
 * Which systems the org may call, and how it presents itself there: named credentials, external credentials, the principals that
 * permission sets grant, and remote sites, as the package's source has them.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_namedcredential.htm
 */
import { basename } from 'node:path';
import { z } from 'zod';
import { readSource, sourceFiles } from '../../../schema/read-source.ts';
import { problemsOf, SourceInvalid } from '../../../schema/source-error.ts';

export type CredentialHeader = { readonly name: string; readonly value: string };

export type Authentication =
  | { readonly kind: 'none' }
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  | { readonly kind: 'external'; readonly credential: string }
  /** The platform's name of it, for the refusal. */
  | { readonly kind: 'unsupported'; readonly protocol: string };

export type NamedCredential = {
  readonly name: string;
  readonly url: string;
  readonly isEnabled: boolean;
  readonly mergesHeaders: boolean;
  readonly generatesAuthorization: boolean;
  readonly headers: readonly CredentialHeader[];
  readonly authentication: Authentication;
};

export type ExternalCredential = {
  readonly name: string;
  /** `Custom`, `Basic`, `NoAuthentication`, … */
  readonly protocol: string;
  readonly principals: readonly string[];
  readonly headers: readonly CredentialHeader[];
};

export type CalloutSetup = {
  readonly named: ReadonlyMap<string, NamedCredential>;
  readonly external: ReadonlyMap<string, ExternalCredential>;
  /** Origins of active remote sites: `https://api.example.com`. */
  readonly remoteSites: ReadonlySet<string>;
};

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const several = <Shape extends z.ZodType>(shape: Shape) =>
  z.union([z.array(shape), shape.transform((one) => [one])]).default([]);

const parameter = z.object({
  parameterName: z.string(),
  parameterType: z.string(),
  parameterValue: z.string().default(''),
  externalCredential: z.string().optional(),
});
type Parameter = z.infer<typeof parameter>;

const namedCredential = z.object({
  endpoint: z.string().optional(),
  calloutStatus: z.enum(['Enabled', 'Disabled']).default('Enabled'),
  allowMergeFieldsInHeader: flag.default(false),
  generateAuthorizationHeader: flag.default(true),
  protocol: z.string().default('NoAuthentication'),
  username: z.string().default(''),
  password: z.string().default(''),
  namedCredentialParameters: several(parameter),
});

const externalCredential = z.object({
  authenticationProtocol: z.string(),
  externalCredentialParameters: several(parameter),
});

const remoteSite = z.object({ isActive: flag.default(true), url: z.url() });

const read = <Shape extends z.ZodType>(file: string, root: string, shape: Shape): z.infer<Shape> => {
  const parsed = shape.safeParse(readSource(file, root));
  if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
  return parsed.data;
};

const nameOf = (file: string): string => basename(file).replace(/\.\w+-meta\.xml$/, '');

const headersIn = (parameters: readonly Parameter[], type: string): readonly CredentialHeader[] =>
  parameters
    .filter(({ parameterType }) => parameterType === type)
    .map(({ parameterName, parameterValue }) => ({ name: parameterName, value: parameterValue }));

const authenticationOf = (from: z.infer<typeof namedCredential>): Authentication => {
  const reference = from.namedCredentialParameters.find(({ parameterType }) => parameterType === 'Authentication');
  if (reference !== undefined) return { kind: 'external', credential: reference.externalCredential ?? '' };
  const { protocol, username, password } = from;
  if (protocol === 'NoAuthentication') return { kind: 'none' };
  return protocol === 'Password' ? { kind: 'password', username, password } : { kind: 'unsupported', protocol };
};

const readNamed = (file: string): NamedCredential => {
  const from = read(file, 'NamedCredential', namedCredential);
  const url = from.namedCredentialParameters.find(({ parameterType }) => parameterType === 'Url')?.parameterValue;
  return {
    name: nameOf(file),
    url: url ?? from.endpoint ?? '',
    isEnabled: from.calloutStatus === 'Enabled',
    mergesHeaders: from.allowMergeFieldsInHeader,
    generatesAuthorization: from.generateAuthorizationHeader,
    headers: headersIn(from.namedCredentialParameters, 'HttpHeader'),
    authentication: authenticationOf(from),
  };
};

const readExternal = (file: string): ExternalCredential => {
  const from = read(file, 'ExternalCredential', externalCredential);
  return {
    name: nameOf(file),
    protocol: from.authenticationProtocol,
    principals: from.externalCredentialParameters
      .filter(({ parameterType }) => /Principal$/.test(parameterType))
      .map(({ parameterName }) => parameterName),
    headers: headersIn(from.externalCredentialParameters, 'AuthHeader'),
  };
};

const byName = <Credential extends { readonly name: string }>(credentials: readonly Credential[]) =>
  new Map(credentials.map((one) => [one.name.toLowerCase(), one]));

/**
 * @param directories of the package's source
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readCalloutSetup = (directories: readonly string[]): CalloutSetup => ({
  named: byName(sourceFiles(directories, '**/namedCredentials/*.namedCredential-meta.xml').map(readNamed)),
  external: byName(sourceFiles(directories, '**/externalCredentials/*.externalCredential-meta.xml').map(readExternal)),
  remoteSites: new Set(
    sourceFiles(directories, '**/remoteSiteSettings/*.remoteSite-meta.xml')
      .map((file) => read(file, 'RemoteSiteSetting', remoteSite))
      .filter(({ isActive }) => isActive)
      .map(({ url }) => new URL(url).origin),
  ),
});
