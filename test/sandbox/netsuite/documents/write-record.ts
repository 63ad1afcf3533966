/**
 * One write from parsed body to stored record: merge, defaults, required fields, rules, store, consequences. Every door uses
 * it, so that no record is kept that the rules have not seen.
 */
import { blankDraft, draftOf, isBlank } from '../records/draft.ts';
import type { Draft, ParsedBody } from '../records/draft.ts';
import { labelOf } from '../records/definition.ts';
import type { RecordDefinition } from '../records/definition.ts';
import { badRequest } from '../http/netsuite-error.ts';
import type { NetSuiteError } from '../http/netsuite-error.ts';
import { entityExists, invalidContent, itemExists, pleaseEnter, refused, tooLong } from '../records/refusals.ts';
import { mergeSublist } from '../records/sublists.ts';
import type { StoredRecord } from '../records/types.ts';
import { keep } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { rulesOf } from './rules.ts';

export type WriteOptions = {
  /** Sublists whose lines the request replaces rather than merges; body fields as well when `clearSelected`. */
  readonly replace?: readonly string[];
};

/** Series of internal ids: one for all transactions, one for entities, one for items, one for each list. */
export const seriesOf = ({ type, family }: RecordDefinition): string => (family === 'list' ? type : family);

/** Draws ids until one is free: set-up records may have taken some. */
export const newId = ({ store }: Ledger, definition: RecordDefinition): string =>
  String(store.next(seriesOf(definition)));

/** Puts what the request said over what is there. */
export const applyBody = (
  ledger: Ledger,
  draft: Draft,
  { body, replace = [] }: { body: ParsedBody } & WriteOptions,
): void => {
  const { sublists } = ledger.definitions.of(draft.type);
  const replaced = new Set(replace.map((name) => name.toLowerCase()));
  if (body.externalId !== undefined) draft.externalId = body.externalId ?? undefined;
  Object.assign(draft.fields, body.fields);
  for (const [name, lines] of Object.entries(body.sublists)) {
    const definition = sublists[name];
    if (definition === undefined) continue;
    draft.sublists[name] = mergeSublist(draft.sublists[name] ?? [], lines, {
      definition,
      replace: replaced.has(name.toLowerCase()) || definition.shape !== 'lines',
      nextKey: () => String(ledger.store.next('lineUniqueKey')),
    });
  }
};

const duplicate = ({ definitions, settings }: Ledger, type: string): NetSuiteError => {
  const { family } = definitions.of(type);
  if (family === 'entity') return entityExists();
  if (family === 'item') return itemExists();
  return badRequest(settings.duplicateTransaction.errorCode, settings.duplicateTransaction.detail);
};

const checkExternalId = (ledger: Ledger, draft: Draft): void => {
  const { externalId } = draft;
  if (externalId === undefined || externalId === draft.previous?.externalId) return;
  const { externalIdMaxLength, externalIdPattern } = ledger.account.preferences;
  if (externalId.length > externalIdMaxLength) throw tooLong('externalId', externalIdMaxLength, 'externalId');
  if (!new RegExp(externalIdPattern).test(externalId)) throw invalidContent(externalId, 'externalId', 'externalId');
  const holder = ledger.store.idOfExternalId(draft.type, externalId);
  if (holder !== undefined && holder !== draft.id) throw duplicate(ledger, draft.type);
};

const checkRequired = (definition: RecordDefinition, draft: Draft): void => {
  const missing = definition.required.filter((name) => isBlank(draft.fields[name]));
  if (missing.length > 0) throw pleaseEnter(missing.map((name) => labelOf(name, definition.fields[name])));
};

/** Completes and keeps a draft, and carries its consequences. */
export const finish = (ledger: Ledger, draft: Draft): StoredRecord => {
  const definition = ledger.definitions.of(draft.type);
  const rules = rulesOf(definition);
  if (draft.previous?.fields['status'] === 'V') throw refused('alreadyVoid');
  checkExternalId(ledger, draft);
  rules.defaults?.(ledger, draft);
  checkRequired(definition, draft);
  rules.complete?.(ledger, draft);
  const record = keep(ledger, draft);
  rules.saved?.(ledger, record, draft.previous);
  return ledger.store.get(record.type, record.id) ?? record;
};

const givenNames = (body: ParsedBody): ReadonlySet<string> => new Set(Object.keys(body.fields));

/** A new record. @param id chosen by hand in the account's set-up */
export const writeNew = (
  ledger: Ledger,
  definition: RecordDefinition,
  { body, id = newId(ledger, definition) }: { body: ParsedBody; id?: string },
): StoredRecord => {
  const draft = blankDraft(definition.type, id, givenNames(body));
  applyBody(ledger, draft, { body });
  return finish(ledger, draft);
};

/** A changed record. */
export const writeChange = (
  ledger: Ledger,
  record: StoredRecord,
  change: { body: ParsedBody } & WriteOptions,
): StoredRecord => {
  const draft = draftOf(record, givenNames(change.body));
  applyBody(ledger, draft, change);
  return finish(ledger, draft);
};

/** Deletes a record, unless something hangs on it. */
export const removeRecord = (ledger: Ledger, record: StoredRecord): void => {
  const rules = rulesOf(ledger.definitions.of(record.type));
  rules.deleting?.(ledger, record);
  ledger.store.setLinks(record.id, []);
  ledger.store.remove(record, ledger.clock.now());
  rules.deleted?.(ledger, record);
};
