/**
 * Security.stripInaccessible: records without the fields that the running user may not see or write.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Security.htm
 */
import { mayUse, mayUseField, type FieldUse } from '../../describe/access.ts';
import { objectOf } from '../../describe/current.ts';
import { apexException, nullPointer } from '../../runtime/exceptions.ts';
import { ApexValue } from '../../values/apex-value.ts';
import type { EnumConstant } from '../../values/enum-constant.ts';
import { ApexList } from '../../values/list.ts';
import { ApexMap } from '../../values/map.ts';
import { ApexSet } from '../../values/set.ts';
import { SObjectValue } from '../../values/sobject.ts';
import { libraryClass, libraryEnum } from '../define.ts';

/** What each access type asks of a field. */
const USES: Readonly<Record<string, readonly FieldUse[]>> = {
  CREATABLE: ['create'],
  READABLE: ['read'],
  UPDATABLE: ['edit'],
  UPSERTABLE: ['create', 'edit'],
};

export class AccessDecision extends ApexValue {
  readonly records: ApexList;
  /** Field names by object. */
  readonly removed: ReadonlyMap<string, ReadonlySet<string>>;
  readonly modified: readonly number[];

  constructor(facts: Pick<AccessDecision, 'records' | 'removed' | 'modified'>) {
    super();
    this.records = facts.records;
    this.removed = facts.removed;
    this.modified = facts.modified;
  }
}

type Stripping = { readonly uses: readonly FieldUse[]; readonly removed: Map<string, Set<string>> };

const noteRemoved = ({ removed }: Stripping, object: string, field: string): void => {
  removed.set(object, (removed.get(object) ?? new Set()).add(field));
};

/** Parents and children are stripped too, each by the access to its own object. */
const stripRelated = (stripping: Stripping, record: SObjectValue): boolean => {
  let changed = false;
  for (const parent of record.parents.values()) if (parent !== null && stripRecord(stripping, parent)) changed = true;
  for (const list of record.children.values())
    for (const child of list.items) if (child instanceof SObjectValue && stripRecord(stripping, child)) changed = true;
  return changed;
};

const stripRecord = (stripping: Stripping, record: SObjectValue): boolean => {
  const object = objectOf(record)?.schema;
  let changed = stripRelated(stripping, record);
  for (const name of [...record.fields.keys()]) {
    const field = object?.fields.get(name.toLowerCase());
    if (object === undefined || field === undefined || field.type === 'id') continue;
    if (stripping.uses.every((use) => mayUseField(field, use, { object }))) continue;
    record.fields.delete(name);
    noteRemoved(stripping, object.name, name);
    changed = true;
  }
  return changed;
};

const checkObject = (records: readonly SObjectValue[], uses: readonly FieldUse[]): void => {
  for (const object of new Set(records.map((record) => objectOf(record)?.schema))) {
    if (object !== undefined && !uses.every((use) => mayUse(object, use)))
      throw apexException('System.NoAccessException', `No access to entity: ${object.name}`);
  }
};

/** A row of a query keeps telling read fields from unread ones. */
const copied = (record: unknown): SObjectValue => {
  if (!(record instanceof SObjectValue)) throw nullPointer();
  return record.clone({ keepsId: true, isDeep: true });
};

const strip = (
  type: EnumConstant | null,
  source: ApexList | null,
  enforcesObject: boolean | null = true,
): AccessDecision => {
  if (type === null || source === null) throw nullPointer();
  const stripping: Stripping = { uses: USES[type.name] ?? [], removed: new Map() };
  const records = source.items.map(copied);
  if (enforcesObject !== false) checkObject(records, stripping.uses);
  const modified = records.flatMap((record, index) => (stripRecord(stripping, record) ? [index] : []));
  return new AccessDecision({ records: new ApexList(source.type, records), removed: stripping.removed, modified });
};

export const security = libraryClass({
  name: 'System.Security',
  members: {
    'static System.SObjectAccessDecision stripInaccessible(System.AccessType type, List<SObject> records)': strip,
    'static System.SObjectAccessDecision stripInaccessible(System.AccessType type, List<SObject> records, Boolean enforceRootObjectCRUD)':
      strip,
  },
});

export const sobjectAccessDecision = libraryClass({
  name: 'System.SObjectAccessDecision',
  holds: (value) => value instanceof AccessDecision,
  members: {
    'List<SObject> getRecords()': (self: AccessDecision) => self.records,
    'Map<String,Set<String>> getRemovedFields()': (self: AccessDecision) =>
      new ApexMap(
        'Map<String,Set<String>>',
        [...self.removed].map(([object, fields]) => [object, new ApexSet('Set<String>', fields)] as const),
      ),
    'Set<Integer> getModifiedIndexes()': (self: AccessDecision) => new ApexSet('Set<Integer>', self.modified),
  },
});

export const accessType = libraryEnum({
  name: 'System.AccessType',
  values: ['CREATABLE', 'READABLE', 'UPDATABLE', 'UPSERTABLE'],
});
