/** What the class Database asks of the org that Apex runs in. */
import type { DatabaseWork } from '../../data/database-work.ts';
import { transaction } from '../../runtime/current.ts';

export const work = (): DatabaseWork => transaction().data.database;
