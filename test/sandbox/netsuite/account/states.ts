/** States and provinces of the countries NetSuite keeps a list for; elsewhere the state is free text. */
const set = (codes: string): ReadonlySet<string> => new Set(codes.split(' '));

export const STATES: Readonly<Record<string, ReadonlySet<string>>> = {
  US: set(
    'AL AK AZ AR AA AE AP CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH ' +
      'OK OR PA PR RI SC SD TN TX UT VT VA WA WV WI WY',
  ),
  CA: set('AB BC MB NB NL NS NT NU ON PE QC SK YT'),
};
