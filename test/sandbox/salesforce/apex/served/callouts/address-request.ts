/**
 * Turns a request as Apex wrote it into one that can be sent: `callout:` endpoints become the URL and headers of their named
 * credential, any other endpoint needs a remote site.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_named_credentials.htm
 */
import { accessOf } from '../../../access/user-access.ts';
import type { Caller, Org } from '../../../data/types.ts';
import { Unsupported } from '../../../../shared/unsupported.ts';
import { apexException, type ApexException } from '../../runtime/exceptions.ts';
import type { OutgoingRequest } from '../../runtime/surroundings.ts';
import type { CalloutSetup, CredentialHeader, ExternalCredential, NamedCredential } from './callout-setup.ts';
import { hasFormula, merged, type CredentialValue } from './credential-formula.ts';

/** What a package's source does not say: secrets, and where its systems are reached from here. */
export type CalloutOptions = {
  /** By the name of a named credential. `headers` take the place of those its authentication would add. */
  readonly namedCredentials?: Readonly<
    Record<string, { readonly url?: string; readonly headers?: Readonly<Record<string, string>> }>
  >;
  /** What an administrator types in after the deployment: values by external credential and parameter. */
  readonly credentialValues?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Where an origin is served instead: `{ 'https://api.example.com': 'http://127.0.0.1:8080' }`. */
  readonly origins?: Readonly<Record<string, string>>;
};

export type AddressNeeds = { readonly org: Org; readonly setup: CalloutSetup; readonly options: CalloutOptions };

const refused = (message: string): ApexException => apexException('System.CalloutException', message);

const noCredential = (name: string): ApexException =>
  refused(
    `We couldn't access the credential(s). You might not have the required permissions, or the external credential "${name}" might not exist.`,
  );

/** A credential is used as one of its principals, which a permission set has to grant. */
const checkPrincipal = ({ org }: AddressNeeds, { name, principals }: ExternalCredential, user: Caller): void => {
  if (principals.length === 0) return;
  const access = accessOf(org, user.userId);
  const granted = (principal: string): boolean =>
    access.mayEnter('ExternalCredentialPrincipal', `${name}-${principal}`);
  if (!principals.some(granted)) throw noCredential(name);
};

const basic = (username: string, password: string): CredentialHeader => ({
  name: 'Authorization',
  value: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
});

/** The values of an external credential, which are in no source. */
const valuesOf =
  ({ options }: AddressNeeds, name: string): CredentialValue =>
  (path) => {
    const [credential = '', parameter = ''] = path;
    const value = options.credentialValues?.[credential]?.[parameter];
    if (value === undefined) throw noCredential(name);
    return value;
  };

type Identity = { readonly headers: readonly CredentialHeader[]; readonly valueOf: CredentialValue };

type External = (parts: {
  credential: ExternalCredential;
  valueOf: CredentialValue;
  generates: boolean;
}) => readonly CredentialHeader[];

const EXTERNAL: Readonly<Record<string, External>> = {
  NoAuthentication: () => [],
  Custom: ({ credential }) => credential.headers,
  Basic: ({ credential, valueOf, generates }) => [
    ...(generates ? [basic(valueOf([credential.name, 'Username']), valueOf([credential.name, 'Password']))] : []),
    ...credential.headers,
  ],
};

type Use = { readonly named: NamedCredential; readonly user: Caller };

const externalIdentity = (needs: AddressNeeds, name: string, { named, user }: Use): Identity => {
  const credential = needs.setup.external.get(name.toLowerCase());
  if (credential === undefined) throw noCredential(name);
  checkPrincipal(needs, credential, user);
  const valueOf = valuesOf(needs, credential.name);
  const set = needs.options.namedCredentials?.[named.name]?.headers;
  if (set !== undefined) return { headers: given(set), valueOf };
  const headersOf = EXTERNAL[credential.protocol];
  if (headersOf === undefined) throw new Unsupported(`external credentials with ${credential.protocol}`);
  return { headers: headersOf({ credential, valueOf, generates: named.generatesAuthorization }), valueOf };
};

const given = (headers: Readonly<Record<string, string>>): readonly CredentialHeader[] =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));

const NOTHING: CredentialValue = (path) => {
  throw new Unsupported(`the merge field $Credential.${path.join('.')}`);
};

const identityOf = (needs: AddressNeeds, use: Use): Identity => {
  const { named } = use;
  const { authentication } = named;
  if (authentication.kind === 'external') return externalIdentity(needs, authentication.credential, use);
  const set = needs.options.namedCredentials?.[named.name]?.headers;
  if (set !== undefined) return { headers: given(set), valueOf: NOTHING };
  if (authentication.kind === 'unsupported') {
    throw new Unsupported(`named credentials with ${authentication.protocol}`);
  }
  if (authentication.kind === 'none') return { headers: [], valueOf: NOTHING };
  const { username, password } = authentication;
  const values: Readonly<Record<string, string>> = { Username: username, Password: password };
  return {
    headers: named.generatesAuthorization ? [basic(username, password)] : [],
    valueOf: (path) => values[path[0] ?? ''] ?? NOTHING(path),
  };
};

const withHeaders = (
  own: OutgoingRequest['headers'],
  added: readonly CredentialHeader[],
): OutgoingRequest['headers'] => {
  const names = new Set(added.map(({ name }) => name.toLowerCase()));
  const kept = [...own].filter(([name]) => !names.has(name.toLowerCase()));
  return new Map([...kept, ...added.map(({ name, value }): [string, string] => [name, value])]);
};

const ownHeaders = (request: OutgoingRequest, named: NamedCredential, valueOf: CredentialValue) =>
  new Map(
    [...request.headers].map(([name, value]): [string, string] => [
      name,
      named.mergesHeaders && hasFormula(value) ? merged(value, valueOf) : value,
    ]),
  );

type Call = { readonly request: OutgoingRequest; readonly user: Caller };

const namedCredential = ({ setup }: AddressNeeds, name: string): NamedCredential => {
  const named = setup.named.get(name.toLowerCase());
  if (named?.isEnabled === true) return named;
  throw refused(
    `The callout couldn't access the endpoint. You might not have the required permissions, or the named credential "${name}" might not exist.`,
  );
};

const throughCredential = (needs: AddressNeeds, { request, user }: Call): OutgoingRequest => {
  const [, name = '', path = ''] = /^callout:(\w+)([^]*)$/i.exec(request.endpoint) ?? [];
  const named = namedCredential(needs, name);
  const { headers, valueOf } = identityOf(needs, { named, user });
  const base = needs.options.namedCredentials?.[named.name]?.url ?? named.url;
  const added = [...named.headers, ...headers].map((one) => ({ ...one, value: merged(one.value, valueOf) }));
  return {
    ...request,
    endpoint: base.replace(/\/$/, '') + path,
    headers: withHeaders(ownHeaders(request, named, valueOf), added),
  };
};

const throughRemoteSite = ({ setup }: AddressNeeds, { request }: Call): OutgoingRequest => {
  if (!URL.canParse(request.endpoint)) throw refused(`no protocol: ${request.endpoint}`);
  const { origin, protocol } = new URL(request.endpoint);
  if (!/^https?:$/.test(protocol)) throw refused(`unknown protocol: ${protocol.replace(':', '')}`);
  if (setup.remoteSites.has(origin)) return request;
  throw refused(
    `Unauthorized endpoint, please check Setup->Security->Remote site settings. endpoint = ${request.endpoint}`,
  );
};

const fromHere = ({ options }: AddressNeeds, request: OutgoingRequest): OutgoingRequest => {
  const { origin, pathname, search } = new URL(request.endpoint);
  const here = options.origins?.[origin];
  return here === undefined ? request : { ...request, endpoint: here.replace(/\/$/, '') + pathname + search };
};

/**
 * @returns the request with the URL and headers it is sent with
 * @throws System.CalloutException when the org may not call there, Unsupported for authentication the sandbox does not know
 */
export const addressRequest = (needs: AddressNeeds, call: Call): OutgoingRequest => {
  if (call.request.certificate !== undefined) throw new Unsupported('client certificates of callouts');
  const reach = /^callout:/i.test(call.request.endpoint) ? throughCredential : throughRemoteSite;
  return fromHere(needs, reach(needs, call));
};
