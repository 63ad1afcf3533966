/** How far records are shared with a user one by one, by hand or by Apex. */
import type { SObjectRecord } from '../data/types.ts';
import { shareFields, shareNameOf } from '../schema/share-objects.ts';
import type { ObjectSchema } from '../schema/types.ts';
import type { Principals, SharingOrg } from './principals.ts';
import { LEVELS, type Level } from './sharing-models.ts';

const WORDS: Readonly<Record<string, Level>> = { Read: LEVELS.read, Edit: LEVELS.edit, All: LEVELS.all };

/** The level by record id. */
export type SharedLevels = ReadonlyMap<string, Level>;

const NOTHING: SharedLevels = new Map();

/** @param by the object whose shares are read and the field that tells the level; the object's own when left out */
export const sharedLevels = (
  org: SharingOrg,
  { people, groups }: Principals,
  by: { readonly object: ObjectSchema; readonly levelField?: string },
): SharedLevels => {
  const share = org.schema.find(shareNameOf(by.object.name));
  if (share === undefined) return NOTHING;
  const { parent, level } = shareFields(by.object.name);
  const found = new Map<string, Level>();
  const note = (row: SObjectRecord): void => {
    const id = String(row[parent]);
    const given = WORDS[String(row[by.levelField ?? level])] ?? LEVELS.none;
    if (given > (found.get(id) ?? LEVELS.none)) found.set(id, given);
  };
  for (const principal of [...people, ...groups]) {
    for (const row of org.lookup(share.name, 'UserOrGroupId', principal)) note(row);
  }
  return found;
};
