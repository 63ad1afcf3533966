import { METRICS, monthText } from 'c/forecastWords';

describe('c/forecastWords', () => {
  it('says of each metric what it means', () => {
    expect(Object.values(METRICS).every(({ label, means }) => means === `${label}Means`)).toBe(true);
  });

  it('writes a month without losing a day to a time zone', () => {
    expect(monthText('2026-03-01')).toBe('Mar 26');
  });
});
