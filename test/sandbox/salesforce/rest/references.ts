import { RestError } from './rest-error.ts';

/**
 * `@{order.id}` and `@{found.records[0].Name}`: how a composite call uses the answers of earlier ones.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/using_composite_resources.htm
 */
export type Answers = ReadonlyMap<string, unknown>;

const REFERENCE = /@\{([A-Za-z0-9_-]+)((?:\.[A-Za-z0-9_]+|\[\d+\])*)\}/g;

const stepsOf = (path: string): readonly string[] => path.split(/[.[\]]+/).filter((step) => step !== '');

const stepInto = (value: unknown, step: string): unknown => {
  if (Array.isArray(value)) return value[Number(step)];
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name.toLowerCase() === step.toLowerCase())?.[1];
};

const valueOf = (answers: Answers, reference: { name: string; path: string }): string => {
  const value = stepsOf(reference.path).reduce(stepInto, answers.get(reference.name));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  const name = `${reference.name}${reference.path}`;
  const message = `Invalid reference specified. No value for ${name} found in ${reference.name}`;
  throw new RestError(400, [{ message, errorCode: 'PROCESSING_HALTED' }]);
};

const fillText = (text: string, answers: Answers): string =>
  text.replace(REFERENCE, (_, name: string, path: string) => valueOf(answers, { name, path }));

/**
 * `value` with every reference replaced.
 * @throws RestError PROCESSING_HALTED for a reference to nothing
 */
export const filled = (value: unknown, answers: Answers): unknown => {
  if (typeof value === 'string') return fillText(value, answers);
  if (Array.isArray(value)) return value.map((item) => filled(item, answers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item, answers)]));
};
