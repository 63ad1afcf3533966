import express, { type Request, type Response } from 'express';
import { z } from 'zod';
import { refusal, type HttpRefusal } from './http-refusal.ts';

/** The body of a request: its bytes, never more than the limit, and JSON out of them where a route wants JSON. */

export const MOST_BYTES = 256 * 1024;

const read = express.raw({ type: () => true, limit: MOST_BYTES });

const REFUSALS: Readonly<Record<number, () => HttpRefusal>> = {
  413: () =>
    refusal(413, {
      message: `The body is larger than ${MOST_BYTES / 1024} KB.`,
      advice: 'Send less at a time.',
    }),
  415: () => refusal(415, { message: 'The body is encoded in an unknown way.', advice: 'Send it plain or gzipped.' }),
};

/** The parser leaves nothing where there was no body. */
const bytes = z.instanceof(Buffer).default(Buffer.alloc(0));

const refused = z.object({ status: z.number(), message: z.string() });

const translated = (error: unknown): HttpRefusal => {
  const known = refused.safeParse(error);
  const status = known.success ? known.data.status : 400;
  return (
    REFUSALS[status]?.() ??
    refusal(400, { message: 'The body did not arrive in full.', advice: 'Send the request again.' })
  );
};

/** The bytes of the body. @throws HttpRefusal 413 above the limit, 415 for an unknown encoding, 400 when it breaks off */
export const readBody = (request: Request, response: Response): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    read(request, response, (error: unknown) => {
      if (error !== undefined) reject(translated(error));
      else resolve(bytes.parse(request.body));
    });
  });

const JSON_TYPE = /^application\/([\w.+-]+\+)?json\b/i;

/**
 * The JSON in a body; an empty body is undefined.
 * @throws HttpRefusal 415 when it is not declared as JSON, 400 when it is none or not UTF-8.
 */
export const readJson = (contentType: string | undefined, body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  if (!JSON_TYPE.test(contentType ?? '')) {
    throw refusal(415, {
      message: 'The body is not declared as JSON.',
      advice: 'Send Content-Type: application/json.',
    });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw refusal(400, { message: 'The body is not valid JSON in UTF-8.', advice: 'Check the body.' });
  }
};
