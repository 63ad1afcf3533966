/**
 * Global variables of an org: who runs the formula, and what administrators have set up.
 * https://help.salesforce.com/s/articleView?id=platform.dev_understanding_global_variables.htm
 */
import { Unsupported } from '../../shared/unsupported.ts';
import { accessOf } from '../access/user-access.ts';
import { ApexDatetime } from '../apex/values/datetime.ts';
import type { SObjectRecord, Value } from '../data/types.ts';
import { fieldOf } from '../schema/schema.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../schema/types.ts';
import { variableOf } from './compile.ts';
import { formulaTypeOf, formulaValueOf } from './field-value.ts';
import type { FormulaContext, Globals, GlobalVariable } from './values.ts';

const same = (one: Value | undefined, other: string): boolean => String(one).toLowerCase() === other.toLowerCase();

const rowsOf = ({ org }: FormulaContext, object: string): readonly SObjectRecord[] => [...(org?.rows(object) ?? [])];

const rowOf = ({ org }: FormulaContext, object: string, id: Value | undefined): SObjectRecord | undefined =>
  typeof id === 'string' ? org?.byId(object, id) : undefined;

const userOf = (context: FormulaContext): SObjectRecord | undefined => rowOf(context, 'User', context.userId);

type FindRow = (context: FormulaContext) => SObjectRecord | undefined;
type Find = (schema: Schema, rest: readonly string[]) => GlobalVariable | undefined;

/** Fields of one record, and of its parents. */
const fieldsOf =
  (objectName: string, find: FindRow): Find =>
  (schema, rest) => {
    const object = schema.find(objectName);
    const found = object === undefined ? undefined : variableOf(rest.join('.'), { schema, object });
    if (found === undefined) return undefined;
    const { type, read } = found;
    return {
      type,
      read(context) {
        const record = find(context);
        return record === undefined ? undefined : read({ ...context, record });
      },
    };
  };

const mayUse = ({ org, userId }: FormulaContext, name: string): boolean =>
  org !== undefined && userId !== undefined && accessOf(org, userId).holdsCustom(name);

const permission: Find = ({ setup }, [name = '', ...more]) => {
  const isKnown = setup?.customPermissions.some((one) => same(one.name, name)) === true && more.length === 0;
  return isKnown ? { type: 'Boolean', read: (context) => mayUse(context, name) } : undefined;
};

const label: Find = ({ setup }, rest) => {
  const text = setup?.labels.get(rest.at(-1) ?? '');
  return text === undefined ? undefined : { type: 'Text', read: () => text };
};

type Held = { readonly object: ObjectSchema; readonly field: FieldSchema };

const heldIn = (schema: Schema, objectName: string, fieldName: string): Held | undefined => {
  const object = schema.find(objectName);
  const field = object === undefined ? undefined : fieldOf(object, fieldName);
  return object === undefined || field === undefined ? undefined : { object, field };
};

const variable = ({ field }: Held, find: FindRow): GlobalVariable | undefined => {
  const type = formulaTypeOf(field);
  const read: GlobalVariable['read'] = (context) => formulaValueOf(field, find(context)?.[field.name]);
  return type === undefined ? undefined : { type, read };
};

/** `$CustomMetadata.Type__mdt.Record.Field__c` */
const metadata: Find = (schema, [type = '', record = '', fieldName = '']) => {
  const held = heldIn(schema, type, fieldName);
  if (held === undefined || held.object.kind !== 'metadata') return undefined;
  return variable(held, (context) => rowsOf(context, held.object.name).find((row) => same(row.DeveloperName, record)));
};

/** A hierarchy setting holds for the user, else for the profile, else for the organization. */
const setting: Find = (schema, [name = '', fieldName = '']) => {
  const held = heldIn(schema, name, fieldName);
  if (held === undefined || held.object.settingsType !== 'Hierarchy') return undefined;
  return variable(held, (context) => {
    const rows = rowsOf(context, held.object.name);
    return [context.userId, userOf(context)?.ProfileId, context.org?.orgId]
      .map((owner) => rows.find(({ SetupOwnerId }) => SetupOwnerId === owner))
      .find((row) => row !== undefined);
  });
};

/** The day Salesforce counts from: 1 January 1900. */
const ORIGIN = new ApexDatetime(Date.UTC(1900, 0, 1));

const system: Find = (_schema, [name = '']) =>
  same(name, 'OriginDateTime') ? { type: 'DateTime', read: () => ORIGIN } : undefined;

/** `$Api.Partner_Server_URL_260`, with the version it asks for. */
const SERVER = /^(Enterprise|Partner)_Server_URL_(\d+)0$/i;

const ID_LENGTH = 15;

/** Addresses of the SOAP API. A session has no place where formulas are worked out for everybody. */
const api: Find = (_schema, [name = '']) => {
  if (same(name, 'Session_ID')) throw new Unsupported('$Api.Session_ID in formulas');
  const [, wsdl, version = ''] = SERVER.exec(name) ?? [];
  if (wsdl === undefined) return undefined;
  const path = `/services/Soap/${same(wsdl, 'Partner') ? 'u' : 'c'}/${version}.0`;
  return {
    type: 'Text',
    read: ({ org }) =>
      `https://${(org?.orgId ?? '').toLowerCase()}.my.salesforce.com${path}/${(org?.orgId ?? '').slice(0, ID_LENGTH)}`,
  };
};

const FINDERS: Readonly<Record<string, Find>> = {
  $api: api,
  $custommetadata: metadata,
  $label: label,
  $organization: fieldsOf('Organization', (context) => rowOf(context, 'Organization', context.org?.orgId)),
  $permission: permission,
  $profile: fieldsOf('Profile', (context) => rowOf(context, 'Profile', userOf(context)?.ProfileId)),
  $recordtype: fieldsOf('RecordType', (context) => rowOf(context, 'RecordType', context.record.RecordTypeId)),
  $setup: setting,
  $system: system,
  $user: fieldsOf('User', userOf),
  $userrole: fieldsOf('UserRole', (context) => rowOf(context, 'UserRole', userOf(context)?.UserRoleId)),
};

/** The global variables that every formula of an org may use; those of a flow come from its interpreter. */
export const orgGlobals =
  (schema: Schema): Globals =>
  ([first = '', ...rest]) =>
    FINDERS[first.toLowerCase()]?.(schema, rest);

/** The first that has a variable of that name. */
export const firstOf =
  (...all: readonly Globals[]): Globals =>
  (path) => {
    for (const globals of all) {
      const found = globals(path);
      if (found !== undefined) return found;
    }
    return undefined;
  };
