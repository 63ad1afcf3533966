/**
 * Merge fields of classic email templates: `{!Order.OrderNumber}`, `{!Account.Name}`, `{!User.FirstName}`, `{!$Label.Greeting}`.
 * https://help.salesforce.com/s/articleView?id=platform.valid_merge_fields.htm
 */
import { Unsupported } from '../../../shared/unsupported.ts';
import { variableOf } from '../../formula/compile.ts';
import { orgGlobals } from '../../formula/globals.ts';
import type { FormulaValue } from '../../formula/values.ts';
import type { FieldSchema } from '../../schema/types.ts';
import { formulaContext, type Scene } from '../actions/scene.ts';
import { conditionField } from '../criteria/condition-path.ts';
import { shownValue } from './shown-value.ts';

const FIELD = /\{!\s*([^{}]+?)\s*\}/g;

const shown = (scene: Scene, value: FormulaValue, field?: FieldSchema): string => {
  const { CurrencyIsoCode: code } = scene.record;
  const { zone } = formulaContext(scene);
  return shownValue(value, { field, zone, currency: typeof code === 'string' ? code : undefined });
};

const globalText = (scene: Scene, path: readonly string[]): string | undefined => {
  const variable = orgGlobals(scene.org.schema)(path);
  return variable === undefined ? undefined : shown(scene, variable.read(formulaContext(scene)));
};

const recordText = (scene: Scene, name: string): string | undefined => {
  const { org, object } = scene;
  const found = conditionField({ schema: org.schema, object }, name);
  if (found === undefined) return undefined;
  const variable = variableOf(found.path, { schema: org.schema, object, globals: orgGlobals(org.schema) });
  return variable === undefined ? undefined : shown(scene, variable.read(formulaContext(scene)), found.field);
};

const ownerName = ({ org, record }: Scene): string => {
  const owner = String(record.OwnerId);
  return String((org.byId('User', owner) ?? org.byId('Group', owner))?.Name ?? '');
};

/** What a record has for emails alone. */
const SPECIAL: Readonly<Record<string, (scene: Scene) => string>> = {
  link: ({ record }) => `/${record.Id.slice(0, 15)}`,
  ownerfullname: ownerName,
};

const specialText = (scene: Scene, path: readonly string[]): string | undefined => {
  const [first = '', second = ''] = path;
  return first.toLowerCase() === scene.object.name.toLowerCase() ? SPECIAL[second.toLowerCase()]?.(scene) : undefined;
};

const approvalText = ({ approval }: Scene, [first = '', second = '']: readonly string[]): string | undefined =>
  first.toLowerCase() === 'approvalrequest' ? approval?.get(second.toLowerCase()) : undefined;

const GLOBALS: ReadonlySet<string> = new Set(['user', 'organization', 'profile']);

const textOf = (scene: Scene, name: string): string => {
  const [first = '', ...rest] = name.split('.');
  const path = [first, ...rest];
  const text = GLOBALS.has(first.toLowerCase())
    ? globalText(scene, [`$${first}`, ...rest])
    : (approvalText(scene, path) ?? specialText(scene, path) ?? globalText(scene, path) ?? recordText(scene, name));
  if (text === undefined) throw new Unsupported(`the merge field {!${name}} in an email`);
  return text;
};

/** @throws Unsupported for a merge field that is not known */
export const mergeFields = (text: string, scene: Scene): string =>
  text.replaceAll(FIELD, (_all, name: string) => textOf(scene, name));
