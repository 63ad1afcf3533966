import type { Random } from '../../shared/random.ts';

/**
 * Positions in the event bus: 8 bytes, big-endian, growing and with gaps, so that nobody can get away with computing one.
 * https://developer.salesforce.com/docs/atlas.en-us.platform_events.meta/platform_events/platform_events_replay.htm
 */
export const REPLAY_ID_BYTES = 8;

export const replayIdOf = (position: bigint): Buffer => {
  const bytes = Buffer.alloc(REPLAY_ID_BYTES);
  bytes.writeBigUInt64BE(position);
  return bytes;
};

/** The position a replay id stands for; undefined when it is not 8 bytes long. */
export const positionOf = (replayId: Uint8Array): bigint | undefined =>
  replayId.length === REPLAY_ID_BYTES ? Buffer.from(replayId).readBigUInt64BE() : undefined;

export type Positions = {
  /** A position greater than every one before. */
  next(): bigint;
  /** Starts again far from everything handed out so far. */
  jump(): void;
};

/** Positions that stay below 2^53, because public clients keep them as JavaScript numbers. */
export const growingPositions = (random: Random): Positions => {
  let last = 1_000_000n + BigInt(Math.floor(random() * 1_000_000));
  return {
    next() {
      last += 1n + BigInt(Math.floor(random() * 4));
      return last;
    },
    jump() {
      last += 1_000_000_000n + BigInt(Math.floor(random() * 1_000_000));
    },
  };
};
