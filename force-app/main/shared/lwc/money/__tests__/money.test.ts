import { moneyText, shortMoneyText } from 'c/money';

describe('c/money', () => {
  it('writes an amount with its currency', () => {
    expect(moneyText(1234.5, 'EUR')).toBe('EUR\u00a01,234.50');
    expect(moneyText(-3, 'JPY')).toBe('-JPY\u00a03');
  });

  it('writes the size of an amount shortly', () => {
    expect(shortMoneyText(1_234_000, 'USD')).toBe('$1.2M');
  });
});
