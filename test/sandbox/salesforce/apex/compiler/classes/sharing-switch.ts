/**
 * Code of a class with a sharing keyword runs in its mode, and so does what it calls unless that has a keyword of its own. Queries
 * of the class itself know their mode; only what calls further has to switch, which costs two assignments a call.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm
 */
import type { ClassInfo } from '../../types/class-info.ts';
import type { Line } from '../compiled.ts';
import { staticsOf } from '../javascript-names.ts';
import type { CodeSharing } from '../query-site.ts';
import { sharingOfClass } from '../sharing-of-class.ts';
import { line } from '../statements/lines.ts';

/** A call of generated code by a key, which ends in its parameters; private methods add their class. */
const CALL = /\)[\w$]*"\]\(/;

/** A use of a property with accessors. */
const ACCESSOR = /\b[gs]et_[\w$]+\(/;

/** What reaches code of other classes besides: objects made by type, methods that the platform calls. */
const OTHER_CODE = /\$\.invoke\(|_(?:newinstance|sort)__\w*\(/;

const STATICS = /\bS_[\w$]+\(\)/g;

export const callsCode = (lines: readonly Line[]): boolean =>
  lines.some(({ js }) => CALL.test(js) || ACCESSOR.test(js));

const leaves = (owner: ClassInfo, lines: readonly Line[]): boolean =>
  callsCode(lines) ||
  lines.some(
    ({ js }) => OTHER_CODE.test(js) || (js.match(STATICS) ?? []).some((statics) => statics !== staticsOf(owner)),
  );

/** An entry point that inherits its sharing shares. */
const MODES: Readonly<Record<Exclude<CodeSharing, 'omitted'>, string>> = {
  with: '"with"',
  without: '"without"',
  inherited: '$m ?? ($t.depth === $t.entryDepth ? "with" : $m)',
};

type Switch = { readonly before: string; readonly after: string };

const switchOf = (owner: ClassInfo, lines: readonly Line[]): Switch | undefined => {
  const sharing = sharingOfClass(owner);
  if (sharing === 'omitted' || !leaves(owner, lines)) return undefined;
  return { before: `const $m = $t.sharing; $t.sharing = ${MODES[sharing]};`, after: '$t.sharing = $m;' };
};

/** The lines, in the mode of their class. */
export const inSharing = (owner: ClassInfo, lines: readonly Line[]): readonly Line[] => {
  const mode = switchOf(owner, lines);
  return mode === undefined ? lines : [line(`${mode.before} try {`), ...lines, line(`} finally { ${mode.after} }`)];
};

/**
 * The same for code that counts how deep it stands, so that recursion without end stops where the platform stops it. What calls
 * nothing cannot go deeper.
 */
export const countedInSharing = (owner: ClassInfo, lines: readonly Line[]): readonly Line[] => {
  if (!callsCode(lines)) return inSharing(owner, lines);
  const { before, after } = switchOf(owner, lines) ?? { before: '', after: '' };
  return [
    line(`${before} $t.depth++; try { if ($t.depth > 1000) $.tooDeep();`),
    ...lines,
    line(`} finally { $t.depth--; ${after} }`),
  ];
};
