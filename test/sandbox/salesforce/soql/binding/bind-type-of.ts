/**
 * Binds `TYPEOF`: what is read of a parent depends on the object it is of.
 * https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_typeof.htm
 */
import type { ObjectSchema } from '../../schema/types.ts';
import type { FieldPath, TypeOf } from '../syntax/ast.ts';
import { bindField, bindHop } from './bind-field.ts';
import type { BoundTypeOf } from './bound.ts';
import { type NameScope, refuse } from './name-scope.ts';

type Items = BoundTypeOf['otherwise'];

const itemsOf = (scope: NameScope, fields: readonly FieldPath[]): Items =>
  fields.map((path) => ({ kind: 'value', value: bindField(scope, path), alias: undefined }));

const targetNamed = (scope: NameScope, targets: readonly ObjectSchema[], path: FieldPath): ObjectSchema => {
  const name = path.names.join('.');
  const target = targets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (target !== undefined) return target;
  const reason = `sObject type '${name}' is not supported in this TYPEOF expression`;
  throw refuse(scope, path.at, { errorCode: 'INVALID_TYPE', reason });
};

/** @throws SoqlError for a relationship that leads to one object only, objects it does not lead to, unknown fields */
export const bindTypeOf = (scope: NameScope, { relationship, cases, otherwise }: TypeOf): BoundTypeOf => {
  const hop = bindHop(scope, relationship);
  const [first] = hop.targets;
  if (first === undefined || hop.targets.length < 2) {
    const reason = `TYPEOF can only be used on a polymorphic relationship: ${relationship.names.join('.')}`;
    throw refuse(scope, relationship.at, { errorCode: 'MALFORMED_QUERY', reason });
  }
  const bound = cases.map(({ object, fields }) => {
    const target = targetNamed(scope, hop.targets, object);
    return [target.name, itemsOf({ ...scope, object: target, alias: undefined }, fields)] as const;
  });
  const named = hop.targets.find((target) => target.name === 'User') ?? first;
  return {
    kind: 'typeof',
    hop,
    cases: new Map(bound),
    otherwise: itemsOf({ ...scope, object: named, alias: undefined }, otherwise),
  };
};
