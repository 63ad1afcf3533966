/**
 * Functions of fields rather than values: picklists, values before the save, other records.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import { Decimal } from '../../apex/values/decimal.ts';
import { ApexDate } from '../../apex/values/date.ts';
import { ApexDatetime } from '../../apex/values/datetime.ts';
import { ApexTime } from '../../apex/values/time.ts';
import { fieldOf } from '../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import { numberText } from '../arithmetic.ts';
import { wrongArgument, wrongCount, wrongType, type Call, type Compiled } from '../compiled.ts';
import { formulaTypeOf, formulaValueOf } from '../field-value.ts';
import { FormulaInvalid } from '../formula-error.ts';
import { sameValues, type FormulaContext, type FormulaValue } from '../values.ts';
import { checkType, plain, type CompileCall, type FunctionTable } from './define.ts';

const partsOf = ({ name, parts }: Call, count: number): readonly Compiled[] => {
  if (parts.length !== count) throw wrongCount(name, count, parts.length);
  return parts;
};

const nothing: Compiled = { type: 'Null', run: () => undefined };

const shown = (value: FormulaValue): string => {
  if (value instanceof Decimal) return numberText(value);
  if (value instanceof ApexDate) return value.toText();
  if (value instanceof ApexDatetime) return `${value.toText('UTC')}Z`;
  if (value instanceof ApexTime) return value.toText().replace('Z', '');
  return typeof value === 'string' ? value : '';
};

const TEXT_TYPES = ['Number', 'Date', 'DateTime', 'Picklist'];

/** The API name of a picklist's value; numbers without grouping; instants in GMT, `2026-01-31 10:00:00Z`. */
const text: CompileCall = (call) => {
  const [part = nothing] = partsOf(call, 1);
  const isTaken = TEXT_TYPES.includes(part.type) || part.type === 'Time' || part.type === 'Null';
  if (!isTaken) throw wrongType(call.name, TEXT_TYPES, part);
  return { type: 'Text', run: (context) => shown(part.run(context)) };
};

const picklistWith = (call: Call, type: 'Picklist' | 'Multi-Select Picklist'): readonly [Compiled, string] => {
  const [field = nothing, option = nothing] = partsOf(call, 2);
  if (field.type !== type) throw wrongType(call.name, [type], field);
  if (option.literal === undefined) throw wrongType(call.name, ['Text Literal'], option);
  return [field, option.literal];
};

const isPicklistValue: CompileCall = (call) => {
  const [field, option] = picklistWith(call, 'Picklist');
  return { type: 'Boolean', run: (context) => sameValues(field.run(context), option) };
};

const chosen = (value: FormulaValue): readonly string[] =>
  (typeof value === 'string' ? value : '').split(';').filter((one) => one !== '');

const includes: CompileCall = (call) => {
  const [field, option] = picklistWith(call, 'Multi-Select Picklist');
  return { type: 'Boolean', run: (context) => chosen(field.run(context)).includes(option) };
};

const picklistCount: CompileCall = (call) => {
  const [field = nothing] = partsOf(call, 1);
  if (field.type !== 'Multi-Select Picklist') throw wrongType(call.name, ['Multi-Select Picklist'], field);
  return { type: 'Number', run: (context) => Decimal.fromInteger(chosen(field.run(context)).length) };
};

/** Only the record itself has values before the save. */
const ownField = (call: Call): Compiled & Required<Pick<Compiled, 'field'>> => {
  const [part = nothing] = partsOf(call, 1);
  const { field } = part;
  if (field === undefined) throw wrongArgument(call.name);
  if (!field.isOwn)
    throw new FormulaInvalid(`The ${call.name.toUpperCase()} function cannot reference the ${field.path} field.`);
  return { ...part, field };
};

/** On a new record the present value, as documented. */
const priorValue: CompileCall = (call) => {
  const part = ownField(call);
  return { ...part, run: part.field.readPrior };
};

const lines = (value: FormulaValue): FormulaValue =>
  typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value;

/** A new record has not changed. */
const isChanged: CompileCall = (call) => {
  const { run, field } = ownField(call);
  const hasChanged = (context: FormulaContext): boolean =>
    context.prior !== undefined && !sameValues(lines(run(context)), lines(field.readPrior(context)));
  return { type: 'Boolean', run: hasChanged };
};

type LookedUp = { readonly object: ObjectSchema; readonly field: FieldSchema };

const PREFIX = '$objecttype.';

const looked = ({ name, scope }: Call, part: Compiled | undefined): LookedUp => {
  const [objectName = '', , fieldName = ''] = (part?.literal ?? '').slice(PREFIX.length).split('.');
  const object = scope.schema.find(objectName);
  const field = object === undefined ? undefined : fieldOf(object, fieldName);
  if (object === undefined || field === undefined) throw wrongArgument(name);
  return { object, field };
};

/**
 * `VLOOKUP($ObjectType.Z__c.Fields.A__c, $ObjectType.Z__c.Fields.Name, value)`: a field of the record of that name.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions_i_z.htm
 */
const lookUp: CompileCall = (call) => {
  const [result, key, value = nothing] = partsOf(call, 3);
  const { object, field } = looked(call, result);
  const by = looked(call, key);
  if (by.object !== object) throw wrongArgument(call.name);
  checkType(call.name, [formulaTypeOf(by.field) ?? 'Text'], value);
  return {
    type: formulaTypeOf(field) ?? 'Text',
    run(context) {
      const wanted = value.run(context);
      for (const row of context.org?.rows(object.name) ?? []) {
        if (sameValues(formulaValueOf(by.field, row[by.field.name]), wanted))
          return formulaValueOf(field, row[field.name]);
      }
      return undefined;
    },
  };
};

export const fieldFunctions: FunctionTable = {
  INCLUDES: includes,
  ISCHANGED: isChanged,
  ISCLONE: plain('-> Boolean', (_given, { isClone }) => isClone === true),
  ISNEW: plain('-> Boolean', (_given, { isNew }) => isNew === true),
  ISPICKVAL: isPicklistValue,
  PICKLISTCOUNT: picklistCount,
  PRIORVALUE: priorValue,
  TEXT: text,
  VLOOKUP: lookUp,
};
