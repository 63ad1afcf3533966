import { z } from 'zod';

/**
 * One id follows a deal from the Salesforce record to the NetSuite memo field and back; every log line, event and failure
 * carries it. It is derived from the record that starts the story, so that a repeated attempt carries the same one.
 */
export const correlationId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 letters, digits, _ or -');

/** The key of the n-th write of a contract's sales order; the same on every attempt, and NetSuite's external id. */
export const activationKeyOf = (contractId: string, sequence: number): string => `OB-${contractId}-${sequence}`;

/** The correlation id of a contract's story when the record does not carry one yet. */
export const correlationIdOf = (contractId: string): string => `ob-${contractId}`;
