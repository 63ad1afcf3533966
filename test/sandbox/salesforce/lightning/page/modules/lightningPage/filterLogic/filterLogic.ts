/** `1 AND (2 OR NOT 3)` over numbered conditions. AND binds more than OR. */

/** A condition as GraphQL filters have it. */
export type Condition = Readonly<Record<string, unknown>>;

type Reader = { readonly next: () => string | undefined; readonly accept: (word: string) => boolean };

const readerOf = (logic: string): Reader => {
  const words = logic.toUpperCase().match(/\d+|\w+|[()]|\S/g) ?? [];
  let at = 0;
  return {
    next: () => words[at++],
    accept(word) {
      if (words[at] !== word) return false;
      at += 1;
      return true;
    },
  };
};

const joined = (word: 'and' | 'or', all: readonly Condition[]): Condition =>
  all.length === 1 ? { ...all[0] } : { [word]: all };

/**
 * @param conditions the first of them is number 1
 * @throws Error where the text is no logic over them
 */
export const conditionsJoined = (logic: string, conditions: readonly Condition[]): Condition => {
  const reader = readerOf(logic);
  const wrong = (): never => {
    throw new Error(`The filterLogic ${logic} cannot be read.`);
  };
  const numbered = (word: string | undefined): Condition => conditions[Number(word) - 1] ?? wrong();
  const single = (): Condition => {
    if (reader.accept('NOT')) return { not: single() };
    if (!reader.accept('(')) return numbered(reader.next());
    const inner = either();
    return reader.accept(')') ? inner : wrong();
  };
  const both = (): Condition => {
    const all = [single()];
    while (reader.accept('AND')) all.push(single());
    return joined('and', all);
  };
  const either = (): Condition => {
    const all = [both()];
    while (reader.accept('OR')) all.push(both());
    return joined('or', all);
  };
  const whole = either();
  return reader.next() === undefined ? whole : wrong();
};
