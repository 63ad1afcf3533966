/** Field values and initialiser blocks, of a class and of its objects, and when those of a class run. */
import type { Expression, Member, MemberOf } from '../../syntax/ast.ts';
import type { ClassInfo, FieldInfo } from '../../types/class-info.ts';
import { classType, superclassChain } from '../../types/class-type.ts';
import { slotName } from '../../types/storage-names.ts';
import type { Line } from '../compiled.ts';
import { compileExpression } from '../compile-expression.ts';
import { convert } from '../conversions.ts';
import { staticsOf } from '../javascript-names.ts';
import { compileBlock } from '../statements/blocks.ts';
import { line } from '../statements/lines.ts';
import { openFunction, unlessBroken, withTemps, type ClassContext } from './function-body.ts';

/** Static initialisation runs when the class is first used; a class without any needs no call. */
export const firstUse = ({ owner }: ClassContext): readonly Line[] => {
  const last = initialisedWith(owner).at(-1);
  return last === undefined ? [] : [line(`${staticsOf(last)};`)];
};

const initialisesStatics = (member: Member): boolean => {
  if (member.kind === 'initializer') return member.static;
  if (member.kind !== 'field' || !member.modifiers.words.includes('static')) return false;
  return member.variables.some(({ value }) => value !== undefined);
};

const hasStaticState = ({ declaration }: ClassInfo): boolean => declaration?.members.some(initialisesStatics) ?? false;

/** The classes whose statics are initialised when a class is first used: those it descends from, then itself. */
export const initialisedWith = (owner: ClassInfo): readonly ClassInfo[] =>
  superclassChain(classType(owner))
    .flatMap(({ info }) => (info !== undefined && hasStaticState(info) ? [info] : []))
    .toReversed();

type Field = MemberOf<'field'>;

const fieldLines = (context: ClassContext, member: Field, holder: string): readonly Line[] =>
  member.variables.flatMap(({ name, value, at }) => {
    const field = context.owner.fields().get(name.toLowerCase());
    if (value === undefined || field === undefined) return [];
    return assignment(context, { holder, field, value, at });
  });

type Assignment = {
  readonly holder: string;
  readonly field: FieldInfo;
  readonly value: Expression;
  readonly at: Field['at'];
};

const assignment = (context: ClassContext, { holder, field, value, at }: Assignment): readonly Line[] =>
  unlessBroken(context, () => {
    const opened = openFunction(context, { static: field.static, parameters: [], returnType: undefined });
    const js = convert(opened.context, compileExpression(opened.context, value), { to: field.type, at });
    const code = line(`${context.script.covered(at.line)}${holder}.${slotName(field)} = ${js};`, at);
    return opened.temps.length === 0 ? [code] : [line('{'), ...withTemps(opened.temps, [code]), line('}')];
  });

const initializerLines = (context: ClassContext, member: MemberOf<'initializer'>): readonly Line[] =>
  unlessBroken(context, () => {
    const opened = openFunction(context, { static: member.static, parameters: [], returnType: undefined });
    const compiled = compileBlock(opened.context, member.body);
    return [line('{'), ...withTemps(opened.temps, compiled.lines), line('}')];
  });

/** Field values and initialiser blocks in the order written. */
export const initialisation = (context: ClassContext, isStatic: boolean, holder: string): readonly Line[] =>
  (context.owner.declaration?.members ?? []).flatMap((member) => {
    if (member.kind === 'field' && member.modifiers.words.includes('static') === isStatic) {
      return fieldLines(context, member, holder);
    }
    return member.kind === 'initializer' && member.static === isStatic ? initializerLines(context, member) : [];
  });
