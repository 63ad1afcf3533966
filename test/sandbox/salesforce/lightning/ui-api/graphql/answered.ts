/** The parts of one thing in the answer, in the shape that the query asks for. */
import { undefinedField } from './invalid.ts';
import { fieldsIn, type FieldSelection, type Selection } from './selections.ts';

type Parts = Readonly<Record<string, (selection: FieldSelection) => unknown>>;

/**
 * What is undefined has no place in the answer.
 * @param type where the parts stand, as errors and `__typename` call it
 * @throws GraphqlInvalid for a part that there is not
 */
export const answered = (
  selections: readonly Selection[],
  type: string,
  parts: Parts,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fieldsIn(selections, type)
      .map((one): readonly [string, unknown] => {
        if (one.name === '__typename') return [one.alias, type];
        const part = Object.hasOwn(parts, one.name) ? parts[one.name] : undefined;
        if (part === undefined) throw undefinedField(one, type);
        return [one.alias, part(one)];
      })
      .filter(([, value]) => value !== undefined),
  );
