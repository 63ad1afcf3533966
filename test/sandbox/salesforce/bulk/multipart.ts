/**
 * Reads the request that creates a job and uploads its rows at once: a part `job` with JSON, a part `content` with CSV.
 * https://developer.salesforce.com/docs/atlas.en-us.api_asynch.meta/api_asynch/create_job.htm
 */
import { jobRefusals } from './job-refusals.ts';

export type Multipart = { readonly job: unknown; readonly content: Buffer };

/** The parts by name. Bytes are read one to one as characters, so that no encoding can change the boundary's place. */
const partsOf = (body: Buffer, boundary: string): ReadonlyMap<string, Buffer> => {
  const parts = new Map<string, Buffer>();
  for (const section of body.toString('latin1').split(`--${boundary}`)) {
    const [, headers = '', text] = /^\r?\n([^]*?)\r?\n\r?\n([^]*?)\r?\n$/.exec(section) ?? [];
    const name = /name="?([^";\r\n]+)"?/i.exec(headers)?.[1];
    if (name !== undefined && text !== undefined) parts.set(name, Buffer.from(text, 'latin1'));
  }
  return parts;
};

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw jobRefusals.unreadable('The part job is no JSON');
  }
};

/**
 * @param contentType the request's header, which names the boundary
 * @throws RestError JSON_PARSER_ERROR when a part is missing or unreadable
 */
export const readMultipart = (body: Buffer, contentType: string): Multipart => {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  const parts = boundary === undefined ? new Map<string, Buffer>() : partsOf(body, boundary);
  const job = parts.get('job');
  const content = parts.get('content');
  if (job === undefined || content === undefined) {
    throw jobRefusals.unreadable('The multipart request needs the parts job and content');
  }
  return { job: jsonOf(job.toString()), content };
};
