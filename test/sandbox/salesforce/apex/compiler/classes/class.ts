/** A class of Apex as a JavaScript class, with its statics held per transaction. */
import { classType, superclassChain } from '../../types/class-type.ts';
import type { ClassInfo, FieldInfo } from '../../types/class-info.ts';
import { findConstructors } from '../../types/members.ts';
import type { Line } from '../compiled.ts';
import { className, initializerName, quoted, staticsFunction, staticsOf } from '../javascript-names.ts';
import { slotName } from '../../types/storage-names.ts';
import { line, within } from '../statements/lines.ts';
import type { ClassContext } from './function-body.ts';
import { interfaceAliases } from './interface-aliases.ts';
import { emitConstructor } from './constructors.ts';
import { initialisation, initialisedWith } from './initialisation.ts';
import { emitMethod } from './methods.ts';
import { emitProperty } from './properties.ts';
import { countedInSharing } from './sharing-switch.ts';

const isOfProject = (info: ClassInfo | undefined): boolean => info?.declaration !== undefined;

/** What the JavaScript class extends: another class of the project, a class of the platform, or nothing. */
const baseOf = ({ owner }: ClassContext): string => {
  const parent = owner.superclass();
  if (parent?.info === undefined) return '$.ApexObject';
  return isOfProject(parent.info) ? className(parent.info) : `$.platformBase(${quoted(parent.name)})`;
};

const slots = (fields: readonly FieldInfo[], holder: string): string =>
  fields.map((field) => `${holder}${slotName(field)}`).join('');

const isStored = (field: FieldInfo): boolean => field.access.kind === 'slot' || field.access.kind === 'accessors';

const ownFields = (owner: ClassInfo, isStatic: boolean): readonly FieldInfo[] =>
  [...owner.fields().values()].filter((field) => field.static === isStatic && isStored(field));

const initializer = (context: ClassContext): readonly Line[] => [
  line(`${initializerName(context.owner)}() {`),
  ...within('<init>', countedInSharing(context.owner, initialisation(context, false, 'this'))),
  line('}'),
];

/** Constructors written in the class, and those every exception has without writing them. */
const constructors = (context: ClassContext): readonly Line[] => {
  const all = findConstructors(classType(context.owner));
  return all.flatMap((constructor) => {
    if (constructor.declaration !== undefined || constructor.key === 'new()') {
      return emitConstructor(context, constructor);
    }
    const names = constructor.parameters.map((_parameter, position) => `a${position}`).join(', ');
    const call = `super[${quoted(constructor.key)}](${names}); this.${initializerName(context.owner)}(); return this;`;
    return [line(`${quoted(constructor.key)}(${names}) { ${call} }`)];
  });
};

const properties = (context: ClassContext): readonly Line[] =>
  (context.owner.declaration?.members ?? []).flatMap((member) =>
    member.kind === 'property' ? emitProperty(context, member) : [],
  );

/** The statics of the running transaction: made, then initialised in the order written, parents first, on first use. */
const statics = (context: ClassContext, index: number): readonly Line[] => {
  const { owner } = context;
  const fields = ownFields(owner, true)
    .map((field) => `${slotName(field)}: null`)
    .join(', ');
  const name = staticsFunction(owner);
  const parents = initialisedWith(owner).filter((info) => info !== owner);
  return [
    line(`const ${name}_new = () => { const $s = $t.statics[${index}] = { ${fields} };`),
    ...parents.map((parent) => line(`${staticsOf(parent)};`)),
    ...within('<clinit>', countedInSharing(owner, initialisation(context, true, '$s'))),
    line('return $s; };'),
    line(`const ${name} = () => $t.statics[${index}] ?? ${name}_new();`),
  ];
};

const instanceSlots = (owner: ClassInfo): string => {
  const fields = ownFields(owner, false);
  return fields.length === 0 ? '' : `${slots(fields, ' = this.').slice(3)} = null;`;
};

/** Instance fields as `String.valueOf` shows them: inherited ones first. */
const shownFields = (owner: ClassInfo): string => {
  const chain = superclassChain(classType(owner)).toReversed();
  const fields = chain.flatMap(({ info }) => (info?.declaration === undefined ? [] : ownFields(info, false)));
  return JSON.stringify(fields.map((field) => ({ name: field.name, property: slotName(field) })));
};

/** The lines of one class; interfaces and enums have no JavaScript of their own. */
export const emitClass = (context: ClassContext, index: number): readonly Line[] => {
  const { owner } = context;
  if (owner.kind !== 'class') return [];
  const methods = [...owner.methods().values()].flat();
  return [
    line(`class ${className(owner)} extends ${baseOf(context)} {`),
    line(`constructor() { super(); ${instanceSlots(owner)} }`),
    ...initializer(context),
    ...constructors(context),
    ...methods.flatMap((method) => emitMethod(context, method)),
    ...properties(context),
    ...interfaceAliases(context.script.types, owner).map((js) => line(js)),
    line('}'),
    line(`${className(owner)}.prototype.apexType = ${quoted(owner.name)};`),
    line(`${className(owner)}.prototype.apexFields = ${shownFields(owner)};`),
    ...statics(context, index),
  ];
};
