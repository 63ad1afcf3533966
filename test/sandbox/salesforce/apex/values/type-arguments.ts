/** Takes canonical type names apart: `Map<Id,List<Account>>` has the arguments `Id` and `List<Account>`. */
const argumentsByType = new Map<string, readonly string[]>();

const split = (type: string): readonly string[] => {
  const inner = type.slice(type.indexOf('<') + 1, type.lastIndexOf('>'));
  const parts = [''];
  let depth = 0;
  for (const character of type.includes('<') ? inner : '') {
    depth += character === '<' ? 1 : character === '>' ? -1 : 0;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
};

export const typeArguments = (type: string): readonly string[] => {
  const known = argumentsByType.get(type);
  if (known !== undefined) return known;
  const found = split(type);
  argumentsByType.set(type, found);
  return found;
};
