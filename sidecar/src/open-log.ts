import { pino, stdSerializers } from 'pino';
import type { Log } from './shared/log.ts';

/** The log: one JSON line per step, on standard output, with anything that smells of a secret removed. */

/** Last line of defence: nothing should log these, and a stray object that holds one still does not show it. */
const SECRETS = [
  'token',
  'accessToken',
  'access_token',
  'authorization',
  'assertion',
  'client_assertion',
  'password',
  'privateKey',
  'privateKeyPem',
  'secret',
  'payload',
  'body',
];

/** @param level the least one that is written; `silent` writes nothing. */
export const openLog = (level: string): Log => {
  const logger = pino({
    level,
    base: { service: 'orderbridge' },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: stdSerializers.err },
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[removed]' },
  });
  return {
    info: (fields, message) => logger.info(fields, message),
    warn: (fields, message) => logger.warn(fields, message),
    error: (fields, message) => logger.error(fields, message),
  };
};
