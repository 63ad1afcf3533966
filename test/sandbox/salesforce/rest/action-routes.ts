/**
 * `/actions`, relative to `/services/data/vNN.0`: what flows and clients can call by name, described and called.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_actions_invocable.htm
 */
import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { ServedApex } from '../apex/served/served-apex.ts';
import { runningAccess } from '../apex/describe/access.ts';
import { methodsOf } from '../flow/actions/apex/call-method.ts';
import type { InvocableMethod } from '../flow/actions/apex/invocable-methods.ts';
import type { FlowDefinition } from '../flow/definition/flow-metadata.ts';
import { flowNamed, flowOrgOf, type FlowOrg } from '../flow/engine/flow-org.ts';
import { mayStart, startRefusal } from '../flow/engine/start-right.ts';
import {
  describeApex,
  describeFlow,
  describeStandard,
  standardNames,
  type ActionDescription,
} from './action-descriptions.ts';
import type { RestNeeds } from './needs.ts';
import { restRefusals } from './rest-error.ts';
import { ActionsFailed, apexTarget, flowTarget, runAction, standardTarget, type ActionTarget } from './run-actions.ts';

const callBody = z.object({ inputs: z.array(z.record(z.string(), z.unknown())).min(1) });

/** A family of actions: all of it, and one of it by name. */
type Family = {
  readonly path: string;
  readonly list: (flows: FlowOrg) => readonly ActionDescription[];
  readonly target: (flows: FlowOrg, name: string) => ActionTarget | undefined;
};

/** Flows that nothing but a call starts, without screens. */
const isCallable = ({ processType, start }: FlowDefinition): boolean =>
  processType === 'AutoLaunchedFlow' && (start?.triggerType ?? 'None') === 'None';

const callableFlow = (flows: FlowOrg, name: string): FlowDefinition | undefined => {
  const definition = flowNamed(flows, name)?.definition;
  return definition !== undefined && isCallable(definition) ? definition : undefined;
};

const mayCall = ({ className }: InvocableMethod): boolean => runningAccess().mayEnter('ApexClass', className);

const FAMILIES: readonly Family[] = [
  {
    path: 'standard',
    list: () => standardNames.flatMap((name) => describeStandard(name) ?? []),
    target: (_flows, name) => (standardNames.includes(name) ? standardTarget(name) : undefined),
  },
  {
    path: 'custom/flow',
    list: ({ plans }) =>
      [...plans.values()]
        .map(({ definition }) => definition)
        .filter((flow) => isCallable(flow) && mayStart(flow))
        .map(describeFlow),
    target(flows, name) {
      const flow = callableFlow(flows, name);
      if (flow !== undefined && !mayStart(flow)) throw restRefusals.insufficientAccess(startRefusal(flow.apiName));
      return flow && flowTarget(flow);
    },
  },
  {
    path: 'custom/apex',
    list: ({ apex }) => [...methodsOf(apex.program).values()].filter(mayCall).map(describeApex),
    target({ apex }, name) {
      const method = methodsOf(apex.program).get(name.toLowerCase());
      if (method !== undefined && !mayCall(method))
        throw restRefusals.insufficientAccess(`You do not have access to the Apex class named: ${method.className}`);
      return method && apexTarget(method);
    },
  },
];

type Served = () => Promise<ServedApex>;

type Serving = { readonly served: Served; readonly needs: RestNeeds };

/** Runs work in a transaction of the caller, again and again until its callouts are answered. */
const inFlows = async <T>({ served, needs }: Serving, request: Request, work: (flows: FlowOrg) => T): Promise<T> => {
  const { run } = await served();
  return run({ caller: needs.callerOf(request), quiddity: 'REST' }, (transaction) => {
    const flows = flowOrgOf(transaction);
    if (flows === undefined) throw restRefusals.notFound();
    return work(flows);
  });
};

const rootOf = ({ needs }: Serving, request: Request): string =>
  `/services/data/v${needs.apiVersionOf(request)}/actions`;

const addFamily = (router: Router, serving: Serving, { path, list, target }: Family): void => {
  router.get(`/actions/${path}`, async (request: Request, response: Response) => {
    const actions = await inFlows(serving, request, list);
    const url = `${rootOf(serving, request)}/${path}`;
    response.json({
      actions: actions.map(({ label, name, type }) => ({ label, name, type, url: `${url}/${name}` })),
    });
  });
  router.get(`/actions/${path}/:name`, async (request: Request, response: Response) => {
    const wanted = String(request.params.name).toLowerCase();
    const actions = await inFlows(serving, request, list);
    const found = actions.find(({ name }) => name.toLowerCase() === wanted);
    if (found === undefined) throw restRefusals.notFound();
    response.json(found);
  });
  router.post(`/actions/${path}/:name`, async (request: Request, response: Response) => {
    const parsed = callBody.safeParse(request.body);
    if (!parsed.success) throw restRefusals.unreadable('The request body must have a list of inputs.');
    const call = (flows: FlowOrg) => {
      const found = target(flows, String(request.params.name));
      if (found === undefined) throw restRefusals.notFound();
      return runAction(flows, found, parsed.data.inputs);
    };
    try {
      response.json(await inFlows(serving, request, call));
    } catch (error) {
      if (!(error instanceof ActionsFailed)) throw error;
      response.status(400).json(error.results);
    }
  });
};

/** @param served opens the org's Apex and flows */
export const actionRoutes =
  (served: Served) =>
  (needs: RestNeeds): Router => {
    const serving: Serving = { served, needs };
    const router = Router();
    router.get('/actions', (request, response) => {
      const root = rootOf(serving, request);
      response.json({ custom: `${root}/custom`, standard: `${root}/standard` });
    });
    router.get('/actions/custom', (request, response) => {
      const root = `${rootOf(serving, request)}/custom`;
      response.json({ apex: `${root}/apex`, flow: `${root}/flow` });
    });
    for (const family of FAMILIES) addFamily(router, serving, family);
    return router;
  };
