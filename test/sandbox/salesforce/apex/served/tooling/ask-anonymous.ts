/**
 * Asks a running org for `executeAnonymous` over SOAP, the one way that answers with the debug log of just this run.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_api_exec_anon.htm
 */
import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { escapeXml } from '../../../../shared/escape-xml.ts';

export type AnonymousQuestion = { readonly url: string; readonly token: string; readonly code: string };

const isTrue = z.enum(['true', 'false']).transform((text) => text === 'true');

const result = z.object({
  compiled: isTrue,
  success: isTrue,
  line: z.string(),
  column: z.string(),
  compileProblem: z.string(),
  exceptionMessage: z.string(),
  exceptionStackTrace: z.string(),
});

const answered = z.object({
  Envelope: z.object({
    Header: z.object({ DebuggingInfo: z.object({ debugLog: z.string() }) }),
    Body: z.object({ executeAnonymousResponse: z.object({ result }) }),
  }),
});
const refused = z.object({
  Envelope: z.object({ Body: z.object({ Fault: z.object({ faultstring: z.string() }) }) }),
});

/** What became of the block; texts are empty where there was nothing to say. */
export type AnonymousAnswer = z.output<typeof result> & { readonly log: string };

const PATH = '/services/Soap/s/68.0/00D000000000001';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const APEX = 'http://soap.sforce.com/2006/08/apex';

const parser = new XMLParser({ removeNSPrefix: true, ignoreAttributes: true, parseTagValue: false, trimValues: false });

const envelopeOf = ({ token, code }: AnonymousQuestion): string =>
  `<soap:Envelope xmlns:soap="${SOAP}" xmlns="${APEX}">
    <soap:Header><SessionHeader><sessionId>${escapeXml(token)}</sessionId></SessionHeader></soap:Header>
    <soap:Body><executeAnonymous><apexcode>${escapeXml(code)}</apexcode></executeAnonymous></soap:Body>
  </soap:Envelope>`;

/** @throws Error with the fault of the org, such as `INVALID_SESSION_ID: …` */
export const askAnonymous = async (question: AnonymousQuestion): Promise<AnonymousAnswer> => {
  const response = await fetch(question.url + PATH, {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml', SOAPAction: 'executeAnonymous' },
    body: envelopeOf(question),
  });
  const read: unknown = parser.parse(await response.text());
  const fault = refused.safeParse(read);
  if (fault.success) throw new Error(fault.data.Envelope.Body.Fault.faultstring);
  const { Header, Body } = answered.parse(read).Envelope;
  return { ...Body.executeAnonymousResponse.result, log: Header.DebuggingInfo.debugLog };
};
