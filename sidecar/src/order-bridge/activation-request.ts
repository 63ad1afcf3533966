import { z } from 'zod';
import { PRIORITY, type JobRequest } from '../shared/jobs.ts';
import { activationJob } from './activate-contract.ts';

/** `ContractActivationRequested__e`: somebody asked for an activation without waiting for it, one contract or ten thousand. */
export const ACTIVATION_REQUESTED = '/event/ContractActivationRequested__e';

const requested = z.looseObject({ ContractId__c: z.string().min(15), RequestedById__c: z.string().nullish() });

/** The job that an event asks for; undefined when the event does not name a contract. Batch work waits behind people's. */
export const jobOfRequest = (fields: Readonly<Record<string, unknown>>): JobRequest | undefined => {
  const read = requested.safeParse(fields);
  if (!read.success) return undefined;
  const { ContractId__c: contractId, RequestedById__c: requestedBy } = read.data;
  return { ...activationJob(contractId, requestedBy ?? 'event'), priority: PRIORITY.batch };
};
