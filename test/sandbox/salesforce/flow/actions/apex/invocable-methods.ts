/**
 * The methods of a program that flows and the REST API may call as actions: what they take and give, by name and type.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_annotation_InvocableMethod.htm
 */
import { instanceFields } from '../../../apex/library/system/json/object-fields.ts';
import type { Annotation, Modifiers } from '../../../apex/syntax/ast.ts';
import type { ClassInfo, FieldInfo, MethodInfo } from '../../../apex/types/class-info.ts';
import type { TypeRegistry } from '../../../apex/types/registry.ts';
import type { ApexType } from '../../../apex/types/type.ts';

export type InvocableParameter = {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly type: ApexType;
  readonly required: boolean;
  /** The variable of a request or a result; undefined for the elements of a plain list. */
  readonly field: FieldInfo | undefined;
};

/** What stands for one interview: an object with variables, or a plain value. */
export type InvocableShape = {
  readonly element: ApexType;
  readonly isObject: boolean;
  readonly parameters: readonly InvocableParameter[];
};

export type InvocableMethod = {
  readonly className: string;
  readonly method: MethodInfo;
  readonly label: string;
  readonly description: string;
  readonly category: string;
  readonly callout: boolean;
  /** Undefined for a method without a parameter. */
  readonly input: InvocableShape | undefined;
  /** Undefined for a method that returns nothing. */
  readonly output: InvocableShape | undefined;
};

/** The name of a result that is no object. */
export const ONLY_OUTPUT = 'output';

const annotationOf = (modifiers: Modifiers | undefined, name: string): Annotation | undefined =>
  modifiers?.annotations.find((annotation) => annotation.name === name);

const variableOf = (field: FieldInfo): readonly InvocableParameter[] => {
  const annotation = annotationOf(field.declaration?.modifiers, 'invocablevariable');
  if (annotation === undefined) return [];
  const { label = field.name, description = '', required = 'false' } = annotation.parameters;
  return [
    { name: field.name, label, description, type: field.type, required: required.toLowerCase() === 'true', field },
  ];
};

const plain = (name: string, type: ApexType): InvocableParameter => ({
  name,
  label: name,
  description: '',
  type,
  required: true,
  field: undefined,
});

/** @param list `List<Request>`, `List<String>`, `List<List<Account>>` */
const shapeOf = (list: ApexType, name: string): InvocableShape | undefined => {
  const [element] = list.args;
  if (element === undefined) return undefined;
  const isObject = element.kind === 'class' && element.info?.file !== undefined;
  const parameters = isObject ? instanceFields(element).flatMap(variableOf) : [plain(name, element)];
  return { element, isObject, parameters };
};

const textsOf = (
  method: MethodInfo,
  { label, description = '', category = '', callout }: Annotation['parameters'],
) => ({
  label: label ?? method.name,
  description,
  category,
  callout: callout?.toLowerCase() === 'true',
});

const invocableOf = (info: ClassInfo, method: MethodInfo): readonly InvocableMethod[] => {
  const annotation = annotationOf(method.declaration?.modifiers, 'invocablemethod');
  if (annotation === undefined) return [];
  const [parameter] = method.parameters;
  return [
    {
      ...textsOf(method, annotation.parameters),
      className: info.name,
      method,
      input: parameter === undefined ? undefined : shapeOf(parameter.type, parameter.name),
      output: method.returnType.kind === 'void' ? undefined : shapeOf(method.returnType, ONLY_OUTPUT),
    },
  ];
};

/** All of a program by the lower-cased names of their classes; a class has one at most. */
export const invocableMethods = (types: TypeRegistry): ReadonlyMap<string, InvocableMethod> =>
  new Map(
    types
      .userClasses()
      .flatMap((info) => [...info.methods().values()].flat().flatMap((method) => invocableOf(info, method)))
      .map((one) => [one.className.toLowerCase(), one]),
  );

/** A parameter by its name, in any case. */
export const parameterNamed = (shape: InvocableShape | undefined, name: string): InvocableParameter | undefined =>
  shape?.parameters.find((one) => one.name.toLowerCase() === name.toLowerCase());
