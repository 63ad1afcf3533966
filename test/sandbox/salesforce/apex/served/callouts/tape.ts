/** Values in the order they were first drawn, to be drawn again in the same order by work that is repeated. */
export type Tape<Value> = {
  /** Draws again from the first value. */
  rewind(): void;
  /** The next recorded value; past the end, a new one that `make` gives and the tape keeps. */
  next(make: () => Value): Value;
};

export const openTape = <Value>(): Tape<Value> => {
  const recorded: { readonly value: Value }[] = [];
  let position = 0;
  return {
    rewind() {
      position = 0;
    },
    next(make) {
      const known = recorded[position];
      position += 1;
      if (known !== undefined) return known.value;
      const value = make();
      recorded.push({ value });
      return value;
    },
  };
};
