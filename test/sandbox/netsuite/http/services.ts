import { Unsupported } from '../../shared/unsupported.ts';
import type { RequestKind } from '../concurrency/traffic.ts';
import type { Settings } from '../settings.ts';
import type { Handler } from './exchange.ts';
import { badRequest } from './netsuite-error.ts';
import { checked } from './request-checks.ts';

/**
 * Which service answers a path: records, SuiteQL, jobs, system, RESTlets; anything else fails by name.
 */
export type Service = {
  readonly scope: 'rest_webservices' | 'restlets';
  readonly kindOf: (method: string) => RequestKind;
  readonly handle: Handler;
};

export type ServiceTable = {
  readonly records: Handler;
  readonly suiteQl: Handler;
  readonly jobs: Handler;
  readonly system: Readonly<Record<string, Handler>>;
};

export const RECORD_PATH = '/services/rest/record/v1';
export const SUITEQL_PATH = '/services/rest/query/v1/suiteql';
const RESTLET_PATH = '/app/site/hosting/restlet.nl';

const always = (kind: RequestKind) => (): RequestKind => kind;
const recordKind = (method: string): RequestKind => (method === 'GET' ? 'recordReads' : 'recordWrites');

const restlet: Service = {
  scope: 'restlets',
  kindOf: always('other'),
  handle: () => {
    throw badRequest('SSS_INVALID_SCRIPTLET_ID', new Unsupported('RESTlets').message);
  },
};

const nothing = (path: string): Service => ({
  scope: 'rest_webservices',
  kindOf: always('other'),
  handle: () => {
    throw new Unsupported(`the path ${path}`);
  },
});

/** The service for a path, whose fixed parts are matched without case. */
export const services = (table: ServiceTable, settings: Settings): ((path: string) => Service) => {
  const rest = (kindOf: Service['kindOf'], handle: Handler): Service => ({
    scope: 'rest_webservices',
    kindOf,
    handle: checked(handle, settings),
  });
  const known: readonly (readonly [string, Service])[] = [
    [RECORD_PATH, rest(recordKind, table.records)],
    [SUITEQL_PATH, rest(always('suiteql'), table.suiteQl)],
    ['/services/rest/async/v1/job', rest(always('other'), table.jobs)],
    [RESTLET_PATH, restlet],
    ...Object.entries(table.system).map(([path, handle]) => [path, rest(always('other'), handle)] as const),
  ];
  return (path) => {
    const lower = path.toLowerCase();
    const found = known.find(
      ([prefix]) => lower === prefix.toLowerCase() || lower.startsWith(`${prefix.toLowerCase()}/`),
    );
    return found?.[1] ?? nothing(path);
  };
};
