import express, { type RequestHandler } from 'express';
import { z } from 'zod';
import { refusal, type HttpRefusal } from './http-refusal.ts';

/** The body of a request: its bytes, never more than the limit, and JSON out of them where a route wants JSON. */

export const MOST_BYTES = 256 * 1024;

/** Reads the bytes into `request.body`, whatever their type. */
export const readBytes: RequestHandler = express.raw({ type: () => true, limit: MOST_BYTES });

/** What `readBytes` left; nothing where there was no body. */
export const bytes = z.instanceof(Buffer).default(Buffer.alloc(0));

const REFUSALS: Readonly<Record<string, () => HttpRefusal>> = {
  'entity.too.large': () =>
    refusal(413, { message: `The body is larger than ${MOST_BYTES / 1024} KB.`, advice: 'Send less at a time.' }),
  'encoding.unsupported': () =>
    refusal(415, { message: 'The body is encoded in an unknown way.', advice: 'Send it plain or gzipped.' }),
  'request.aborted': () =>
    refusal(400, { message: 'The body did not arrive in full.', advice: 'Send the request again.' }),
};
const parserError = z.object({ type: z.string(), status: z.number().min(400).max(499) });

/** What the body parser threw, in our words; anything else unchanged. */
export const asRefusal = (error: unknown): unknown => {
  const known = parserError.safeParse(error);
  if (!known.success) return error;
  const refuse = REFUSALS[known.data.type];
  return refuse?.() ?? refusal(400, { message: 'The body could not be read.', advice: 'Check the body.' });
};

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
