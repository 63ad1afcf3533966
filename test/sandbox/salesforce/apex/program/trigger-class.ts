/** A trigger and an anonymous block as classes with one method, `run`: everything else then treats them like any class. */
import type { CompilationUnit, Member, Modifiers, Position, Statement } from '../syntax/ast.ts';
import { TRIGGER_PREFIX } from './script.ts';

type ClassUnit = Extract<CompilationUnit, { kind: 'class' }>;

const OPEN: Modifiers = { words: ['public'], sharing: undefined, annotations: [] };
const START: Position = { line: 1, column: 1 };

const run = (statements: readonly Statement[], at: Position): Member => ({
  kind: 'method',
  modifiers: OPEN,
  returnType: undefined,
  name: 'run',
  parameters: [],
  body: { kind: 'block', statements, at },
  at,
  end: at,
});

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_keywords_sharing.htm */
const SHARING = { trigger: 'without', anonymous: 'with' } as const;

type Described = { readonly kind: keyof typeof SHARING; readonly name: string; readonly at: Position };

const classUnit = ({ kind, name, at }: Described, members: readonly Member[]): ClassUnit => ({
  kind: 'class',
  declaration: {
    kind: 'class',
    name,
    modifiers: { ...OPEN, sharing: SHARING[kind] },
    extends: undefined,
    implements: [],
    members,
    enumValues: [],
    at,
    end: at,
  },
});

/** The name of the class of an anonymous block. */
export const ANONYMOUS = 'AnonymousBlock';

/** Any unit as a class. */
export const asClass = (unit: CompilationUnit): ClassUnit => {
  if (unit.kind === 'class') return unit;
  const at = unit.kind === 'trigger' ? unit.at : START;
  const name = unit.kind === 'trigger' ? `${TRIGGER_PREFIX}${unit.name}` : ANONYMOUS;
  return classUnit({ kind: unit.kind, name, at }, [...unit.members, run(unit.statements, at)]);
};
