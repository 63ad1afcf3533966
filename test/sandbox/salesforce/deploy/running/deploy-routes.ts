import { raw, Router, type Request, type Response as Answer } from 'express';
import { z } from 'zod';
import type { Caller } from '../../data/types.ts';
import type { RestNeeds } from '../../rest/needs.ts';
import { RestError, restRefusals } from '../../rest/rest-error.ts';
import { deployRefusal } from './may-deploy.ts';
import { deploymentFacts, type Deployment, type Deployments } from './deployments.ts';

/**
 * Deploys over REST: an archive and options as a form, and the state of a deploy by its id.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_rest_deploy.htm
 */

const LARGEST = '50mb';

const body = z.object({ deployOptions: z.unknown() });
const cancelling = z.object({ deployResult: z.object({ status: z.literal('Canceling') }) });

const refused = (message: string): RestError => new RestError(400, [{ errorCode: 'INVALID_REQUEST', message }]);

/** @throws RestError for a form without options or archive */
const readForm = async (request: Request): Promise<{ zip: Buffer; options: unknown }> => {
  const bytes = z.instanceof(Buffer).parse(request.body);
  const headers = { 'content-type': request.get('content-type') ?? '' };
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- it reads forms whole, which is right for the little a test deploys
  const form = await new Response(new Uint8Array(bytes), { headers }).formData();
  const parts = [...form.values()];
  const json = parts.find((part) => typeof part === 'string');
  const file = parts.find((part) => typeof part !== 'string');
  if (json === undefined || file === undefined) throw refused('The request needs deployOptions and an archive.');
  const { deployOptions } = body.parse(JSON.parse(json));
  return { zip: Buffer.from(await file.arrayBuffer()), options: deployOptions };
};

const answerOf = (deployment: Deployment, withDetails: boolean): object => {
  const details = deployment.result?.details ?? { componentSuccesses: [], componentFailures: [] };
  return {
    id: deployment.id,
    validatedDeployRequestId: null,
    deployOptions: deployment.options,
    deployResult: { ...deploymentFacts(deployment), ...(withDetails ? { details } : {}) },
  };
};

/** @throws RestError 403 for people who may not change metadata */
const deployerIn = (needs: RestNeeds, request: Request): Caller => {
  const caller = needs.callerOf(request);
  const refusal = deployRefusal(needs.org, caller);
  if (refusal === undefined) return caller;
  throw new RestError(403, [{ errorCode: 'INSUFFICIENT_ACCESS', message: refusal }]);
};

/** Routes below a version of the REST API. */
export const deployRoutes =
  (deployments: Deployments) =>
  (needs: RestNeeds): Router => {
    const router = Router();
    const found = (request: Request): Deployment => {
      const deployment = deployments.find(z.string().parse(request.params.id));
      if (deployment === undefined) throw restRefusals.notFound();
      return deployment;
    };
    const path = '/metadata/deployRequest';
    router.post(path, raw({ type: 'multipart/form-data', limit: LARGEST }), async (request, response) => {
      const deployment = deployments.start(deployerIn(needs, request), await readForm(request));
      response.status(201).json(answerOf(deployment, false));
    });
    router.get(`${path}/:id`, (request: Request, response: Answer) => {
      response.json(answerOf(found(request), request.query.includeDetails === 'true'));
    });
    router.patch(`${path}/:id`, (request: Request, response: Answer) => {
      const deployment = found(request);
      cancelling.parse(request.body);
      deployments.cancel(deployment);
      response.status(202).json(answerOf(deployment, false));
    });
    // Command lines ask this way whether the org tracks changes of its source, which this one does not.
    router.get('/tooling/sobjects/SourceMember/describe', () => {
      throw restRefusals.notFound();
    });
    return router;
  };
