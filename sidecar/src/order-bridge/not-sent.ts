import type { BridgeOrder, OrderLine } from './sales-order.ts';

/**
 * What of an order the ledger did not get. It does not hold the order, because the mapping decides what the ledger wants to
 * know; but it is written on the order and in the log, so that nothing falls off unseen.
 */

/** A value that somebody typed and that no mapping row sends. */
export type UnmappedValue = {
  readonly object: string;
  readonly field: string;
  /** The field as people know it. */
  readonly label: string;
  /** The line it is of, as a person counts; undefined for the order itself. */
  readonly line: number | undefined;
  readonly value: string;
};

/** Characters of the field that shows it. */
const SHOWN_LENGTH = 32_768;
const ROOM_FOR_REST = 40;

const inWords = ({ label, field, line, value }: UnmappedValue): string =>
  `${line === undefined ? '' : `Line ${line}, `}${label} (${field}): ${value}`;

/** The lines of which nobody said how they are charged; the ledger cannot tell them apart. */
export const uncharged = ({ lines }: BridgeOrder): readonly OrderLine[] =>
  lines.filter(({ chargeType }) => chargeType === undefined);

const asUncharged = ({ line, productName }: OrderLine): string =>
  `Line ${line}: neither the line nor ${productName} has a charge type`;

/** One a line, in full as far as there is room; undefined when everything was sent. */
export const notSent = (order: BridgeOrder, unmapped: readonly UnmappedValue[]): string | undefined => {
  const all = [...unmapped.map(inWords), ...uncharged(order).map(asUncharged)];
  const lines: string[] = [];
  let room = SHOWN_LENGTH - ROOM_FOR_REST;
  for (const words of all) {
    room -= words.length + 1;
    if (room < 0) return [...lines, `and ${all.length - lines.length} more`].join('\n');
    lines.push(words);
  }
  return lines.length === 0 ? undefined : lines.join('\n');
};
