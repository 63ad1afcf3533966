import { z } from 'zod';
import type { SuiteQl } from './suiteql.ts';

/**
 * The small lists that mappings look names up in: currencies, subsidiaries, terms, classification, tax, billing schedules.
 * Each is read whole when a mapping needs it and kept for a while; a list nobody needs is not read, because the account may
 * lack the feature behind it.
 */
export type ReferenceData = {
  /** The internal id of the `kind` called `name` (without regard to case), or undefined. */
  readonly find: (kind: string, name: string) => string | undefined;
};

export type ReferenceBook = {
  /** The lists of these kinds as of at most ten minutes ago. */
  readonly current: (kinds: readonly string[]) => Promise<ReferenceData>;
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
  TaxSchedule: 'SELECT id, name FROM taxschedule ORDER BY id',
  TaxCode: "SELECT id, itemid AS name FROM salestaxitem WHERE isinactive = 'F' ORDER BY id",
  BillingSchedule: "SELECT id, name FROM billingschedule WHERE isinactive = 'F' ORDER BY id",
};

type Names = ReadonlyMap<string, string>;
type Reading = { readonly names: Promise<Names>; readonly until: number };

/** @param now the present, to know when the lists are too old */
export const referenceBook = (suiteQl: SuiteQl, now: () => Date): ReferenceBook => {
  const readings = new Map<string, Reading>();

  const read = async (query: string): Promise<Names> => {
    const rows = await suiteQl.all({ query, row: named, lane: 'people' });
    return new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]));
  };

  const namesOf = (kind: string): Promise<Names> => {
    if (kind === 'Country') return Promise.resolve(COUNTRIES);
    const query = QUERIES[kind];
    if (query === undefined) return Promise.resolve(NO_NAMES);
    const kept = readings.get(kind);
    if (kept !== undefined && kept.until >= now().getTime()) return kept.names;
    const fresh = { names: read(query), until: now().getTime() + KEEP_MILLISECONDS };
    readings.set(kind, fresh);
    fresh.names.catch(() => {
      if (readings.get(kind) === fresh) readings.delete(kind);
    });
    return fresh.names;
  };

  return {
    async current(kinds) {
      const wanted = [...new Set(kinds)];
      const lists = await Promise.all(
        wanted.map(async (kind): Promise<[string, Names]> => [kind, await namesOf(kind)]),
      );
      const index = new Map(lists);
      return { find: (kind, name) => index.get(kind)?.get(name.trim().toLowerCase()) };
    },
    forget: () => readings.clear(),
  };
};

const NO_NAMES: Names = new Map();

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

const COUNTRIES: Names = countryCodes();
