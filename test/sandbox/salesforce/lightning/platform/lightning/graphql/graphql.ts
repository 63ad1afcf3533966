/**
 * The GraphQL wire adapter, and mutations: data, errors, and a function that asks again.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-lightning-graphql-module.html
 */
import { refreshProvided } from 'lightningPlatform/cached';
import { askGraphql, graphqlAdapter, requestIn, type GraphqlAnswer } from 'lightningPlatform/graphqlCall';

export { gql } from 'lightningPlatform/graphqlDocument';

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-wire.html, and `refresh` at reference-graphql-refresh.html */
export const graphql = graphqlAdapter((provided, { data, errors }) => ({
  data,
  errors,
  refresh: () => refreshProvided(provided),
}));

type Mutation = { readonly query: unknown; readonly variables?: unknown; readonly operationName?: unknown };

/**
 * Creates, changes and deletes records. Queries that show them are asked again by their `refresh`.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-mutation.html
 */
export const executeMutation = (mutation: Mutation): Promise<GraphqlAnswer> => askGraphql(requestIn(mutation));
