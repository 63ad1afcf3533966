/**
 * What went wrong, in words for the person at the screen. Reads every shape in which Apex, Lightning Data Service and the
 * network report a failure; used by whatever shows one.
 */
import cannotReach from '@salesforce/label/c.CannotReachSalesforce';
import noAccess from '@salesforce/label/c.NoAccess';
import sessionEnded from '@salesforce/label/c.SessionEnded';
import somethingFailed from '@salesforce/label/c.SomethingFailed';

export type ErrorKind = 'noAccess' | 'sessionEnded' | 'offline' | 'refused' | 'failed';

export type ErrorText = { readonly kind: ErrorKind; readonly message: string };

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const messagesOf = (errors: unknown): readonly string[] =>
  listOf(errors).flatMap((error) => (isTree(error) && typeof error.message === 'string' ? [error.message] : []));

/** The messages of a refused save: of the page, then of each field. */
const outputMessages = (body: Tree): readonly string[] => {
  const output = isTree(body.output) ? body.output : body;
  const fields = isTree(output.fieldErrors) ? Object.values(output.fieldErrors) : [];
  return [...messagesOf(output.errors ?? output.pageErrors), ...fields.flatMap(messagesOf)];
};

const spoken = (body: unknown): readonly string[] => {
  if (Array.isArray(body)) return messagesOf(body);
  if (!isTree(body)) return [];
  const nested = outputMessages(body);
  if (nested.length > 0) return nested;
  return typeof body.message === 'string' ? [body.message] : [];
};

const KINDS: Readonly<Record<number, ErrorText>> = {
  0: { kind: 'offline', message: cannotReach },
  401: { kind: 'sessionEnded', message: sessionEnded },
  403: { kind: 'noAccess', message: noAccess },
};

const ACCESS_CODES = ['INSUFFICIENT_ACCESS', 'INSUFFICIENT_ACCESS_OR_READONLY', 'FUNCTIONALITY_NOT_ENABLED'];

const codesOf = (body: unknown): readonly unknown[] =>
  [body, ...listOf(body)].map((one) => (isTree(one) ? one.errorCode : undefined));

/** @param error what a wire, an imperative call or a `catch` gave */
export const errorText = (error: unknown): ErrorText => {
  const tree: Tree = isTree(error) ? error : {};
  const byStatus = typeof tree.status === 'number' ? KINDS[tree.status] : undefined;
  if (byStatus !== undefined) return byStatus;
  const body = tree.body ?? tree;
  if (codesOf(body).some((code) => ACCESS_CODES.includes(String(code)))) return { kind: 'noAccess', message: noAccess };
  const messages = spoken(body);
  if (messages.length > 0) return { kind: 'refused', message: messages.join('\n') };
  return { kind: 'failed', message: somethingFailed };
};
