/** Texts taken apart where the kind of character changes, by the general categories of Unicode. */
const CATEGORIES = 'Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Zs Zl Zp Cc Cf Co Cs Pd Ps Pe Pc Po Sm Sc Sk So Pi Pf'
  .split(' ')
  .map((name) => ({ name, pattern: new RegExp(`^\\p{${name}}$`, 'u') }));

const categoryOf = (character: string): string =>
  CATEGORIES.find(({ pattern }) => pattern.test(character))?.name ?? 'Cn';

type Part = { readonly category: string; readonly text: string };

const runsOf = (text: string): readonly Part[] => {
  const runs: Part[] = [];
  for (const character of text) {
    const category = categoryOf(character);
    const last = runs.at(-1);
    if (last?.category === category) runs[runs.length - 1] = { category, text: last.text + character };
    else runs.push({ category, text: character });
  }
  return runs;
};

/** `foo200Bar` is `foo`, `200`, `B`, `ar`. */
export const partsByCharacterType = (text: string): readonly string[] => runsOf(text).map((run) => run.text);

/** As above, but the capital before small letters belongs to them: `foo200Bar` is `foo`, `200`, `Bar`. */
export const camelCaseParts = (text: string): readonly string[] => {
  const parts: string[] = [];
  let before: Part | undefined;
  for (const run of runsOf(text)) {
    const capital = before?.category === 'Lu' && run.category === 'Ll' ? (parts.pop() ?? '') : '';
    const earlier = capital.slice(0, -1);
    if (earlier !== '') parts.push(earlier);
    parts.push(capital.slice(-1) + run.text);
    before = run;
  }
  return parts;
};
