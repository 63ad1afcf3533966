/** The screens org with records to ask for with GraphQL, for tests over real sockets. */
import assert from 'node:assert/strict';
import { z } from 'zod';
import type { AccessOrg } from '../../../access/sample-org.ts';
import { ADMIN, startScreensOrg } from '../sample-screens.ts';

const answer = z.strictObject({
  data: z.unknown(),
  errors: z.array(
    z.strictObject({
      message: z.string(),
      paths: z.array(z.string()),
      locations: z.array(z.strictObject({ line: z.number(), column: z.number() })),
      extensions: z.strictObject({ ErrorType: z.string() }),
    }),
  ),
});

export type GraphqlOrg = {
  readonly org: AccessOrg;
  /** @returns the id */
  readonly save: (apiName: string, fields: object) => Promise<string>;
  readonly ask: (username: string, query: string, variables?: object) => Promise<z.infer<typeof answer>>;
  /** The words of the refusal. */
  readonly refused: (query: string) => Promise<string>;
};

export const startGraphqlOrg = async (): Promise<GraphqlOrg> => {
  const org = await startScreensOrg();
  const post = (username: string, query: string, variables: object) =>
    org.as(username)('POST', '/graphql', { query, variables });
  return {
    org,
    save: async (apiName, fields) => {
      const { body } = await org.as(ADMIN)('POST', '/ui-api/records', { apiName, fields });
      return z.looseObject({ id: z.string() }).parse(body).id;
    },
    ask: async (username, query, variables = {}) => {
      const { status, body } = await post(username, query, variables);
      assert.equal(status, 200, JSON.stringify(body));
      return answer.parse(body);
    },
    refused: async (query) => {
      const { status, body } = await post(ADMIN, query, {});
      assert.equal(status, 501, JSON.stringify(body));
      return JSON.stringify(body);
    },
  };
};
