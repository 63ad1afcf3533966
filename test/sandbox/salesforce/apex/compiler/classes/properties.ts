/** Properties with accessors of their own as methods of their JavaScript class. */
import { typeWords } from '../../types/platform-words.ts';
import type { Accessor, MemberOf } from '../../syntax/ast.ts';
import type { FieldInfo } from '../../types/class-info.ts';
import { getterName, setterName, slotName } from '../../types/storage-names.ts';
import { VOID } from '../../types/type.ts';
import type { Line } from '../compiled.ts';
import { localName, staticsOf } from '../javascript-names.ts';
import { line, within } from '../statements/lines.ts';
import { functionBody, type ClassContext } from './function-body.ts';
import { firstUse } from './initialisation.ts';
import { countedInSharing } from './sharing-switch.ts';

type Property = MemberOf<'property'>;

type Side = {
  readonly property: Property;
  readonly field: FieldInfo;
  readonly accessor: Accessor;
};

/** An accessor without a body reads or writes the stored value. */
const automatic = (context: ClassContext, { field }: Side): string =>
  `${field.static ? staticsOf(context.owner) : 'this'}.${slotName(field)}`;

const getter = (context: ClassContext, side: Side): readonly Line[] => {
  const { property, field, accessor } = side;
  if (accessor.body === undefined) return [line(`return ${automatic(context, side)};`)];
  const shape = { parameters: [], returnType: field.type, static: field.static, accessorOf: property.name };
  const body = functionBody(context, shape, accessor.body.statements);
  if (body.completes) {
    context.report(property.at, `Missing return statement required return type: ${typeWords(field.type)}`);
  }
  return [...body.lines, line('return null;')];
};

const setter = (context: ClassContext, side: Side): readonly Line[] => {
  const { property, field, accessor } = side;
  if (accessor.body === undefined) return [line(`${automatic(context, side)} = ${localName('value')};`)];
  const parameters = [{ name: 'value', type: field.type }];
  const shape = { parameters, returnType: VOID, static: field.static, accessorOf: property.name };
  return functionBody(context, shape, accessor.body.statements).lines;
};

/** `get_name()` and `set_name(value)` of a property with bodies. */
export const emitProperty = (context: ClassContext, property: Property): readonly Line[] => {
  const field = context.owner.fields().get(property.name.toLowerCase());
  if (field?.access.kind !== 'accessors') return [];
  const prefix = field.static ? 'static ' : '';
  const start = field.static ? firstUse(context) : [];
  const { get, set, at } = property;
  return within(`__sfdc_${property.name}`, [
    line(`${prefix}${getterName(field)}() {`, at),
    ...start,
    ...countedInSharing(context.owner, get === undefined ? [] : getter(context, { property, field, accessor: get })),
    line('}'),
    line(`${prefix}${setterName(field)}(${localName('value')}) {`, at),
    ...start,
    ...countedInSharing(context.owner, set === undefined ? [] : setter(context, { property, field, accessor: set })),
    line('}'),
  ]);
};
