import { z } from 'zod';
import type { Caller } from './route.ts';

/** Whom the records name for what was asked: programs act for people, and may say for whom. */

/** A body that names the person; none is needed. */
export const requestedByBody = z.strictObject({ requestedBy: z.string().min(1).max(255).optional() }).optional();

/** The person that the caller names, else the caller itself. */
export const requesterOf = (body: z.infer<typeof requestedByBody>, caller: Caller | undefined): string =>
  body?.requestedBy ?? caller?.name ?? 'unknown';
