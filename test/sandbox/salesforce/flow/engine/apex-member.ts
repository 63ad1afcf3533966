/** Variables of an Apex class in a flow: read and set by name, as `@AuraEnabled` lets them be. */
import { classOf, instanceFields, readField, writeField } from '../../apex/library/system/json/object-fields.ts';
import { newInstanceOf } from '../../apex/library/system/new-instance.ts';
import type { FieldInfo } from '../../apex/types/class-info.ts';
import { decimalToDouble } from '../../apex/values/convert.ts';
import { Decimal } from '../../apex/values/decimal.ts';
import { ApexObject } from '../../apex/values/object.ts';
import { FlowFault } from './fault.ts';
import { plainValue } from './typed-value.ts';

const fieldOf = (object: ApexObject, name: string): FieldInfo => {
  const type = classOf(object.apexType);
  const field =
    type === undefined ? undefined : instanceFields(type).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (field === undefined) throw new FlowFault(`The Apex class ${object.apexType} has no variable ${name}.`);
  return field;
};

/** @throws FlowFault for what the class has not */
export const readMember = (object: ApexObject, name: string): unknown =>
  plainValue(readField(object, fieldOf(object, name)));

const NUMBERS: Readonly<Record<string, (value: Decimal) => unknown>> = {
  Integer: (value) => Number(value.setScale(0, 'HALF_UP').toPlainString()),
  Long: (value) => value.toLong(),
  Double: (value) => decimalToDouble(value),
};

/** The value as a variable of an Apex type holds it. */
export const valueOfApexType = (type: string, value: unknown): unknown =>
  value instanceof Decimal ? (NUMBERS[type]?.(value) ?? value) : value;

export const writeMember = (object: ApexObject, name: string, value: unknown): void => {
  const field = fieldOf(object, name);
  writeField(object, field, valueOfApexType(field.type.name, value));
};

/** An object without values, for a variable that nothing was put into before. */
export const blankObject = (apexClass: string): ApexObject => {
  const type = classOf(apexClass);
  const made = type === undefined ? undefined : newInstanceOf(type);
  if (made instanceof ApexObject) return made;
  throw new FlowFault(`The Apex class ${apexClass} doesn't exist.`);
};
