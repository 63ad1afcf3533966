/**
 * What a future method may be: static, without a result, with parameters that can be stored.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_future.htm
 */
import type { Fault } from './check-heritage.ts';
import type { ClassInfo, MethodInfo } from './class-info.ts';
import { hasAnnotation } from './modifiers.ts';
import { typeWords } from './platform-words.ts';
import { isUnknown, type ApexType } from './type.ts';

export const isFuture = ({ declaration }: MethodInfo): boolean =>
  declaration?.kind === 'method' && hasAnnotation(declaration.modifiers, 'future');

/** `@Future(callout=true)` */
export const futureAllowsCallouts = ({ declaration }: MethodInfo): boolean =>
  declaration?.modifiers.annotations.some(
    ({ name, parameters }) => name === 'future' && parameters.callout?.toLowerCase() === 'true',
  ) ?? false;

const COLLECTIONS: ReadonlySet<string | undefined> = new Set(['List', 'Set', 'Map']);

/** A primitive type, or a collection of nothing else. */
const isStorable = (type: ApexType): boolean => {
  if (type.kind === 'primitive' || isUnknown(type)) return true;
  return COLLECTIONS.has(type.info?.name) && type.args.every((arg) => arg.kind === 'primitive' || isUnknown(arg));
};

const methodFaults = (method: MethodInfo): readonly string[] => [
  ...(method.static ? [] : ['Future methods must be static']),
  ...(method.returnType.kind === 'void' ? [] : ['Future methods must return void']),
  ...method.parameters
    .filter(({ type }) => !isStorable(type))
    .map(({ type }) => `Unsupported parameter type ${typeWords(type)}`),
];

export const futureFaults = (info: ClassInfo): readonly Fault[] =>
  [...info.methods().values()]
    .flat()
    .filter(isFuture)
    .flatMap((method) => methodFaults(method).map((message) => ({ at: method.declaration?.at ?? info.at, message })));
