/**
 * Which records a user sees, edits and deletes: by ownership, hierarchy, organization-wide defaults, rules and shares. Worked out
 * for an object at a time, and not at all where everything is open.
 * https://help.salesforce.com/s/articleView?id=platform.security_data_access.htm
 */
import { accessOf } from '../access/user-access.ts';
import type { SObjectRecord } from '../data/types.ts';
import { shareFields, shareNameOf } from '../schema/share-objects.ts';
import type { FieldSchema, ObjectSchema } from '../schema/types.ts';
import { hasChildOf, levelOfAccountOwner } from './implicit-sharing.ts';
import { PEOPLE, principalsOf, type SharingOrg } from './principals.ts';
import { sharedLevels } from './share-levels.ts';
import { LEVELS, mastersOf, openTo, type Level } from './sharing-models.ts';
import { ruleLevel } from './sharing-rules.ts';

export type { SharingOrg } from './principals.ts';

/** A test of the rows of an object; undefined when all pass. */
export type RowTest = (row: SObjectRecord) => boolean;
export type RowFilter = (object: ObjectSchema) => RowTest | undefined;

export type RowTouch = 'read' | 'edit' | 'delete';
export type Touch = { readonly userId: string; readonly object: ObjectSchema; readonly touch: RowTouch };

const NEEDED: Readonly<Record<RowTouch, Level>> = { read: LEVELS.read, edit: LEVELS.edit, delete: LEVELS.all };

/** What an object or org-wide permission opens regardless of sharing. */
const isOpen = (org: SharingOrg, { userId, object, touch }: Touch): boolean => {
  const access = accessOf(org, userId);
  if (access.isAdministrator || access.holds('ModifyAllData')) return true;
  const isReading = touch === 'read';
  if (isReading && access.holds('ViewAllData')) return true;
  return access.mayUse(object, isReading ? 'viewAll' : 'modifyAll');
};

type LevelOf = (row: SObjectRecord) => Level;

const levelsFor = (org: SharingOrg, { userId, object }: Touch): readonly LevelOf[] => {
  const principals = principalsOf(org, userId);
  const { people, groups } = principals;
  const shared = sharedLevels(org, principals, { object });
  const byRule = ruleLevel(org, principals, object);
  const byAccount = levelOfAccountOwner(org, object, principals);
  const forChild = object.name === 'Account' ? hasChildOf(org, principals) : undefined;
  return [
    ({ OwnerId }) => (people.has(String(OwnerId)) || groups.has(String(OwnerId)) ? LEVELS.all : LEVELS.none),
    ({ Id }) => shared.get(Id) ?? LEVELS.none,
    ...(byRule === undefined ? [] : [byRule]),
    ...(byAccount === undefined ? [] : [byAccount]),
    ...(forChild === undefined ? [] : [(row: SObjectRecord) => (forChild(row) ? LEVELS.read : LEVELS.none)]),
  ];
};

const ownTest = (org: SharingOrg, asked: Touch): RowTest | undefined => {
  const needed = NEEDED[asked.touch];
  if (openTo(asked.object) >= needed) return undefined;
  const levels = levelsFor(org, asked);
  return (row) => levels.some((levelOf) => levelOf(row) >= needed);
};

/** A detail is edited and deleted by who may edit its master. */
const masterTest = (org: SharingOrg, { userId, touch }: Touch, field: FieldSchema): RowTest => {
  const tests = new Map<string, RowTest | undefined>();
  const testOf = (object: ObjectSchema): RowTest | undefined => {
    const known =
      tests.get(object.name) ?? rowTestOf(org, { userId, object, touch: touch === 'read' ? 'read' : 'edit' });
    tests.set(object.name, known);
    return known;
  };
  return (row) => {
    const id = row[field.name];
    const object = typeof id === 'string' ? org.schema.findByKeyPrefix(id.slice(0, 3)) : undefined;
    const master = object === undefined ? undefined : org.byId(object.name, String(id));
    if (object === undefined || master === undefined) return ownsIt(org, userId, row);
    return testOf(object)?.(master) ?? true;
  };
};

/** Records that could follow a parent and have none are their owner's. */
const ownsIt = (org: SharingOrg, userId: string, row: SObjectRecord): boolean =>
  !('OwnerId' in row) || principalsOf(org, userId).people.has(String(row.OwnerId));

/** Who may see a share is who may edit the record it shares. */
const shareTest = (org: SharingOrg, { userId }: Touch, shared: ObjectSchema): RowTest | undefined => {
  const test = rowTestOf(org, { userId, object: shared, touch: 'edit' });
  const { parent } = shareFields(shared.name);
  return (
    test &&
    ((row) => {
      const record = org.byId(shared.name, String(row[parent]));
      return record !== undefined && test(record);
    })
  );
};

const workOut = (org: SharingOrg, asked: Touch): RowTest | undefined => {
  const { object } = asked;
  if (isOpen(org, asked)) return undefined;
  const shared = object.sharesOf === undefined ? undefined : org.schema.find(object.sharesOf);
  if (shared !== undefined) return shareTest(org, asked, shared);
  const masters = mastersOf(object);
  if (masters.length > 0) {
    const tests = masters.map((field) => masterTest(org, asked, field));
    return (row) => tests.every((test) => test(row));
  }
  return object.fields.has('ownerid') && object.kind !== 'event' ? ownTest(org, asked) : undefined;
};

/** Shares that have a say in each other's records. */
const RELATED: readonly string[] = ['Account', 'Case', 'Contact', 'Opportunity'];

/** Objects whose rows decide who sees the rows of another. */
const sourcesOf = ({ schema }: SharingOrg, { name, sharesOf = name }: ObjectSchema): readonly string[] => [
  ...PEOPLE,
  ...[...new Set([sharesOf, ...RELATED])].map(shareNameOf).filter((share) => schema.find(share) !== undefined),
];

type Known = { readonly stamp: number; readonly access: unknown; readonly test: RowTest | undefined };
const known = new WeakMap<object, Map<string, Known>>();

/** The test for a user and what they want to do; undefined when every row of the object passes. */
export function rowTestOf(org: SharingOrg, asked: Touch): RowTest | undefined {
  const tests = known.get(org) ?? new Map<string, Known>();
  known.set(org, tests);
  const { userId, touch } = asked;
  const key = `${userId} ${touch} ${asked.object.name}`;
  const stamp = org.changes(sourcesOf(org, asked.object));
  const access = accessOf(org, userId);
  const found = tests.get(key);
  if (found?.stamp === stamp && found.access === access) return found.test;
  const object = org.schema.find(asked.object.name) ?? asked.object;
  const test = workOut(org, { ...asked, object });
  tests.set(key, { stamp, access, test });
  return test;
}

/** Which records of each object a user sees. */
export const sharedRows =
  (org: SharingOrg, userId: string): RowFilter =>
  (object) =>
    rowTestOf(org, { userId, object, touch: 'read' });
