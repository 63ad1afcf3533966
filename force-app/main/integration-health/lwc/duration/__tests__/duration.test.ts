import { durationText, momentOf } from 'c/duration';

describe('c/duration', () => {
  it.each([
    [0, '0 sec'],
    [59, '59 sec'],
    [60, '1 min'],
    [15_300, '4 hr 15 min'],
    [90_000, '1 day 1 hr'],
    [86_459, '1 day'],
  ])('says %d seconds as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text);
  });

  it('reads a moment, and leaves out what is none', () => {
    expect(momentOf('1970-01-01T00:00:01.000Z')).toBe(1000);
    expect(momentOf(undefined)).toBeUndefined();
  });
});
