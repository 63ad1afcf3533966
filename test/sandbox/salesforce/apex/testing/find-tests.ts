/** The test classes of a program and what in them runs: set-up methods first, then test methods, in the order written. */
import type { Annotation } from '../syntax/ast.ts';
import type { ClassInfo, MethodInfo } from '../types/class-info.ts';
import type { TypeRegistry } from '../types/registry.ts';

export type TestMethod = { readonly name: string; readonly key: string; readonly seesAllData: boolean };

export type TestClass = {
  readonly name: string;
  readonly file: string;
  /** `@TestSetup` methods. */
  readonly setUps: readonly TestMethod[];
  readonly methods: readonly TestMethod[];
};

const annotationOf = (method: MethodInfo, name: string): Annotation | undefined =>
  method.declaration?.modifiers.annotations.find((annotation) => annotation.name.toLowerCase() === name);

const isTest = (method: MethodInfo): boolean =>
  method.static &&
  method.parameters.length === 0 &&
  (annotationOf(method, 'istest') !== undefined || method.declaration?.modifiers.words.includes('testmethod') === true);

const seesAllData = (annotations: readonly (Annotation | undefined)[]): boolean =>
  annotations.some((annotation) => annotation?.parameters.seealldata?.toLowerCase() === 'true');

const testMethod = (method: MethodInfo): TestMethod => ({
  name: method.name,
  key: method.key,
  seesAllData: seesAllData([
    annotationOf(method, 'istest'),
    ...(method.owner.declaration?.modifiers.annotations.filter(({ name }) => name.toLowerCase() === 'istest') ?? []),
  ]),
});

const testClass = (info: ClassInfo): TestClass => {
  const methods = [...info.methods().values()].flat();
  return {
    name: info.name,
    file: info.file ?? info.name,
    setUps: methods.filter((method) => annotationOf(method, 'testsetup') !== undefined).map(testMethod),
    methods: methods.filter(isTest).map(testMethod),
  };
};

/** @param only a regular expression on `Class.method`; everything when left out */
export const findTests = (types: TypeRegistry, only?: RegExp): readonly TestClass[] =>
  types
    .userClasses()
    .map(testClass)
    .map((one) => ({ ...one, methods: one.methods.filter(({ name }) => only?.test(`${one.name}.${name}`) ?? true) }))
    .filter(({ methods }) => methods.length > 0);
