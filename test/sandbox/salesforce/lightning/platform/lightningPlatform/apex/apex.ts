/**
 * Apex methods as components import them: called, or wired.
 * https://developer.salesforce.com/docs/platform/lwc/guide/apex.html
 */
import { refreshProvided, type Provided } from 'lightningPlatform/cached';
import { callOrg, failure } from 'lightningPlatform/orgCall';
import { isComplete, wireAdapter, type AdapterConstructor } from 'lightningPlatform/wireAdapter';

export type MethodName = { readonly namespace: string; readonly className: string; readonly method: string };

type Params = Readonly<Record<string, unknown>>;

export type ApexMethod = ((params?: Params) => Promise<unknown>) & { readonly adapter: AdapterConstructor };

type Answer = { readonly status: number; readonly body: unknown };

const isAnswer = (value: unknown): value is Answer => typeof value === 'object' && value !== null && 'status' in value;

/** The call is answered in any case; how the method fared stands in the answer. */
const callMethod = async (body: object): Promise<unknown> => {
  const answer = await callOrg({ method: 'POST', path: '/lightning/apex', body });
  if (isAnswer(answer) && answer.status === 200) return answer.body;
  // What a call rejects with is the documented object, not an Error.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw isAnswer(answer) ? failure(answer.status, 'Server Error', answer.body) : failure(500, 'Server Error', answer);
};

/** @param name from the module's name */
export const apexMethod = ({ className, method }: MethodName): ApexMethod => {
  const call = (params: Params = {}): Promise<unknown> => callMethod({ className, method, params });
  const adapter = wireAdapter((config) =>
    isComplete(config)
      ? { key: `apex ${className}.${method} ${JSON.stringify(config)}`, load: () => call(config) }
      : undefined,
  );
  return Object.assign(call, { adapter });
};

/** Reads again what a wired method gave. https://developer.salesforce.com/docs/platform/lwc/guide/apex-result-caching.html */
export const refreshApex = (provided: Provided): Promise<void> => refreshProvided(provided);

/** The value of a field of a record that Apex gave. */
export const getSObjectValue = (record: Params, field: { readonly fieldApiName: string } | string): unknown => {
  const path = typeof field === 'string' ? field.split('.').slice(1) : field.fieldApiName.split('.');
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    record,
  );
};
