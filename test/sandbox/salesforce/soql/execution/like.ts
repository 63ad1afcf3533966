/** LIKE: `%` stands for any text, `_` for one character, a backslash takes their meaning away; case does not matter. */
const WILDCARDS: Readonly<Record<string, string>> = { '%': '[^]*', _: '[^]' };

/** The regular expression a LIKE pattern means. */
export const likeExpression = (pattern: string): RegExp => {
  const source = pattern.replaceAll(/\\[^]|[^]/g, (part) => {
    const wildcard = WILDCARDS[part];
    if (wildcard !== undefined) return wildcard;
    const character = part.length === 2 ? part.charAt(1) : part;
    return character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  });
  return new RegExp(`^${source}$`, 'i');
};
