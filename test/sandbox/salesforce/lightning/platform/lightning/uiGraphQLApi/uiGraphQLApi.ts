/**
 * The older GraphQL module: the same adapter, whose results are asked again by a function of the module.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql.html
 */
import { refreshProvided, type Provided } from 'lightningPlatform/cached';
import { graphqlAdapter, type GraphqlAnswer } from 'lightningPlatform/graphqlCall';

export { gql } from 'lightningPlatform/graphqlDocument';

const origins = new WeakMap<GraphqlAnswer, Provided>();

export const graphql = graphqlAdapter((provided, answer) => {
  origins.set(answer, provided);
  return answer;
});

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-refreshgraphql.html */
export const refreshGraphQL = (result: GraphqlAnswer): Promise<void> => {
  const provided = origins.get(result);
  return provided === undefined ? Promise.resolve() : refreshProvided(provided);
};
