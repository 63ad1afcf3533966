/** The letters of `(?i)`, `(?s-m)` and `(?i:…)`. */
import { badPattern, peek, takes, type Flags, type Reading } from './reading.ts';

const BY_LETTER: Readonly<Record<string, keyof Flags>> = {
  i: 'ignoreCase',
  m: 'multiline',
  s: 'dotAll',
  x: 'comments',
  d: 'unixLines',
  U: 'unicodeClasses',
};

/** Reads on after `(?` and stops before `)` or `:`. @returns the flags that hold from then on */
export const takeFlags = (reading: Reading): Flags => {
  let flags = reading.flags;
  let isOn = true;
  while (!/^[:)]?$/.test(peek(reading))) {
    if (takes(reading, '-')) isOn = false;
    // Case of all of Unicode: how JavaScript ignores it anyhow.
    else if (!takes(reading, 'u')) {
      const name = BY_LETTER[peek(reading)];
      if (name === undefined) throw badPattern(reading, 'Unknown inline modifier');
      flags = { ...flags, [name]: isOn };
      reading.at++;
    }
  }
  return flags;
};
