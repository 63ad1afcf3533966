/**
 * Annotations that do not exist, and methods that are not what their annotation asks of them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation.htm
 */
import type { Annotation, Modifiers } from '../syntax/ast.ts';
import type { Fault } from './check-heritage.ts';
import type { ClassInfo, MethodInfo } from './class-info.ts';
import { hasAnnotation } from './modifiers.ts';
import { typeWords } from './platform-words.ts';
import { isUnknown } from './type.ts';

const KNOWN: ReadonlySet<string> = new Set(
  `auraenabled deprecated future httpdelete httpget httppatch httppost httpput invocablemethod invocablevariable istest
   jsonaccess namespaceaccessible readonly remoteaction restresource suppresswarnings testsetup testvisible`.split(
    /\s+/,
  ),
);

type Rule = (method: MethodInfo) => string | undefined;

const mustBeStatic =
  (annotation: string): Rule =>
  (method) =>
    method.static ? undefined : `${annotation} methods must be declared as static`;

const ofTestClass =
  (annotation: string): Rule =>
  ({ owner }) =>
    owner.isTest ? undefined : `Defining type for ${annotation} methods must be declared as IsTest`;

const noParameters: Rule = ({ parameters }) =>
  parameters.length === 0 ? undefined : 'Test methods must have no arguments';

const returnsNothing: Rule = ({ returnType }) =>
  returnType.kind === 'void' || isUnknown(returnType)
    ? undefined
    : `IsTest methods do not support return type of ${typeWords(returnType)}`;

const setUpReturnsNothing: Rule = ({ returnType }) =>
  returnType.kind === 'void' ? undefined : 'Test setup method must return void';

const plainGetter: Rule = ({ static: isStatic, name, parameters }) => {
  if (isStatic) return undefined;
  if (parameters.length > 0) return 'Non static AuraEnabled methods may not have parameters';
  return /^get/i.test(name) ? undefined : "Non static AuraEnabled methods must be named with a prefix 'get'";
};

const oneList: Rule = ({ parameters: [first, ...more] }) => {
  if (more.length > 0) return 'Only one parameter is supported on methods with @Invocable annotation';
  if (first === undefined || isUnknown(first.type) || first.type.info?.name === 'List') return undefined;
  const rule = 'Valid invocable parameters must be List types like List<T> where T is a supported type';
  return `Unsupported parameter type ${typeWords(first.type)}. ${rule}`;
};

const RULES: Readonly<Record<string, readonly Rule[]>> = {
  istest: [ofTestClass('IsTest'), mustBeStatic('IsTest'), returnsNothing, noParameters],
  testsetup: [ofTestClass('TestSetup'), mustBeStatic('TestSetup'), setUpReturnsNothing, noParameters],
  auraenabled: [plainGetter],
  invocablemethod: [mustBeStatic('InvocableMethod'), oneList],
  remoteaction: [mustBeStatic('RemoteAction')],
  httpget: [mustBeStatic('HttpGet')],
  httppost: [mustBeStatic('HttpPost')],
  httpput: [mustBeStatic('HttpPut')],
  httppatch: [mustBeStatic('HttpPatch')],
  httpdelete: [mustBeStatic('HttpDelete')],
};

const annotationsOf = ({ declaration }: MethodInfo): readonly Annotation[] => declaration?.modifiers.annotations ?? [];

const methodFaults = (method: MethodInfo, info: ClassInfo): readonly Fault[] =>
  annotationsOf(method).flatMap(({ name }) => {
    const [message] = (RULES[name] ?? []).flatMap((rule) => rule(method) ?? []);
    return message === undefined ? [] : [{ at: method.declaration?.at ?? info.at, message }];
  });

const unknown = ({ annotations }: Modifiers): readonly Fault[] =>
  annotations
    .filter(({ name }) => !KNOWN.has(name))
    .map(({ name, at }) => ({ at, message: `Annotation does not exist: ${name}` }));

/** What a class may have one of: a method that flows call, a method for each verb of HTTP. */
const ONCE: Readonly<Record<string, string>> = {
  invocablemethod: 'InvocableMethod',
  httpget: 'HttpGet',
  httppost: 'HttpPost',
  httpput: 'HttpPut',
  httppatch: 'HttpPatch',
  httpdelete: 'HttpDelete',
};

const repeated = (methods: readonly MethodInfo[]): readonly Fault[] =>
  Object.entries(ONCE).flatMap(([key, shown]) =>
    methods
      .flatMap(({ declaration }) =>
        declaration !== undefined && hasAnnotation(declaration.modifiers, key) ? [declaration] : [],
      )
      .slice(1)
      .map(({ at }) => ({ at, message: `Only one method per type can be defined with: ${shown}` })),
  );

/** What is wrong with the annotations of a class and its members. */
export const annotationFaults = (info: ClassInfo): readonly Fault[] => {
  const { declaration } = info;
  if (declaration === undefined) return [];
  const methods = [...info.methods().values()].flat();
  return [
    ...[declaration.modifiers, ...declaration.members.map(({ modifiers }) => modifiers)].flatMap(unknown),
    ...methods.flatMap((method) => methodFaults(method, info)),
    ...repeated(methods),
  ];
};
