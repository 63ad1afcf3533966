import { z } from 'zod';
import type { SuiteQl } from './suiteql.ts';

/**
 * The small lists that mappings look names up in: currencies, subsidiaries, terms, classification. They are read whole and
 * kept for a while; a name that is not found makes them be read again, so that what an admin has just added is seen.
 */
export type ReferenceData = {
  /** The internal id of the `kind` called `name` (without regard to case), or undefined. */
  readonly find: (kind: string, name: string) => string | undefined;
};

export type ReferenceBook = {
  /** The lists as of at most ten minutes ago. */
  readonly current: () => Promise<ReferenceData>;
  /** Forgets the lists, so that the next look is fresh. */
  readonly forget: () => void;
};

const KEEP_MILLISECONDS = 10 * 60_000;
const named = z.object({ id: z.string(), name: z.string() });

/** One query per kind; each yields id and name. */
const QUERIES: Readonly<Record<string, string>> = {
  Currency: "SELECT id, symbol AS name FROM currency WHERE isinactive = 'F' ORDER BY id",
  Subsidiary: "SELECT id, name FROM subsidiary WHERE isinactive = 'F' ORDER BY id",
  Terms: "SELECT id, name FROM term WHERE isinactive = 'F' ORDER BY id",
  Department: "SELECT id, name FROM department WHERE isinactive = 'F' ORDER BY id",
  Location: "SELECT id, name FROM location WHERE isinactive = 'F' ORDER BY id",
  Class: "SELECT id, name FROM classification WHERE isinactive = 'F' ORDER BY id",
};

type Index = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** @param now the present, to know when the lists are too old */
export const referenceBook = (suiteQl: SuiteQl, now: () => Date): ReferenceBook => {
  let reading: { readonly index: Promise<Index>; readonly until: number } | undefined;

  const read = async (): Promise<Index> => {
    const lists = await Promise.all(
      Object.entries(QUERIES).map(async ([kind, query]): Promise<[string, Map<string, string>]> => {
        const rows = await suiteQl.all({ query, row: named, lane: 'people' });
        return [kind, new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]))];
      }),
    );
    return new Map([...lists, ['Country', countryCodes()]]);
  };

  return {
    async current() {
      if (reading === undefined || reading.until < now().getTime()) {
        const fresh = { index: read(), until: now().getTime() + KEEP_MILLISECONDS };
        reading = fresh;
        fresh.index.catch(() => {
          if (reading === fresh) reading = undefined;
        });
      }
      const index = await reading.index;
      return { find: (kind, name) => index.get(kind)?.get(name.trim().toLowerCase()) };
    },
    forget() {
      reading = undefined;
    },
  };
};

/**
 * Country names (English, as ISO 3166 lists them) and two-letter codes to NetSuite's country ids, which are those codes.
 * A name that is not among them, such as a misspelling, is for a person or an alias.
 */
const countryCodes = (): Map<string, string> => {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return new Map(
    codes.filter(isPresentCode).flatMap((code): [string, string][] => {
      const name = names.of(code);
      if (name === undefined) return [];
      return [
        [name.toLowerCase(), code],
        [code.toLowerCase(), code],
      ];
    }),
  );
};

/** False for codes that only stand for another one, such as UK for GB or SU for RU. */
const isPresentCode = (code: string): boolean => new Intl.Locale(`und-${code}`).region === code;
