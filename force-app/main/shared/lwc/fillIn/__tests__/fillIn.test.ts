import { fillIn } from 'c/fillIn';

describe('c/fillIn', () => {
  it('puts each value into its place, wherever that stands', () => {
    expect(fillIn('{1} of {0}, {1}', 'ten', 3)).toBe('3 of ten, 3');
  });

  it('leaves a place without a value as it is', () => {
    expect(fillIn('{0} and {1}', 'one')).toBe('one and {1}');
  });
});
