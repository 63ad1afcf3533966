/** Where modifiers may stand, which methods need a body, and what a constructor is called. */
import type { Member, Modifiers, Position, TypeDeclaration } from '../syntax/ast.ts';
import type { Fault } from './check-heritage.ts';
import type { ClassInfo } from './class-info.ts';
import { membersOf } from './declared-members.ts';
import { hasWord } from './modifiers.ts';

const topLevelFaults = ({ outer, visibility, isTest, at }: ClassInfo): readonly Fault[] =>
  outer !== undefined || isTest || visibility === 'public' || visibility === 'global'
    ? []
    : [{ at, message: 'Top-level type must have public or global visibility' }];

const STATICS = [
  ['method', 'methods'],
  ['field', 'fields'],
  ['property', 'properties'],
] as const satisfies readonly (readonly [Member['kind'], string])[];

type Place = { readonly modifiers: Modifiers; readonly at: Position };

const innerStaticFaults = ({ members }: TypeDeclaration): readonly Fault[] => [
  ...STATICS.flatMap(([kind, plural]) =>
    membersOf(members, kind)
      .filter(({ modifiers }: Place) => hasWord(modifiers, 'static'))
      .map(({ at }: Place) => ({ at, message: `static can only be used on ${plural} of a top level type` })),
  ),
  ...membersOf(members, 'initializer')
    .filter((member) => member.static)
    .map(({ at }) => ({ at, message: 'Inner types are not allowed to have static blocks' })),
  ...membersOf(members, 'type').map(({ at }) => ({ at, message: 'Inner types are not allowed to have inner types' })),
];

const bodyFaults = ({ kind, members }: TypeDeclaration): readonly Fault[] =>
  membersOf(members, 'method').flatMap(({ modifiers, body, at }) => {
    const mustBeOpen = kind === 'interface' || hasWord(modifiers, 'abstract');
    if (mustBeOpen === (body === undefined)) return [];
    return [{ at, message: mustBeOpen ? 'Abstract methods cannot have a body' : 'Method must have a body' }];
  });

const constructorNameFaults = ({ name, members }: TypeDeclaration): readonly Fault[] =>
  membersOf(members, 'constructor')
    .filter((member) => member.name.toLowerCase() !== name.toLowerCase())
    .map((member) => ({ at: member.at, message: `Invalid constructor name: ${member.name}` }));

const SCOPES = ['private', 'protected', 'public', 'global'];

/** Each word once, and one that says who may see it. */
const wordFaults = ({ modifiers: { words }, at }: Place): readonly Fault[] => {
  const twice = words.find((word, index) => words.indexOf(word) < index);
  if (twice !== undefined) return [{ at, message: `Duplicate modifier: ${twice}` }];
  const scopes = words.filter((word) => SCOPES.includes(word));
  return scopes.length > 1 ? [{ at, message: 'Declarations can only have one scope' }] : [];
};

/** What is wrong with the words of a class and of its members. */
export const modifierFaults = (info: ClassInfo): readonly Fault[] => {
  const { declaration, outer } = info;
  if (declaration === undefined) return [];
  return [
    ...topLevelFaults(info),
    ...(outer === undefined ? [] : innerStaticFaults(declaration)),
    ...bodyFaults(declaration),
    ...constructorNameFaults(declaration),
    ...[declaration, ...declaration.members.filter(({ kind }) => kind !== 'type')].flatMap(wordFaults),
  ];
};
