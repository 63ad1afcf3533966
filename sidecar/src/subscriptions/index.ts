/** Subscriptions: what customers get over time. */
export { subscription } from './subscription.ts';
export type { Subscription } from './subscription.ts';
