/** What formulas know besides the record while it is being saved: the org as it stands in the save, the user, the day. */
import type { FormulaSurrounding } from '../formula/formula-field-value.ts';
import { objectNamed, rowBehind, type Data } from './context.ts';
import type { Caller } from './types.ts';

type FormulaOrg = FormulaSurrounding['org'];

const orgs = new WeakMap<Data, FormulaOrg>();

const openOrgOf = (data: Data): FormulaOrg => {
  const tableOf = (object: string) => data.store.table(objectNamed(data, object));
  const [organization] = data.store.table(objectNamed(data, 'Organization')).live();
  return {
    orgId: organization?.Id ?? '',
    byId: (object, id) => rowBehind(data, object, id),
    rows: (object) => tableOf(object).live(),
    lookup: (object, field, value) => tableOf(object).find(field, value),
    changes: (objects) => objects.reduce((sum, object) => sum + tableOf(object).changes(), 0),
    schema: data.schema,
    clock: data.clock,
  };
};

/** The same for all saves of an org, so that what is known of it is not worked out for each. */
const orgOf = (data: Data): FormulaOrg => {
  const known = orgs.get(data) ?? openOrgOf(data);
  orgs.set(data, known);
  return known;
};

type FormulaSave = { readonly data: Data; readonly caller: Caller; readonly now: string };

export const formulaSurrounding = ({ data, caller, now }: FormulaSave): FormulaSurrounding => ({
  org: orgOf(data),
  userId: caller.userId,
  now: new Date(now),
  zone: String(rowBehind(data, 'User', caller.userId)?.TimeZoneSidKey ?? 'GMT'),
});
