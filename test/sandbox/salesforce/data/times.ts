/** Instants as records keep them. */
import type { Clock } from '../../shared/clock.ts';

export const toTheSecond = (clock: Clock): string => `${clock.now().toISOString().slice(0, 19)}.000Z`;
