/** Renders the running number of a record: `INV-{00000}` and 7 make `INV-00007`; `{YYYY}`, `{MM}`, `{DD}` take the day. */
export const autoNumber = (format: string, { ordinal, now }: { ordinal: number; now: string }): string =>
  format
    .replaceAll('{YYYY}', now.slice(0, 4))
    .replaceAll('{YY}', now.slice(2, 4))
    .replaceAll('{MM}', now.slice(5, 7))
    .replaceAll('{DD}', now.slice(8, 10))
    .replace(/\{(0+)\}/, (_, zeros: string) => String(ordinal).padStart(zeros.length, '0'));
