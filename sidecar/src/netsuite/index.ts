/** NetSuite's door: what main.ts may see of the adapter. */
export type { NetSuiteAccount } from './account.ts';
export { webServicesUrl } from './account.ts';
export { openNetSuite } from './open-netsuite.ts';
export type { NetSuite } from './open-netsuite.ts';
export type { ReferenceBook, ReferenceData } from './reference-data.ts';
export type { SuiteQl } from './suiteql.ts';
