/**
 * Functions that choose and test. They look at no more of their arguments than they need; a condition without a result is false.
 * https://help.salesforce.com/s/articleView?id=platform.customize_functions.htm
 */
import {
  commonType,
  wrongArgument,
  wrongCount,
  wrongType,
  refusePicklist,
  type Call,
  type Compiled,
} from '../compiled.ts';
import { isBlank, sameValues, type Evaluate, type FormulaType } from '../values.ts';
import { checkType, type CompileCall, type FunctionTable } from './define.ts';

const boolean = (run: (context: Parameters<Evaluate>[0]) => boolean | undefined): Compiled => ({
  type: 'Boolean',
  run,
});

const flags = ({ name, parts }: Call, least: number): readonly Compiled[] => {
  if (parts.length < least) throw wrongCount(name, least, parts.length);
  for (const part of parts) checkType(name, ['Boolean'], part);
  return parts;
};

const and: CompileCall = (call) => {
  const parts = flags(call, 1);
  return boolean((context) => parts.every(({ run }) => run(context) === true));
};

const or: CompileCall = (call) => {
  const parts = flags(call, 1);
  return boolean((context) => parts.some(({ run }) => run(context) === true));
};

/** What has no result has none when it is turned round: `NOT(Amount > 5)` of an empty amount is no more true than `Amount > 5`. */
const not: CompileCall = (call) => {
  const [part] = flags(call, 1);
  if (call.parts.length > 1) throw wrongCount(call.name, 1, call.parts.length);
  return boolean((context) => {
    const value = part?.run(context);
    return value === undefined ? undefined : value !== true;
  });
};

const taking = ({ name, parts }: Call, count: number): void => {
  if (parts.length !== count) throw wrongCount(name, count, parts.length);
};

const choose: CompileCall = (call) => {
  taking(call, 3);
  const [test, yes, no] = call.parts;
  if (test === undefined || yes === undefined || no === undefined) throw wrongCount(call.name, 3, call.parts.length);
  checkType(call.name, ['Boolean'], test);
  refusePicklist(yes);
  refusePicklist(no);
  const type = commonType(yes.type, no.type);
  if (type === undefined) throw wrongType(call.name, [yes.type], no);
  return { type, run: (context) => (test.run(context) === true ? yes : no).run(context) };
};

type Branch = { readonly when: Compiled; readonly result: Compiled };

const branchesOf = (parts: readonly Compiled[]): readonly Branch[] =>
  parts.flatMap((when, position) => {
    const result = parts[position + 1];
    return position % 2 === 1 && result !== undefined ? [{ when, result }] : [];
  });

/** Of CASE, only results of one type, none of them a checkbox. */
const resultType = (name: string, results: readonly Compiled[]): FormulaType =>
  results.reduce<FormulaType>((type, result) => {
    refusePicklist(result);
    if (result.type === 'Boolean') throw wrongArgument(name);
    const common = commonType(type, result.type);
    if (common === undefined) throw wrongType(name, [type], result);
    return common;
  }, 'Null');

const checkCases = (name: string, subject: Compiled, cases: readonly Compiled[]): void => {
  const isPicklist = subject.type === 'Picklist';
  if (subject.type === 'Multi-Select Picklist') refusePicklist(subject);
  for (const one of cases) {
    if (one.type === 'Boolean') throw wrongArgument(name);
    if (isPicklist && one.literal === undefined) throw wrongType(name, ['Text Literal'], one);
    if (!isPicklist && commonType(subject.type, one.type) === undefined) throw wrongType(name, [subject.type], one);
  }
};

/** The first result whose case is equal to the subject; the last argument where none is. */
const cases: CompileCall = ({ name, parts }) => {
  if (parts.length < 4 || parts.length % 2 !== 0)
    throw wrongCount(name, Math.max(4, parts.length - (parts.length % 2)), parts.length);
  const [subject, otherwise] = [parts[0], parts.at(-1)];
  if (subject === undefined || otherwise === undefined) throw wrongCount(name, 4, parts.length);
  if (subject.type === 'Boolean') throw wrongArgument(name);
  const branches = branchesOf(parts.slice(0, -1));
  checkCases(
    name,
    subject,
    branches.map(({ when }) => when),
  );
  const type = resultType(name, [...branches.map(({ result }) => result), otherwise]);
  const isText = subject.type === 'Text' || subject.type === 'Picklist';
  return {
    type,
    run(context) {
      const value = subject.run(context);
      const found =
        isBlank(value) && !isText ? undefined : branches.find(({ when }) => sameValues(value, when.run(context)));
      return (found?.result ?? otherwise).run(context);
    },
  };
};

const onlyPart = (call: Call): Compiled => {
  taking(call, 1);
  const [part] = call.parts;
  if (part === undefined) throw wrongCount(call.name, 1, 0);
  if (part.type === 'Picklist' && call.scope.place !== 'flow') refusePicklist(part);
  return part;
};

const isBlankCall: CompileCall = (call) => {
  const { run } = onlyPart(call);
  return boolean((context) => isBlank(run(context)));
};

/** Text is never null: ISNULL of it is always false, as documented, and NULLVALUE always the text itself. */
const isNull: CompileCall = (call) => {
  const { run, type } = onlyPart(call);
  return boolean((context) => type !== 'Text' && run(context) === undefined);
};

const substitute =
  (isText: boolean): CompileCall =>
  (call) => {
    taking(call, 2);
    const [value, other] = call.parts;
    if (value === undefined || other === undefined) throw wrongCount(call.name, 2, call.parts.length);
    refusePicklist(value);
    refusePicklist(other);
    const type = commonType(value.type, other.type);
    if (type === undefined) throw wrongType(call.name, [value.type], other);
    if (type === 'Text' && !isText) return value;
    return {
      type,
      run(context) {
        const found = value.run(context);
        return isBlank(found) ? other.run(context) : found;
      },
    };
  };

export const logicFunctions: FunctionTable = {
  AND: and,
  BLANKVALUE: substitute(true),
  CASE: cases,
  IF: choose,
  ISBLANK: isBlankCall,
  ISNULL: isNull,
  NOT: not,
  NULLVALUE: substitute(false),
  OR: or,
};
