/** A query that is GraphQL, but not one that this org can answer. */
export class GraphqlInvalid extends Error {}

/** In the platform's words. */
export const undefinedField = (name: string, type: string): GraphqlInvalid =>
  new GraphqlInvalid(`Validation error of type FieldUndefined: Field '${name}' in type '${type}' is undefined`);
