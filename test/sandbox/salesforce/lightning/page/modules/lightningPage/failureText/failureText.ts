/**
 * What a failed call says to people: what kind of failure it is, the messages of the page as the platform words them, and those
 * of single fields.
 */
export type Failure = {
  readonly kind: 'offline' | 'ended' | 'noAccess' | 'notFound' | 'failed';
  readonly messages: readonly string[];
  /** By the field's name. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
};

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const NO_RIGHT =
  'You don’t have the access that this takes. Ask the owner of the record or your administrator for help.';

/** What the org says to programs, for people. */
const WORDS: readonly (readonly [said: RegExp, words: string])[] = [
  [/^the entity is locked for editing$/, 'This record is locked. If you need to edit it, contact your admin.'],
  [/^insufficient access rights on (?:object|cross-reference) id/, NO_RIGHT],
  [
    /^(?:entity is deleted|The requested resource does not exist)$/,
    'It is not there any more: it may have been deleted.',
  ],
];

const messageIn = (value: unknown): readonly string[] => {
  if (!isTree(value) || typeof value.message !== 'string' || value.message === '') return [];
  const { message } = value;
  return [WORDS.find(([said]) => said.test(message))?.[1] ?? message];
};

const messagesIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.flatMap(messageIn) : []);

/** A list with one error, or the error itself. */
const errorIn = (body: unknown): unknown => (Array.isArray(body) ? body[0] : body);

const fieldsIn = (output: unknown): Failure['fields'] => {
  const fields = isTree(output) && isTree(output.fieldErrors) ? output.fieldErrors : {};
  return Object.fromEntries(Object.entries(fields).map(([name, errors]) => [name, messagesIn(errors)]));
};

const KINDS: Readonly<Record<number, Failure['kind']>> = {
  0: 'offline',
  401: 'ended',
  403: 'noAccess',
  404: 'notFound',
};

/** What is no id and no object stands for nothing, which the platform tells with another status. */
const CODES: Readonly<Record<string, Failure['kind']>> = { INVALID_ID_FIELD: 'notFound', INVALID_TYPE: 'notFound' };

const kindOf = (status: number, error: unknown): Failure['kind'] => {
  const code = isTree(error) && typeof error.errorCode === 'string' ? error.errorCode : '';
  return KINDS[status] ?? CODES[code] ?? 'failed';
};

const OFFLINE = 'The org cannot be reached. Check the connection and try again.';
const UNKNOWN = 'Something went wrong, and the org did not say what.';

const whole = (body: unknown): readonly string[] => {
  const all = Array.isArray(body) ? messagesIn(body) : messageIn(body);
  return all.length === 0 ? [UNKNOWN] : all;
};

/** Messages of the record come first; the general sentence stands only where there is nothing better. */
const saveMessages = (body: unknown, output: unknown): readonly string[] => {
  const errors = isTree(output) ? messagesIn(output.errors) : [];
  if (errors.length > 0) return errors;
  return Object.keys(fieldsIn(output)).length > 0 ? [] : whole(body);
};

const failed = (messages: readonly string[]): Failure => ({ kind: 'failed', messages, fields: {} });

/** @param error whatever a wire or a call failed with */
export const failureOf = (error: unknown): Failure => {
  if (error instanceof Error) return failed([error.message]);
  if (!isTree(error) || typeof error.status !== 'number') return failed(isTree(error) ? whole(error) : [String(error)]);
  const first = errorIn(error.body);
  const kind = kindOf(error.status, first);
  if (kind === 'offline') return { kind, messages: [OFFLINE], fields: {} };
  const output = isTree(first) ? first.output : undefined;
  return { kind, messages: saveMessages(error.body, output), fields: fieldsIn(output) };
};

export const sentenceOf = (error: unknown): string => {
  const { messages, fields } = failureOf(error);
  return [...messages, ...Object.values(fields).flat()].join(' ');
};
