/**
 * What the running user may do with an object and its fields, asked before every query and save in user mode.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_enforce_usermode.htm
 */
import type { Org } from '../../data/types.ts';
import type { ObjectSchema } from '../../schema/types.ts';
import type { BoundQuery } from '../../soql/index.ts';
import { sharingRightsOf } from '../../access/caller-org.ts';
import type { SaveRights } from '../../data/save-rights.ts';
import type { CodeSharing, QueryAccess } from '../compiler/query-site.ts';
import { transaction } from '../runtime/current.ts';
import { runningSharing } from './running-sharing.ts';
import { mayUse, mayUseField } from '../describe/access.ts';
import { InaccessibleFields } from '../library/system/exceptions/exception-details.ts';
import { apexException, type ApexException } from '../runtime/exceptions.ts';
import type { SObjectValue } from '../values/sobject.ts';
import { inaccessibleFields } from './field-access.ts';
import { sentValueOf } from './stored-value.ts';

const SEE_DESCRIBE = 'Please reference your WSDL or the describe call for the appropriate names.';
const ENFORCED = 'Insufficient permissions: secure query included inaccessible field';

const queryRefused = (query: BoundQuery, byObject: ReadonlyMap<string, readonly string[]>): ApexException => {
  const [[object, fields] = ['', []]] = byObject;
  const message =
    query.access === 'SECURITY_ENFORCED'
      ? ENFORCED
      : `No such column '${fields[0] ?? ''}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${SEE_DESCRIBE}`;
  const exception = apexException('System.QueryException', message);
  exception.details = new InaccessibleFields(byObject);
  return exception;
};

/** @throws System.QueryException that tells the fields, for what the running user may not read */
export const checkQueryAccess = (query: BoundQuery, mode: QueryAccess): void => {
  if (mode === 'system') return;
  const byObject = inaccessibleFields(query);
  if (byObject.size > 0) throw queryRefused(query, byObject);
  if (!mayUse(query.object, 'read')) throw queryRefused(query, new Map([[query.object.name, ['Id']]]));
};

/**
 * Whether sharing decides about records: always in user mode, in system mode for code that shares.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm
 */
export const sharingCounts = (mode: QueryAccess, sharing: CodeSharing = 'without'): boolean =>
  mode === 'user' || runningSharing(sharing) === 'with';

/** What a save asks of sharing; undefined where it does not count. */
export const sharingOfSave = (
  org: Org,
  { access, sharing }: { readonly access: QueryAccess; readonly sharing?: CodeSharing | undefined },
): SaveRights | undefined => (sharingCounts(access, sharing) ? sharingRightsOf(org, transaction().user) : undefined);

export type SaveAction = 'create' | 'edit' | 'delete';

const USES = { create: 'create', edit: 'edit' } as const;

type Saving = { readonly org: Org; readonly object: ObjectSchema; readonly action: SaveAction };

/** Fields that a query brought along and nobody changed are not written. */
const isChanged = ({ org, object }: Saving, record: SObjectValue, name: string): boolean => {
  const row = record.id === null ? undefined : org.byId(object.name, record.id);
  return row === undefined || row[name] !== sentValueOf(record.fields.get(name));
};

const refusedFields = (saving: Saving, record: SObjectValue): readonly string[] => {
  const { object, action } = saving;
  if (action === 'delete') return [];
  return [...record.fields.keys()].filter((name) => {
    const field = object.fields.get(name.toLowerCase());
    const isWritten = field !== undefined && field.type !== 'id' && (field.createable || field.updateable);
    return isWritten && !mayUseField(field, USES[action], { object }) && isChanged(saving, record, name);
  });
};

/** @throws System.SecurityException for an object or field that the running user may not write */
export const checkSaveAccess = (saving: Saving, mode: QueryAccess, records: readonly SObjectValue[]): void => {
  const { object, action } = saving;
  if (mode === 'system') return;
  if (!mayUse(object, action))
    throw apexException('System.SecurityException', `Access to entity '${object.name}' denied`);
  if (records.every((record) => refusedFields(saving, record).length === 0)) return;
  throw apexException(
    'System.SecurityException',
    `Operation failed due to fields being inaccessible on Sobject ${object.name}, check errors on Exception or Result!`,
  );
};
