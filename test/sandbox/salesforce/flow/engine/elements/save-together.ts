/**
 * Saves the records of all interviews at an element as one statement. Those of one interview stand or fall together; an interview
 * whose records were refused drops out, and the others are saved without it.
 * https://help.salesforce.com/s/articleView?id=platform.flow_concepts_bulkification.htm
 */
import type { RowError, RowResult, SaveChoices, SaveVerb } from '../../../apex/data/database-work.ts';
import { transaction } from '../../../apex/runtime/current.ts';
import type { SObjectValue } from '../../../apex/values/sobject.ts';
import { FlowFault } from '../fault.ts';
import { accessOf } from '../run-mode.ts';
import type { Scope } from '../scope.ts';
import { attempt } from './attempt.ts';

/** What one interview saves. */
export type Saving = { readonly scope: Scope; readonly records: readonly SObjectValue[] };

export type SaveHow = { readonly verb: SaveVerb; readonly externalIdField?: string | undefined };

const VERBS: Readonly<Record<SaveVerb, string>> = {
  insert: 'create',
  update: 'update',
  upsert: 'create',
  delete: 'delete',
  undelete: 'undelete',
};

const CODES =
  'https://developer.salesforce.com/docs/atlas.en-us.api.meta/api/sforce_api_calls_concepts_core_data_objects.htm';

const sentence = (verb: SaveVerb, problem: string): string =>
  `This error occurred when the flow tried to ${VERBS[verb]} records: ${problem}. You can look up ExceptionCode values in the <a href='${CODES}'>SOAP API Developer Guide</a>.`;

const ROLLED_BACK = 'ALL_OR_NONE_OPERATION_ROLLED_BACK';

const errorsOf = (results: readonly RowResult[]): readonly RowError[] =>
  results
    .flatMap(({ success, errors }) => (success ? [] : errors))
    .filter(({ statusCode }) => statusCode !== ROLLED_BACK);

const faultOfRows = (verb: SaveVerb, errors: readonly RowError[]): FlowFault =>
  new FlowFault(
    sentence(verb, errors.map(({ statusCode, message }) => `${statusCode}: ${message}`).join(', ')),
    errors,
  );

/** An update of one record by several interviews is one update; the later one wins where both set a field. */
class Statement {
  readonly #records: SObjectValue[] = [];
  readonly #places = new Map<string, number>();
  readonly #verb: SaveVerb;

  constructor(verb: SaveVerb) {
    this.#verb = verb;
  }

  get records(): readonly SObjectValue[] {
    return this.#records;
  }

  /** @returns where the result of the record is going to be */
  add(record: SObjectValue): number {
    const { id } = record;
    const key = id === null || this.#verb === 'insert' ? undefined : `${record.type} ${id}`;
    const known = key === undefined ? undefined : this.#places.get(key);
    if (known !== undefined) return this.#merge(known, record);
    const place = this.#records.push(record) - 1;
    if (key !== undefined) this.#places.set(key, place);
    return place;
  }

  #merge(place: number, record: SObjectValue): number {
    const other = this.#records[place];
    for (const [name, value] of record.fields) other?.fields.set(name, value);
    return place;
  }
}

/** An id that one interview saves twice. */
const repeatedId = (verb: SaveVerb, records: readonly SObjectValue[]): FlowFault | undefined => {
  const seen = new Set<string>();
  for (const { id } of verb === 'insert' ? [] : records) {
    if (id !== null && seen.has(id)) return new FlowFault(sentence(verb, `Duplicate id in list: ${id}`));
    if (id !== null) seen.add(id);
  }
  return undefined;
};

const choicesOf = ({ mode }: Scope, { externalIdField }: SaveHow): SaveChoices => ({
  allOrNone: true,
  refusesByRow: true,
  ...accessOf(mode),
  ...(externalIdField === undefined ? {} : { externalIdField }),
});

type Round = {
  readonly places: readonly (readonly number[])[];
  readonly results: readonly RowResult[] | FlowFault;
};

const runOnce = (how: SaveHow, savings: readonly Saving[]): Round => {
  const statement = new Statement(how.verb);
  const places = savings.map(({ records }) => records.map((record) => statement.add(record)));
  const [first] = savings;
  const results =
    first === undefined
      ? []
      : attempt(() =>
          transaction().data.database.saveRecords(how.verb, statement.records, choicesOf(first.scope, how)),
        );
  return { places, results };
};

const faultIn = (how: SaveHow, places: readonly number[], results: readonly RowResult[]): FlowFault | undefined => {
  const own = places.map((place) => results[place]).filter((result) => result !== undefined);
  const errors = errorsOf(own);
  return errors.length === 0 ? undefined : faultOfRows(how.verb, errors);
};

type Faults = Map<Saving, FlowFault>;

/** @returns the interviews to save again, because others stood in their way */
const takeFaults = (how: SaveHow, savings: readonly Saving[], faults: Faults): readonly Saving[] => {
  const { places, results } = runOnce(how, savings);
  if (results instanceof FlowFault) {
    const fault = new FlowFault(sentence(how.verb, results.message), results.details);
    for (const saving of savings) faults.set(saving, fault);
    return [];
  }
  for (const [at, saving] of savings.entries()) {
    const fault = faultIn(how, places[at] ?? [], results);
    if (fault !== undefined) faults.set(saving, fault);
  }
  const sound = savings.filter((saving) => !faults.has(saving));
  return sound.length < savings.length ? sound : [];
};

/** How often the platform tries to save what is good. */
const MOST_ATTEMPTS = 3;

/** @returns what went wrong for each interview, in their order @throws LimitExceeded */
export const saveTogether = (how: SaveHow, savings: readonly Saving[]): readonly (FlowFault | undefined)[] => {
  const faults: Faults = new Map();
  for (const saving of savings) {
    const fault = repeatedId(how.verb, saving.records);
    if (fault !== undefined) faults.set(saving, fault);
  }
  let left = savings.filter((saving) => !faults.has(saving) && saving.records.length > 0);
  for (let attempts = 0; left.length > 0 && attempts < MOST_ATTEMPTS; attempts++)
    left = [...takeFaults(how, left, faults)];
  const [fault] = faults.values();
  if (fault !== undefined) for (const saving of left) faults.set(saving, fault);
  return savings.map((saving) => faults.get(saving));
};
