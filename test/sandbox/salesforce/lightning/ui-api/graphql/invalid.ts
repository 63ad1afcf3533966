/**
 * What is wrong with a request, as GraphQL tells it: a message, where in the text, and what kind of error it is.
 * https://developer.salesforce.com/docs/platform/graphql/guide/query-status.html
 */
import type { FieldSelection } from './selections.ts';
import type { Location } from './tokens.ts';

export type ErrorType =
  'InvalidSyntax' | 'ValidationError' | 'DataFetchingException' | 'OperationNotSupported' | 'ExecutionAborted';

export class GraphqlInvalid extends Error {
  readonly type: ErrorType;
  readonly locations: readonly Location[];

  constructor(message: string, type: ErrorType = 'ValidationError', locations: readonly Location[] = []) {
    super(message);
    this.name = 'GraphqlInvalid';
    this.type = type;
    this.locations = locations;
  }
}

/** In the words of the platform's validation. @param rule `FieldUndefined` */
const invalid = ({ path, at }: FieldSelection, rule: string, what: string): GraphqlInvalid =>
  new GraphqlInvalid(`Validation error (${rule}@[${path}]) : ${what}`, 'ValidationError', [at]);

export const undefinedField = (selection: FieldSelection, type: string): GraphqlInvalid =>
  invalid(selection, 'FieldUndefined', `Field '${selection.name}' in type '${type}' is undefined`);

/** A field named in an argument. */
export const undefinedInArgument = (selection: FieldSelection, name: string, type: string): GraphqlInvalid =>
  invalid(selection, 'FieldUndefined', `Field '${name}' in type '${type}' is undefined`);

export const unknownArgument = (selection: FieldSelection, name: string): GraphqlInvalid =>
  invalid(selection, 'UnknownArgument', `Unknown field argument '${name}'`);

export const wrongArgument = (selection: FieldSelection, name: string, why: string): GraphqlInvalid =>
  invalid(selection, 'WrongType', `argument '${name}' ${why}`);

export const needsSelection = (selection: FieldSelection, type: string): GraphqlInvalid =>
  invalid(selection, 'SubselectionRequired', `Subselection required for type '${type}' of field '${selection.name}'`);

export const takesNoSelection = (selection: FieldSelection, type: string): GraphqlInvalid =>
  invalid(
    selection,
    'SubselectionNotAllowed',
    `Subselection not allowed on leaf type '${type}' of field '${selection.name}'`,
  );
