/**
 * The older GraphQL module: the same adapter, whose results are asked again by a function of the module.
 * https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql.html
 */
import { refreshProvided, type Provided } from 'lightningPlatform/cached';
import { graphqlAdapter, type GraphqlAnswer, type Limit } from 'lightningPlatform/graphqlCall';

export { gql } from 'lightningPlatform/graphqlDocument';

const origins = new WeakMap<GraphqlAnswer, Provided>();

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-graphql-intro.html */
const NO_OPTIONAL_FIELDS: Limit = {
  pattern: /@optional\b/,
  message: 'lightning/uiGraphQLApi does not support optional fields; lightning/graphql does.',
};

export const graphql = graphqlAdapter(
  (provided, answer) => {
    origins.set(answer, provided);
    return answer;
  },
  [NO_OPTIONAL_FIELDS],
);

/** https://developer.salesforce.com/docs/platform/lwc/guide/reference-refreshgraphql.html */
export const refreshGraphQL = (result: GraphqlAnswer): Promise<void> => {
  const provided = origins.get(result);
  return provided === undefined ? Promise.resolve() : refreshProvided(provided);
};
