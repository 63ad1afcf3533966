/**
 * A compiled project: its types, its classes ready to run, its triggers, and what is wrong with it. Compiling never stops at the
 * first mistake; a project with problems is refused by whoever asked for it.
 */
import { Script as VirtualScript } from 'node:vm';
import { Unsupported } from '../../../shared/unsupported.ts';
import type { Schema } from '../../schema/types.ts';
import type { SoqlCompiler } from '../compiler/query-site.ts';
import { labelText } from '../describe/labels.ts';
import type { LibraryClass } from '../library/define.ts';
import { sobjectMembers } from '../library/sobject-members.ts';
import { ApexException } from '../runtime/exceptions.ts';
import { enumFunctions } from '../runtime/enum-functions.ts';
import { openSupport, type RunState, type Support } from '../runtime/support.ts';
import type { CompilationUnit, Problem, TriggerEvent } from '../syntax/ast.ts';
import { triggerProblems } from '../types/check-triggers.ts';
import { checkClass, checkClasses } from '../types/check-class.ts';
import type { ClassInfo } from '../types/class-info.ts';
import { lazily } from '../types/lazily.ts';
import { openTypes, type TypeRegistry } from '../types/registry.ts';
import type { ApexType } from '../types/type.ts';
import { callMethod } from '../values/object.ts';
import { compileScript, type CoverableLine, type Script, TRIGGER_PREFIX } from './script.ts';
import { readApexStacks, registerScript } from './stack-origins.ts';
import { ANONYMOUS, asClass } from './trigger-class.ts';

export type ProgramUnit = { readonly unit: CompilationUnit; readonly file: string; readonly apiVersion: number };

export type ProgramTrigger = {
  readonly name: string;
  readonly object: string;
  readonly events: readonly TriggerEvent[];
  /** Runs the trigger in the running transaction. */
  run(): void;
};

export type CoveredLine = CoverableLine & { readonly runs: number };

export type Program = {
  readonly types: TypeRegistry;
  readonly state: RunState;
  readonly support: Support;
  readonly problems: readonly Problem[];
  readonly triggers: readonly ProgramTrigger[];
  /** The generated class of that Apex name, in any case; undefined for interfaces, enums and unknown names. */
  classNamed(name: string): GeneratedClass | undefined;
  /** A new object, its constructor run. `key` is the constructor's: `new()`. */
  construct(name: string, key: string, ...args: readonly unknown[]): object;
  /** Calls a static method by its key: `doWork(string)`. */
  callStatic(name: string, key: string, ...args: readonly unknown[]): unknown;
  coverage(): readonly CoveredLine[];
  /** Compiles a block of anonymous Apex against the program, which stays what it is. */
  compileBlock(block: ProgramUnit): CompiledBlock;
};

export type CompiledBlock = {
  readonly problems: readonly Problem[];
  /** Runs the block in the running transaction; not to be called when there are problems. */
  readonly run: () => void;
};

export type GeneratedClass = new () => object;

export type ProgramSource = {
  readonly schema: Schema;
  readonly library: readonly LibraryClass[];
  readonly soql: SoqlCompiler;
  readonly units: readonly ProgramUnit[];
};

const isGenerated = (value: unknown): value is GeneratedClass => typeof value === 'function';

/** Users' exceptions extend the run-time exception; other classes of the platform cannot be extended here. */
const platformBase = (name: string): unknown => {
  if (name === 'Exception' || name.endsWith('Exception')) return ApexException;
  throw new Unsupported(`extending ${name}`);
};

type Loaded = {
  readonly script: Script;
  readonly classes: Map<string, GeneratedClass>;
  readonly counters: Uint32Array;
};

const isClassMap = (value: unknown): value is Map<string, GeneratedClass> => value instanceof Map;

const load = (script: Script, support: Support, state: RunState): Loaded => {
  const counters = new Uint32Array(script.coverable.length);
  const start: unknown = new VirtualScript(script.text, {
    filename: registerScript(script.origins),
  }).runInThisContext();
  if (typeof start !== 'function') throw new Error('the generated script is no function');
  const classes: unknown = Reflect.apply(start, undefined, [support, state, counters, script.constants]);
  if (!isClassMap(classes)) throw new Error('the generated script has no classes');
  return { script, classes, counters };
};

const withInner = (info: ClassInfo): readonly ClassInfo[] => [info, ...[...info.inner().values()].flatMap(withInner)];

const triggerObjects = (types: TypeRegistry, units: readonly ProgramUnit[]): ReadonlyMap<string, ApexType> =>
  new Map(
    units.flatMap(({ unit }) => {
      const type = unit.kind === 'trigger' ? types.find(unit.object) : undefined;
      return unit.kind === 'trigger' && type !== undefined ? [[`${TRIGGER_PREFIX}${unit.name}`, type]] : [];
    }),
  );

const openTriggers = (program: Pick<Program, 'construct'>, units: readonly ProgramUnit[]): readonly ProgramTrigger[] =>
  units.flatMap(({ unit }) =>
    unit.kind === 'trigger'
      ? [
          {
            name: unit.name,
            object: unit.object,
            events: unit.events,
            run: () => void callMethod(program.construct(`${TRIGGER_PREFIX}${unit.name}`, 'new()'), 'run()'),
          },
        ]
      : [],
  );

const runBlock = ({ classes }: Loaded): void => {
  const name = ANONYMOUS;
  callMethod(construct(classes.get(name), name, { key: 'new()', args: [] }), 'run()');
};

const construct = (
  generated: GeneratedClass | undefined,
  name: string,
  call: { key: string; args: readonly unknown[] },
) => {
  if (generated === undefined) throw new Error(`no class ${name}`);
  const object = new generated();
  callMethod(object, call.key, ...call.args);
  return object;
};

/** The types of a project, and what they have been found to lack since somebody last asked. */
const openProjectTypes = (source: ProgramSource) => {
  let heard: Problem[] = [];
  const types = openTypes({
    schema: source.schema,
    library: source.library,
    units: source.units.map((one) => ({ ...one, unit: asClass(one.unit) })),
    enumFunctions,
    sobjectStatics: sobjectMembers,
    report: (problem) => heard.push(problem),
  });
  return {
    types,
    report: (problem: Problem): void => void heard.push(problem),
    takeProblems(): readonly Problem[] {
      const taken = heard;
      heard = [];
      return taken;
    },
  };
};

type ProjectTypes = ReturnType<typeof openProjectTypes>;

/** Generated classes by name, as scripts add them. */
const openClasses = ({ types }: ProjectTypes) => {
  const state: RunState = { statics: [], fuel: 0, depth: 0, failed: false, sharing: undefined, entryDepth: 0 };
  const byName = new Map<string, GeneratedClass>();
  const classNamed = (name: string): GeneratedClass | undefined => byName.get(name.toLowerCase());
  const support = openSupport({ types, state, classNamed, platformBase });
  const add = (script: Script): Loaded => {
    const loaded = load(script, support, state);
    for (const [name, generated] of loaded.classes) byName.set(name.toLowerCase(), generated);
    return loaded;
  };
  return { state, support, classNamed, add };
};

const labelsOf =
  ({ schema }: ProgramSource) =>
  (name: string): boolean =>
    labelText(schema, name) !== undefined;

/** Compiles blocks as further scripts beside the classes of the program. */
const blockCompiler =
  (
    source: ProgramSource,
    project: ProjectTypes,
    parts: { known: readonly ClassInfo[]; add: (one: Script) => Loaded },
  ) =>
  (block: ProgramUnit): CompiledBlock => {
    const { types, report } = project;
    const owner = types.declare({ ...block, unit: asClass(block.unit) });
    checkClass(owner, types, report);
    const script = compileScript({
      types,
      soql: source.soql,
      hasLabel: labelsOf(source),
      classes: withInner(owner),
      triggerObjects: new Map(),
      firstStatics: parts.known.length,
      known: parts.known,
    });
    const loaded = lazily(() => parts.add(script));
    return {
      problems: [...project.takeProblems(), ...script.problems],
      run: () => runBlock(loaded()),
    };
  };

/** Compiles and loads a project. */
export const openProgram = (source: ProgramSource): Program => {
  readApexStacks();
  const project = openProjectTypes(source);
  const { types } = project;
  const { state, support, classNamed, add } = openClasses(project);
  const classes = types.userClasses().flatMap(withInner);
  checkClasses(types, project.report);
  const script = compileScript({
    types,
    soql: source.soql,
    hasLabel: labelsOf(source),
    classes,
    triggerObjects: triggerObjects(types, source.units),
  });
  const loaded = add(script);
  return {
    types,
    state,
    support,
    problems: [...project.takeProblems(), ...triggerProblems(source.schema, source.units), ...script.problems],
    triggers: openTriggers(
      { construct: (name, key) => construct(classNamed(name), name, { key, args: [] }) },
      source.units,
    ),
    classNamed,
    construct: (name, key, ...args) => construct(classNamed(name), name, { key, args }),
    callStatic(name, key, ...args) {
      const generated = classNamed(name);
      if (!isGenerated(generated)) throw new Error(`no class ${name}`);
      return callMethod(generated, key, ...args);
    },
    coverage: () => script.coverable.map((line, index) => ({ ...line, runs: loaded.counters[index] ?? 0 })),
    compileBlock: blockCompiler(source, project, { known: classes, add }),
  };
};
