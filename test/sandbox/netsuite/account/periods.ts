/** Accounting periods by calendar month, with their quarters and years, all open. */
type Period = {
  readonly id: string;
  readonly periodName: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly closed: boolean;
  readonly isQuarter: boolean;
  readonly isYear: boolean;
  readonly isAdjust: boolean;
  readonly parent?: { readonly id: string };
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const lastDayOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const flags = { closed: false, isQuarter: false, isYear: false, isAdjust: false };

const periodsOfYear = (year: number, firstId: number): Period[] => {
  const yearId = String(firstId);
  const quarterId = (month: number): string => String(firstId + 1 + Math.floor(month / 3) * 4);
  const whole: Period = {
    ...flags,
    id: yearId,
    periodName: `FY ${year}`,
    startDate: `${year}-01-01`,
    endDate: `${year}-12-31`,
    isYear: true,
  };
  const quarters = [0, 3, 6, 9].map((month) => ({
    ...flags,
    id: quarterId(month),
    periodName: `Q${month / 3 + 1} ${year}`,
    startDate: `${year}-${twoDigits(month + 1)}-01`,
    endDate: lastDayOf(year, month + 3),
    isQuarter: true,
    parent: { id: yearId },
  }));
  const months = MONTHS.map((name, month) => ({
    ...flags,
    id: String(firstId + 2 + Math.floor(month / 3) * 4 + (month % 3)),
    periodName: `${name} ${year}`,
    startDate: `${year}-${twoDigits(month + 1)}-01`,
    endDate: lastDayOf(year, month + 1),
    parent: { id: quarterId(month) },
  }));
  return [whole, ...quarters, ...months];
};

/** Seventeen periods a year: the year, four quarters, twelve months. */
export const monthlyPeriods = ({ from, to }: { from: number; to: number }): Period[] =>
  Array.from({ length: to - from + 1 }, (_, index) => periodsOfYear(from + index, 1 + index * 17)).flat();
