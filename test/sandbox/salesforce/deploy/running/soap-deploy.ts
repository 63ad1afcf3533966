import { Router, text, type Request, type Response } from 'express';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Caller, Org } from '../../data/types.ts';
import type { SessionBook } from '../../oauth/sessions.ts';
import { deploymentFacts, type Deployment, type Deployments } from './deployments.ts';
import { deployRefusal } from './may-deploy.ts';
import { toXml } from './to-xml.ts';

/**
 * Deploys over the Metadata API's SOAP, as command lines make them: `deploy`, `checkDeployStatus`, `cancelDeploy`.
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_deploy.htm
 */
export type SoapDeployNeeds = { readonly org: Org; readonly sessions: SessionBook; readonly deployments: Deployments };

const LARGEST = '60mb';

const LISTS: ReadonlySet<string> = new Set(['runTests']);
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => LISTS.has(name),
});

const envelope = z.object({
  Envelope: z.object({
    Header: z.object({ SessionHeader: z.object({ sessionId: z.string() }) }),
    Body: z.record(z.string(), z.unknown()),
  }),
});

const deployCall = z.object({
  ZipFile: z.string(),
  DeployOptions: z.union([z.record(z.string(), z.unknown()), z.literal('').transform(() => ({}))]).default({}),
});
const statusCall = z.object({
  asyncProcessId: z.string(),
  includeDetails: z.stringbool().default(false),
});
const cancelCall = z.object({ String: z.string() });

/** A fault by its code. */
class SoapFault extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'SoapFault';
    this.code = code;
  }
}

type Call = { readonly caller: Caller; readonly needs: SoapDeployNeeds; readonly body: unknown };

const found = ({ deployments }: SoapDeployNeeds, id: string): Deployment => {
  const deployment = deployments.find(id);
  if (deployment === undefined) throw new SoapFault('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
  return deployment;
};

const deploy = ({ caller, needs, body }: Call): object => {
  const refusal = deployRefusal(needs.org, caller);
  if (refusal !== undefined) throw new SoapFault('INSUFFICIENT_ACCESS', refusal);
  const { ZipFile, DeployOptions: options } = deployCall.parse(body);
  const { id } = needs.deployments.start(caller, { zip: Buffer.from(ZipFile, 'base64'), options });
  return { done: false, id, state: 'Queued' };
};

const status = ({ needs, body }: Call): object => {
  const { asyncProcessId, includeDetails } = statusCall.parse(body);
  const deployment = found(needs, asyncProcessId);
  const details = includeDetails ? { details: deployment.result?.details ?? {} } : {};
  return { ...deploymentFacts(deployment), ...details };
};

const cancel = ({ needs, body }: Call): object => {
  const deployment = found(needs, cancelCall.parse(body).String);
  needs.deployments.cancel(deployment);
  return { done: deployment.status === 'Canceled', id: deployment.id };
};

const CALLS: Readonly<Record<string, (call: Call) => object>> = {
  deploy,
  checkDeployStatus: status,
  cancelDeploy: cancel,
};

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const METADATA = 'http://soap.sforce.com/2006/04/metadata';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const wrapped = (contents: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns="${METADATA}" xmlns:xsi="${XSI}"><soapenv:Body>${contents}</soapenv:Body></soapenv:Envelope>`;

const faultOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof SoapFault ? error.code : 'UNKNOWN_EXCEPTION';
  const fault = { faultcode: `sf:${code}`, faultstring: `${code}: ${message}` };
  return wrapped(`<soapenv:Fault>${toXml(fault)}</soapenv:Fault>`);
};

const respond = (needs: SoapDeployNeeds, request: Request): string => {
  const { Header, Body } = envelope.parse(parser.parse(String(request.body))).Envelope;
  const caller = needs.sessions.callerOf(Header.SessionHeader.sessionId.trim());
  if (caller === undefined) {
    throw new SoapFault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader: Illegal Session');
  }
  const [name = '', body] = Object.entries(Body)[0] ?? [];
  const call = CALLS[name];
  if (call === undefined) throw new Unsupported(`the call ${name} of the Metadata API`);
  return wrapped(`<${name}Response>${toXml({ result: call({ caller, needs, body }) })}</${name}Response>`);
};

/** Routes for the root of the host. */
export const soapDeployRoutes = (needs: SoapDeployNeeds): Router => {
  const router = Router();
  const paths = ['/services/Soap/m/:version', '/services/Soap/m/:version/:organization'];
  router.post(paths, text({ type: () => true, limit: LARGEST }), (request: Request, response: Response) => {
    const answer = ((): readonly [number, string] => {
      try {
        return [200, respond(needs, request)];
      } catch (error) {
        return [500, faultOf(error)];
      }
    })();
    response.status(answer[0]).type('text/xml').send(answer[1]);
  });
  return router;
};
