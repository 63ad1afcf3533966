/** Url, as Java takes addresses apart: nothing is checked, escaped or completed. */
import { transaction } from '../../runtime/current.ts';
import { apexException, type ApexException } from '../../runtime/exceptions.ts';
import { ApexValue, textHash } from '../../values/apex-value.ts';
import { libraryClass } from '../define.ts';
import { withoutNulls } from '../without-nulls.ts';

const FORM = /^([A-Za-z][A-Za-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const AUTHORITY = /^(?:(.*)@)?(\[[^\]]*\]|[^:]*)(?::(\d*))?$/s;

const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443, ftp: 21 };
const NO_PORT = -1;

const malformed = (message: string): ApexException => apexException('System.StringException', message);

const knownProtocol = (protocol: string | undefined, text: string): string => {
  if (protocol === undefined) throw malformed(`no protocol: ${text}`);
  const name = protocol.toLowerCase();
  if (!(name in DEFAULT_PORTS)) throw malformed(`unknown protocol: ${name}`);
  return name;
};

export class ApexUrl extends ApexValue {
  readonly protocol: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string | null;
  readonly reference: string | null;

  /** @throws System.StringException without a protocol that is known */
  constructor(text: string) {
    super();
    const [, protocol, authority = '', path = '', query = null, reference = null] = FORM.exec(text.trim()) ?? [];
    this.protocol = knownProtocol(protocol, text);
    this.authority = authority;
    this.path = path;
    this.query = query;
    this.reference = reference;
  }

  get text(): string {
    const place = this.authority === '' ? '' : `//${this.authority}`;
    return `${this.protocol}:${place}${this.file}${this.reference === null ? '' : `#${this.reference}`}`;
  }

  get file(): string {
    return this.path + (this.query === null ? '' : `?${this.query}`);
  }

  get user(): string | null {
    return AUTHORITY.exec(this.authority)?.[1] ?? null;
  }

  get host(): string {
    return AUTHORITY.exec(this.authority)?.[2] ?? '';
  }

  /** -1 when none is named. */
  get port(): number {
    return Number(AUTHORITY.exec(this.authority)?.[3] || NO_PORT);
  }

  get defaultPort(): number {
    return DEFAULT_PORTS[this.protocol] ?? NO_PORT;
  }

  /** All but the reference is the same; ports that go without saying count as named. */
  isSameFile(other: ApexUrl): boolean {
    const parts = (url: ApexUrl) => [url.protocol, url.host, url.port < 0 ? url.defaultPort : url.port, url.file];
    return parts(this).join(' ').toLowerCase() === parts(other).join(' ').toLowerCase();
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ApexUrl && other.text === this.text;
  }

  override apexHash(): number {
    return textHash(this.text);
  }

  override apexText(): string {
    return `Url:[delegate=${this.text}]`;
  }
}

const relative = (context: ApexUrl, spec: string): ApexUrl => new ApexUrl(new URL(spec, context.text).href);

const ofParts = (...[protocol, host, port, file]: readonly [string, string, number | null, string]): ApexUrl =>
  new ApexUrl(`${protocol}://${host}${port === null || port < 0 ? '' : `:${port}`}${file}`);

/** Every org has a domain of its own; that of the sandbox is named by the org's id. */
const orgDomain = (): ApexUrl => new ApexUrl(`https://${transaction().data.org.orgId.toLowerCase()}.my.salesforce.com`);

/** https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_url.htm */
export const url = libraryClass({
  name: 'System.URL',
  holds: (value) => value instanceof ApexUrl,
  members: withoutNulls({
    'new(String spec)': (spec: string) => new ApexUrl(spec),
    'new(URL context, String spec)': relative,
    'new(String protocol, String host, String file)': (protocol: string, host: string, file: string) =>
      ofParts(protocol, host, null, file),
    'new(String protocol, String host, Integer port, String file)': ofParts,
    'String getAuthority()': (self: ApexUrl) => self.authority,
    'Integer getDefaultPort()': (self: ApexUrl) => self.defaultPort,
    'String getFile()': (self: ApexUrl) => self.file,
    'String getHost()': (self: ApexUrl) => self.host,
    'static URL getOrgDomainUrl()': orgDomain,
    'String getPath()': (self: ApexUrl) => self.path,
    'Integer getPort()': (self: ApexUrl) => self.port,
    'String getProtocol()': (self: ApexUrl) => self.protocol,
    'String getQuery()': (self: ApexUrl) => self.query,
    'String getRef()': (self: ApexUrl) => self.reference,
    'static URL getSalesforceBaseUrl()': orgDomain,
    'String getUserInfo()': (self: ApexUrl) => self.user,
    'Boolean sameFile(URL urlToCompare)': (self: ApexUrl, other: ApexUrl) => self.isSameFile(other),
    'String toExternalForm()': (self: ApexUrl) => self.text,
  }),
});
