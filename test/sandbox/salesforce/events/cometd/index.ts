export { cometdRoutes } from './cometd-routes.ts';
export type { CometdSettings } from './cometd-settings.ts';
export { openSystemTopics } from './system-topics.ts';
export type { SystemTopics } from './system-topics.ts';
