/**
 * Elements that read and write records: their objects and fields, and whether values fit the fields.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_data.htm
 */
import { fieldOf } from '../../schema/schema.ts';
import type { FieldSchema, ObjectSchema } from '../../schema/types.ts';
import type { FlowFieldAssignment, FlowRecordFilter } from '../definition/flow-values.ts';
import { comparisonProblem, logicProblem } from './conditions.ts';
import { aboutElement, aboutFlow, type Named } from './flow-problem.ts';
import { fieldType, fits, recordOf, shownType, type FlowType } from './flow-type.ts';
import type { FlowScope } from './type-of-reference.ts';
import { isText, referenceType, shownValue, valueType } from './values.ts';

export const noField = (field: string, object: string): string =>
  aboutFlow(`The field "${field}" for the object "${object}" doesn't exist.`);

export const noObject = (owner: Named): string =>
  aboutElement(owner, 'The objectType is invalid. Provide the API name of an object.');

export type OnObject = { readonly scope: FlowScope; readonly owner: Named; readonly object: ObjectSchema };

const fieldIn = ({ object }: OnObject, name: string): FieldSchema | undefined => fieldOf(object, name);

/** Fields that have to be there. */
export const missingFields = ({ object }: OnObject, names: readonly (string | undefined)[]): readonly string[] =>
  names.flatMap((name) =>
    name === undefined || fieldOf(object, name) !== undefined ? [] : [noField(name, object.name)],
  );

const filterProblem = (on: OnObject, { field: name, operator, value }: FlowRecordFilter): readonly string[] => {
  const field = fieldIn(on, name);
  if (field === undefined) return [noField(name, on.object.name)];
  // A literal text may stand for a date or a number: it is read as the field's type.
  const right = isText(value) ? undefined : valueType(on.scope, value);
  const problem = comparisonProblem({ left: fieldType(field), operator, right });
  return problem === undefined ? [] : [aboutElement(on.owner, `The filter on "${name}" is invalid: ${problem}`)];
};

export type Filtered = { readonly filterLogic?: string | undefined; readonly filters: readonly FlowRecordFilter[] };

/** What is wrong with the filters of an element or of the start. */
export const filterProblems = (on: OnObject, { filterLogic, filters }: Filtered): readonly string[] => {
  const logic = logicProblem(filterLogic, filters.length);
  return [
    ...(logic === undefined ? [] : [aboutElement(on.owner, logic)]),
    ...filters.flatMap((filter) => filterProblem(on, filter)),
  ];
};

type Writing = 'createable' | 'updateable';

const VERBS: Readonly<Record<Writing, string>> = { createable: 'created', updateable: 'updated' };

const assignmentProblem = (on: OnObject, { field: name, value }: FlowFieldAssignment, writing: Writing) => {
  const field = fieldIn(on, name);
  if (field === undefined) return [noField(name, on.object.name)];
  if (!field[writing])
    return [
      aboutElement(
        on.owner,
        `The field "${name}" of the object "${on.object.name}" can't be set when a record is ${VERBS[writing]}.`,
      ),
    ];
  const given = valueType(on.scope, value);
  if (given?.isCollection === true) return [aboutFlow("The inputAssignments field can't use a collection variable.")];
  if (given === undefined || isText(value) || fits(given, fieldType(field))) return [];
  return [
    aboutElement(
      on.owner,
      `The value "${shownValue(value)}" of type ${shownType(given)} doesn't match the type ${shownType(fieldType(field))} of the field "${name}".`,
    ),
  ];
};

const storing = (on: OnObject, { reference, type }: { reference: string | undefined; type: FlowType }) => {
  const held = referenceType(on.scope, reference);
  return reference === undefined || fits(type, held)
    ? []
    : [
        aboutElement(
          on.owner,
          `"${reference}" of type ${shownType(held)} can't hold a value of type ${shownType(type)}.`,
        ),
      ];
};

/** Runs `check` on the element's object, or tells that there is none. */
export const onObject = (
  scope: FlowScope,
  { owner, object: name }: { owner: Named; object: string | undefined },
  check: (on: OnObject) => readonly string[],
): readonly string[] => {
  const object = scope.org.schema.find(name ?? '');
  return object === undefined ? [noObject(owner)] : check({ scope, owner, object });
};

type Lookup = FlowScope['flow']['recordLookups'][number];

const storedTwice = ({ owner }: OnObject, { storeOutputAutomatically, outputReference }: Lookup): readonly string[] =>
  storeOutputAutomatically === true && outputReference !== undefined
    ? [aboutElement(owner, 'Records are stored either automatically or in a variable, not both.')]
    : [];

const lookupProblems = (scope: FlowScope): readonly string[] =>
  scope.flow.recordLookups.flatMap((one) =>
    onObject(scope, { owner: { name: one.name, kind: 'Record Lookup' }, object: one.object }, (on) => [
      ...filterProblems(on, one),
      ...missingFields(on, [...one.queriedFields, one.sortField, ...one.outputAssignments.map(({ field }) => field)]),
      ...one.outputAssignments.flatMap(({ field, assignToReference }) => {
        const known = fieldIn(on, field);
        return known === undefined ? [] : storing(on, { reference: assignToReference, type: fieldType(known) });
      }),
      ...storing(on, {
        reference: one.outputReference,
        type: recordOf(on.object.name, referenceType(scope, one.outputReference).isCollection),
      }),
      ...storedTwice(on, one),
    ]),
  );

/** A record or a collection of records, as an element takes it whole. */
const wholeRecord = (scope: FlowScope, owner: Named, reference: string): readonly string[] => {
  const type = referenceType(scope, reference);
  return type.dataType === 'SObject' || type.dataType === 'Any'
    ? []
    : [
        aboutElement(
          owner,
          `"${reference}" of type ${shownType(type)} is neither a record nor a collection of records.`,
        ),
      ];
};

const createProblems = (scope: FlowScope): readonly string[] =>
  scope.flow.recordCreates.flatMap((one) => {
    const owner: Named = { name: one.name, kind: 'Record Create' };
    if (one.inputReference !== undefined) return wholeRecord(scope, owner, one.inputReference);
    return onObject(scope, { owner, object: one.object }, (on) =>
      one.inputAssignments.flatMap((assignment) => assignmentProblem(on, assignment, 'createable')),
    );
  });

/** The object of records given by reference; undefined when it is not known before the flow runs. */
const objectOf = (scope: FlowScope, reference: string): string | undefined => referenceType(scope, reference).object;

type Update = FlowScope['flow']['recordUpdates'][number];

const updateProblem = (scope: FlowScope, one: Update): readonly string[] => {
  const owner: Named = { name: one.name, kind: 'Record Update' };
  const { inputReference } = one;
  const assigned = (object: string | undefined): readonly string[] =>
    onObject(scope, { owner, object }, (on) => [
      ...filterProblems(on, one),
      ...one.inputAssignments.flatMap((assignment) => assignmentProblem(on, assignment, 'updateable')),
    ]);
  if (inputReference === undefined) return assigned(one.object);
  const object = objectOf(scope, inputReference);
  return [...wholeRecord(scope, owner, inputReference), ...(object === undefined ? [] : assigned(object))];
};

const updateProblems = (scope: FlowScope): readonly string[] =>
  scope.flow.recordUpdates.flatMap((one) => updateProblem(scope, one));

const deleteProblems = (scope: FlowScope): readonly string[] =>
  scope.flow.recordDeletes.flatMap((one) => {
    const owner: Named = { name: one.name, kind: 'Record Delete' };
    if (one.inputReference !== undefined) return wholeRecord(scope, owner, one.inputReference);
    return onObject(scope, { owner, object: one.object }, (on) => [
      ...filterProblems(on, one),
      ...(one.filters.length === 0 ? [aboutElement(owner, 'Records to delete need at least one condition.')] : []),
    ]);
  });

const sortProblems = (scope: FlowScope): readonly string[] =>
  scope.flow.collectionProcessors.flatMap((one) => {
    const object = objectOf(scope, one.collectionReference);
    const sorted = one.sortOptions.map(({ sortField }) => sortField);
    const owner: Named = { name: one.name, kind: 'Collection Processor' };
    return object === undefined ? [] : onObject(scope, { owner, object }, (on) => missingFields(on, sorted));
  });

const NO_CLASS =
  '"apexClass" is invalid. Provide the API name of an Apex class that includes an Apex data type supported in flows.';

type Variable = FlowScope['flow']['variables'][number];

/** Variables of records name their object, those of Apex classes their class. */
const VARIABLES: Readonly<
  Partial<Record<Variable['dataType'], (scope: FlowScope, one: Variable) => string | undefined>>
> = {
  SObject: ({ org }, { name, objectType = '' }) =>
    org.schema.find(objectType) === undefined ? noObject({ name, kind: 'Variable' }) : undefined,
  Apex: ({ org }, { name, apexClass = '' }) =>
    org.types?.find(apexClass)?.kind === 'class' ? undefined : aboutElement({ name, kind: 'Variable' }, NO_CLASS),
};

const variableProblems = (scope: FlowScope): readonly string[] =>
  scope.flow.variables.flatMap((one) => VARIABLES[one.dataType]?.(scope, one) ?? []);

/** @returns what is wrong with objects and fields of elements and variables */
export const recordProblems = (scope: FlowScope): readonly string[] => [
  ...variableProblems(scope),
  ...lookupProblems(scope),
  ...createProblems(scope),
  ...updateProblems(scope),
  ...deleteProblems(scope),
  ...sortProblems(scope),
];
