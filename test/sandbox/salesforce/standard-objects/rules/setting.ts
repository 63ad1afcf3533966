/**
 * Custom settings: one record for each owner or name; a hierarchy setting belongs to the organization unless it says otherwise.
 * https://help.salesforce.com/s/articleView?id=platform.cs_about.htm
 */
import { objectNamed, type ObjectRules, type Pending } from '../../data/context.ts';
import { refused } from '../../data/save-failure.ts';
import type { ObjectSchema, Schema } from '../../schema/types.ts';

const checkAlone = ({ data, object, values, before }: Pending, field: string): void => {
  const value = values[field];
  const holder = [...data.store.table(object).live()].find(
    (row) => row.Id !== before?.Id && String(row[field]).toLowerCase() === String(value).toLowerCase(),
  );
  if (holder === undefined) return;
  const message = `duplicate value found: ${field} duplicates value on record with id: ${holder.Id.slice(0, 15)}`;
  throw refused('DUPLICATE_VALUE', message, []);
};

const organizationId = ({ data }: Pending): string | null =>
  [...data.store.table(objectNamed(data, 'Organization')).live()][0]?.Id ?? null;

const rulesOf = ({ settingsType, label }: ObjectSchema): ObjectRules => ({
  beforeSave(pending) {
    if (settingsType === 'List') {
      checkAlone(pending, 'Name');
      return;
    }
    pending.values.SetupOwnerId ??= organizationId(pending);
    checkAlone(pending, 'SetupOwnerId');
    const ownerKind = String(pending.values.SetupOwnerId).slice(0, 3);
    const OWNERS: Readonly<Record<string, string>> = { '00D': 'Organization', '00e': 'Profile', '005': 'User' };
    pending.values.Name ??= `${label} (${OWNERS[ownerKind] ?? ''})`;
  },
});

export const settingRules = (schema: Schema): Readonly<Record<string, ObjectRules>> =>
  Object.fromEntries(
    schema
      .all()
      .filter(({ kind }) => kind === 'setting')
      .map((object) => [object.name, rulesOf(object)]),
  );
