import type { z } from 'zod';
import { prettifyError } from 'zod';
import { Failure, needsAPerson, tryAgain } from '../shared/failure.ts';
import type { NetSuiteClient } from './client.ts';
import type { Lane } from './request-lanes.ts';

/**
 * Single records of the REST record service. Creates go through `upsert` under an external id, so that a repeated request
 * finds what the first one made. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_156335203191.html
 */
export type RecordAddress = {
  readonly type: string;
  /** Internal id, or `eid:` and the external id. */ readonly id: string;
};

/** Where to upsert; the named sublists are replaced whole, because lines without a key would be added again. */
export type UpsertAddress = { readonly type: string; readonly externalId: string; readonly replace: string };

export type Records = {
  /** The record, or undefined when NetSuite has none under that id. */
  readonly find: <T>(
    at: RecordAddress & { readonly expand?: boolean },
    shape: z.ZodType<T>,
    lane?: Lane,
  ) => Promise<T | undefined>;
  /** Creates or updates the record under its external id. @returns its internal id */
  readonly upsert: (at: UpsertAddress, body: object, lane?: Lane) => Promise<string>;
  /** Changes the named fields only. */
  readonly patch: (at: RecordAddress, body: object, lane?: Lane) => Promise<void>;
};

const RECORD_ROOT = '/services/rest/record/v1';
/** Unknown names are refused instead of being ignored with a warning: nothing may fall off on the way. */
const STRICT = { 'x-netsuite-propertynamevalidation': 'Error' };

export const records = (client: NetSuiteClient): Records => ({
  async find(at, shape, lane) {
    try {
      const expand = at.expand === true ? '?expandSubResources=true' : '';
      const { json } = await client.request({
        method: 'GET',
        path: `${RECORD_ROOT}/${at.type}/${at.id}${expand}`,
        lane,
      });
      return read(shape, json, at);
    } catch (error) {
      if (error instanceof Failure && error.code === 'NOT_FOUND') return undefined;
      throw error;
    }
  },
  async upsert(at, body, lane) {
    const path = `${RECORD_ROOT}/${at.type}/eid:${at.externalId}?replace=${at.replace}`;
    const { headers } = await client.request({ method: 'PUT', path, body, headers: STRICT, lane });
    return idFrom(headers.get('location'), path);
  },
  async patch(at, body, lane) {
    await client.request({ method: 'PATCH', path: `${RECORD_ROOT}/${at.type}/${at.id}`, body, headers: STRICT, lane });
  },
});

const read = <T>(shape: z.ZodType<T>, json: unknown, { type, id }: RecordAddress): T => {
  const found = shape.safeParse(json);
  if (found.success) return found.data;
  throw tryAgain({
    code: 'ANSWER_UNREADABLE',
    message: `NetSuite's ${type} ${id} does not have the expected shape: ${prettifyError(found.error)}`,
    advice: 'It is asked once more; if it repeats, a field was probably hidden from the integration role.',
    owner: 'netsuite-admin',
  });
};

/** The internal id at the end of a Location header; never a link that is followed. */
const idFrom = (location: string | null, path: string): string => {
  const id = /\/(\d+)$/.exec(location ?? '')?.[1];
  if (id !== undefined) return id;
  throw needsAPerson({
    code: 'ANSWER_UNREADABLE',
    message: `NetSuite accepted ${path} but did not say which record it wrote.`,
    advice: 'Look the record up in NetSuite by its external id, then replay.',
    owner: 'engineer',
    outcomeUnknown: true,
  });
};
