/**
 * The one call of the SOAP API that command lines make: `executeAnonymous`, which answers with the debug log.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_api_exec_anon.htm
 */
import { Router, text, type Request, type Response } from 'express';
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import type { SessionBook } from '../../../oauth/sessions.ts';
import { Unsupported } from '../../../../shared/unsupported.ts';
import type { ServedApex } from '../served-apex.ts';
import type { AnonymousRun } from './execute-anonymous.ts';
import { escapeXml } from '../../../../shared/escape-xml.ts';

export type SoapNeeds = { readonly sessions: SessionBook; readonly served: () => Promise<ServedApex> };

const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true, parseTagValue: false, trimValues: false });

const envelope = z.object({
  Envelope: z.object({
    Header: z.object({ SessionHeader: z.object({ sessionId: z.string() }) }),
    Body: z.record(z.string(), z.unknown()),
  }),
});
const call = z.object({ executeAnonymous: z.object({ apexcode: z.string() }) });

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const APEX = 'http://soap.sforce.com/2006/08/apex';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

const element = (name: string, value: string | number | boolean | null): string =>
  value === null ? `<${name} xsi:nil="true"/>` : `<${name}>${escapeXml(String(value))}</${name}>`;

const wrapped = (contents: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns="${APEX}" xmlns:xsi="${XSI}">${contents}</soapenv:Envelope>`;

const answer = ({ result, log = '' }: AnonymousRun): string => {
  const values = Object.entries(result).map(([name, value]) => element(name, value));
  return wrapped(
    `<soapenv:Header><DebuggingInfo>${element('debugLog', log)}</DebuggingInfo></soapenv:Header>` +
      `<soapenv:Body><executeAnonymousResponse><result>${values.join('')}</result></executeAnonymousResponse></soapenv:Body>`,
  );
};

const fault = (code: string, message: string): string =>
  wrapped(
    `<soapenv:Body><soapenv:Fault>${element('faultcode', `sf:${code}`)}${element('faultstring', `${code}: ${message}`)}</soapenv:Fault></soapenv:Body>`,
  );

const respond = async ({ sessions, served }: SoapNeeds, request: Request): Promise<string> => {
  const { Header, Body } = envelope.parse(parser.parse(String(request.body))).Envelope;
  const caller = sessions.callerOf(Header.SessionHeader.sessionId.trim());
  if (caller === undefined) return fault('INVALID_SESSION_ID', 'Invalid Session ID found in SessionHeader');
  const asked = call.safeParse(Body);
  if (!asked.success) throw new Unsupported(`the SOAP call ${Object.keys(Body).join()}`);
  const { tooling } = await served();
  return answer(await tooling.execute(caller, asked.data.executeAnonymous.apexcode));
};

/** Routes for the root of the host. */
export const soapRoutes = (needs: SoapNeeds): Router => {
  const router = Router();
  router.post(
    '/services/Soap/s/:version/:organization',
    text({ type: () => true, limit: '6mb' }),
    async (request: Request, response: Response) => {
      const body = await respond(needs, request).catch((error: unknown) =>
        fault('UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error)),
      );
      response
        .status(body.includes('<soapenv:Fault>') ? 500 : 200)
        .type('text/xml')
        .send(body);
    },
  );
  return router;
};
