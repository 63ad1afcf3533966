/**
 * Types of Apex as flows see them: of parameters of invocable methods, and of variables that hold objects of a class.
 * https://help.salesforce.com/s/articleView?id=platform.flow_considerations_apex_data_type.htm
 */
import { hasAnnotation } from '../../apex/types/modifiers.ts';
import { findField } from '../../apex/types/members.ts';
import type { ApexType } from '../../apex/types/type.ts';
import type { InvocableShape } from '../actions/apex/invocable-methods.ts';
import { ANY, outputsOf, recordOf, single, type FlowDataType, type FlowType } from './flow-type.ts';

const PRIMITIVES: Readonly<Record<string, FlowDataType>> = {
  Boolean: 'Boolean',
  Date: 'Date',
  Datetime: 'DateTime',
  Decimal: 'Number',
  Double: 'Number',
  Id: 'String',
  Integer: 'Number',
  Long: 'Number',
  String: 'String',
  Time: 'Time',
};

const listElement = (type: ApexType): ApexType | undefined => (type.info?.name === 'List' ? type.args[0] : undefined);

/** What a flow makes of a value of that type. */
export const flowTypeOf = (type: ApexType): FlowType => {
  const element = listElement(type);
  if (element !== undefined) return { ...flowTypeOf(element), isCollection: true };
  const primitive = PRIMITIVES[type.name];
  if (primitive !== undefined) return single(primitive);
  if (type.kind === 'sobject') return recordOf(type.name === 'SObject' ? undefined : type.name);
  return type.kind === 'class' ? { ...single('Apex'), apexClass: type.name } : ANY;
};

/** A field of an Apex-defined variable; flows see those with `@AuraEnabled`. */
export const apexMember = (type: ApexType, name: string): FlowType | undefined => {
  const field = findField(type, name);
  const modifiers = field?.declaration?.modifiers;
  return field === undefined || modifiers === undefined || !hasAnnotation(modifiers, 'auraenabled')
    ? undefined
    : flowTypeOf(field.type);
};

/** The results of an invocable method by name. */
export const shapeOutputs = (shape: InvocableShape | undefined): FlowType =>
  outputsOf((shape?.parameters ?? []).map(({ name, type }) => [name, flowTypeOf(type)] as const));
