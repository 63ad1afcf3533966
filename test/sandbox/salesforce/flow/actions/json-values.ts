/** Values of flows and Apex in the JSON of the REST API, both ways. */
import { JsonText } from '../../apex/library/system/json/json-text.ts';
import { readJson } from '../../apex/library/system/json/read-json.ts';
import { readTyped } from '../../apex/library/system/json/typed.ts';
import { writeJson } from '../../apex/library/system/json/write-json.ts';
import { transaction } from '../../apex/runtime/current.ts';
import type { ApexType } from '../../apex/types/type.ts';
import type { FlowType } from '../checks/flow-type.ts';
import { itemTypeOf } from '../engine/list-type.ts';
import { fromApexValue } from './apex/apex-values.ts';

/** A value as JSON shows it. Runs in a transaction. */
export const toJson = (value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  const out = new JsonText(false);
  writeJson({ out, leavesOutNulls: false, around: [] }, value);
  const shown: unknown = JSON.parse(out.text);
  return shown;
};

/**
 * JSON as a value of an Apex type.
 * @throws System.JSONException for JSON of another kind
 */
export const apexFromJson = (type: ApexType, json: unknown): unknown =>
  json === undefined ? null : readTyped({ isStrict: false }, readJson(JSON.stringify(json)), type);

const elementName = ({ dataType, object, apexClass }: FlowType): string =>
  apexClass ?? object ?? itemTypeOf(dataType) ?? 'SObject';

/** The Apex type that holds values of a flow's type. */
const apexTypeOf = (type: FlowType): ApexType => {
  const { types } = transaction().program;
  return types.named(type.isCollection ? `List<${elementName(type)}>` : elementName(type));
};

const guessed = (json: unknown): string => {
  if (typeof json === 'number') return 'Decimal';
  return typeof json === 'boolean' ? 'Boolean' : 'String';
};

/** What a component gives that says nothing of its types. */
const untyped = (json: unknown): unknown => {
  const { types } = transaction().program;
  if (Array.isArray(json)) return apexFromJson(types.named(`List<${guessed(json[0])}>`), json);
  return typeof json === 'object' && json !== null
    ? JSON.stringify(json)
    : apexFromJson(types.named(guessed(json)), json);
};

/**
 * JSON as a flow holds a value of that type.
 * @throws System.JSONException for JSON of another kind
 */
export const flowFromJson = (type: FlowType, json: unknown): unknown => {
  if (json === null || json === undefined) return null;
  const isOpen = type.dataType === 'Any' || type.dataType === 'Outputs';
  return fromApexValue(isOpen ? untyped(json) : apexFromJson(apexTypeOf(type), json));
};
