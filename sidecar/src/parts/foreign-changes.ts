import { PUT_BACK_TASK, putBackTasks, type ForeignChanges, type PutBack } from '../integration-health/index.ts';
import type { Part } from './part.ts';
import { foreignChanges, type MirroredObject } from '../salesforce/foreign-changes.ts';
import { moveWatermarkWithin, watermarkOf } from '../store/watermarks.ts';
import type { World } from './world.ts';

/** What people changed in mirrored records, put back every quarter of an hour. */

const READER = 'foreign-changes';
const HOUR = 3600;

const changesIn = ({ salesforce, database }: World): ForeignChanges => ({
  since: foreignChanges(salesforce),
  seenUntil: async () => {
    const until = await watermarkOf(database, READER);
    return until === undefined ? undefined : new Date(until);
  },
  markSeen: (until) => database.transaction((tx) => moveWatermarkWithin(tx, READER, until.toISOString())),
});

type PutBacks = { readonly putBackDocuments: PutBack; readonly putBackPayments: PutBack };

export const foreignChangesPart = (world: World, { putBackDocuments, putBackPayments }: PutBacks): Part => {
  const { failures, clock, log } = world;
  const putBack: Readonly<Record<MirroredObject, PutBack>> = {
    Invoice__c: putBackDocuments,
    InvoiceLine__c: putBackDocuments,
    Payment__c: putBackPayments,
    PaymentApplication__c: putBackPayments,
  };
  return {
    tasks: putBackTasks({ changes: changesIn(world), putBack, failures, clock, log }),
    crontab: [{ task: PUT_BACK_TASK, schedule: '*/15 * * * *', backfillSeconds: HOUR }],
  };
};
