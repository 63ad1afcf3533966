/**
 * Stand-ins for objects of a class or interface: every call of an instance method goes to a StubProvider.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_testing_stub_api.htm
 */
import { transaction } from '../../../runtime/current.ts';
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import type { MethodInfo, ParameterInfo } from '../../../types/class-info.ts';
import { ancestry } from '../../../types/class-type.ts';
import { ownMethods } from '../../../types/members.ts';
import { typeWords } from '../../../types/platform-words.ts';
import type { ApexType } from '../../../types/type.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexObject, callMethod } from '../../../values/object.ts';
import { ApexTypeObject } from '../../../values/type-object.ts';
import { abstractMember, libraryInterface } from '../../define.ts';

const HANDLE = 'handlemethodcall(object,string,type,list<type>,list<string>,list<object>)';

export const stubProvider = libraryInterface({
  name: 'System.StubProvider',
  members: {
    'Object handleMethodCall(Object stubbedObject, String stubbedMethodName, System.Type returnType, List<System.Type> listOfParamTypes, List<String> listOfParamNames, List<Object> listOfArgs)':
      abstractMember,
  },
});

const typesOf = (parameters: readonly ParameterInfo[]): ApexList =>
  new ApexList(
    'List<Type>',
    parameters.map(({ type }) => new ApexTypeObject(type)),
  );

const namesOf = (parameters: readonly ParameterInfo[]): ApexList =>
  new ApexList(
    'List<String>',
    parameters.map(({ name }) => name),
  );

/** A method that hands its call to the provider and casts the answer to what the method returns. */
const handled = (method: MethodInfo, provider: object) => {
  const { parameters, returnType, name } = method;
  const returned = returnType.kind === 'void' ? null : new ApexTypeObject(returnType);
  return function (this: object, ...args: readonly unknown[]): unknown {
    const given = new ApexList('List<Object>', [...args]);
    const call = [this, name, returned, typesOf(parameters), namesOf(parameters), given];
    const answer: unknown = callMethod(provider, HANDLE, ...call);
    return returned === null ? null : transaction().program.support.cast(answer, returnType);
  };
};

const isStubbed = (method: MethodInfo): boolean => !method.static && method.visibility !== 'private';

const methodsOf = (type: ApexType): ReadonlyMap<string, MethodInfo> => {
  const methods = new Map<string, MethodInfo>();
  for (const method of ancestry(type).flatMap(ownMethods)) {
    if (isStubbed(method) && !methods.has(method.key)) methods.set(method.key, method);
  }
  return methods;
};

/** An object without the methods yet; its constructors do not run. */
const blankOf = (type: ApexType): object => {
  const generated = transaction().program.classNamed(type.name);
  if (generated !== undefined) return new generated();
  return Object.assign(new ApexObject(), { apexType: type.name });
};

const isStubbable = ({ kind, info }: ApexType): boolean =>
  (kind === 'class' || kind === 'interface') && (info?.declaration !== undefined || kind === 'interface');

/** What the class of a stub is called where it prints: public code reads the name of the stubbed class off it. */
const STUB_SUFFIX = '__sfdc_ApexStub';

const simpleName = ({ name }: ApexType): string => name.replace(/^.*\./, '');

/** `Test.createStub`. @throws System.TypeException for types that have no stubs */
export const createStub = (parent: ApexTypeObject | null, provider: object | null): object => {
  if (parent === null || provider === null) throw nullPointer();
  const { type } = parent;
  if (!isStubbable(type)) throw apexException('System.TypeException', `Cannot create stub for type ${typeWords(type)}`);
  const stub = blankOf(type);
  Object.defineProperty(stub, 'apexText', { value: () => `${simpleName(type)}${STUB_SUFFIX}:[]`, enumerable: false });
  for (const [key, method] of methodsOf(type)) {
    Object.defineProperty(stub, key, { value: handled(method, provider), enumerable: false });
  }
  return stub;
};
