/**
 * The one script a program becomes: every class in an order in which parents come first, and for each line of JavaScript the
 * class, method and line of Apex it stands for.
 */
import type { Position, Problem } from '../syntax/ast.ts';
import type { Callable, ClassInfo } from '../types/class-info.ts';
import { superclassChain, classType } from '../types/class-type.ts';
import type { TypeRegistry } from '../types/registry.ts';
import type { ApexType } from '../types/type.ts';
import { BROKEN } from '../compiler/compiled.ts';
import { emitClass } from '../compiler/classes/class.ts';
import type { ClassContext } from '../compiler/classes/function-body.ts';
import type { ScriptContext } from '../compiler/context.ts';
import { anyExpression, compileEffect } from '../compiler/expressions/expression.ts';
import { className, quoted } from '../compiler/javascript-names.ts';
import type { SoqlCompiler } from '../compiler/query-site.ts';
import { anyStatement } from '../compiler/statements/statement.ts';

/** Where a line of the script comes from: its file is what coverage is counted by. */
export type Origin = { readonly where: string; readonly line: number };

/** A line of Apex that can be covered. */
export type CoverableLine = { readonly file: string; readonly className: string; readonly line: number };

export type Script = {
  readonly text: string;
  /** By line of the script, from 0. */
  readonly origins: readonly (Origin | undefined)[];
  /** Values the script's constants stand for, in the order of its `$k`. */
  readonly constants: readonly unknown[];
  /** By index in the coverage counters. */
  readonly coverable: readonly CoverableLine[];
  readonly problems: readonly Problem[];
};

/** Marks the class that stands for a trigger: no class of a project can be called so. */
export const TRIGGER_PREFIX = 'trigger$';

export type ScriptSource = {
  readonly types: TypeRegistry;
  readonly soql: SoqlCompiler;
  /** Whether the org has a custom label of that name. */
  readonly hasLabel: (name: string) => boolean;
  readonly classes: readonly ClassInfo[];
  /** The object of each trigger, by the name of the class that stands for it. */
  readonly triggerObjects: ReadonlyMap<string, ApexType>;
  /** Index of the first class's statics, past those of the program the script adds to. */
  readonly firstStatics?: number;
  /** What classes compiled before are called: they are reached over the runtime. */
  readonly known?: readonly ClassInfo[];
};

/** Values hoisted to the top of the script, each once. */
const constantPool = () => {
  const values: unknown[] = [];
  const names = new Map<unknown, string>();
  const hoist = (value: unknown, label: string): string => {
    const key = typeof value === 'object' && value !== null ? value : `${label}:${String(value)}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const name = `k${values.length}_${label.replaceAll(/[^A-Za-z0-9]/g, '_')}`;
    values.push(value);
    names.set(key, name);
    return name;
  };
  return { values, names, hoist };
};

type Pool = ReturnType<typeof constantPool>;

/** Library functions and types are constants too, told apart by what they are. */
const sharedConstants = (pool: Pool) => {
  const callables = new Map<Callable, string>();
  const types = new Map<string, string>();
  return {
    library(callable: Callable, label: string): string {
      const name = callables.get(callable) ?? pool.hoist({ callable }, label);
      callables.set(callable, name);
      return name;
    },
    typeConstant(type: ApexType): string {
      const name = types.get(type.name) ?? pool.hoist({ type }, `type_${type.name}`);
      types.set(type.name, name);
      return name;
    },
  };
};

const coverage = (coverable: CoverableLine[]) => {
  const indexes = new Map<string, number>();
  return (file: string, owner: string, line: number): string => {
    const key = `${file}:${line}`;
    const index = indexes.get(key) ?? coverable.push({ file, className: owner, line }) - 1;
    indexes.set(key, index);
    return `$c[${index}]++; `;
  };
};

const inOrder = (classes: readonly ClassInfo[]): readonly ClassInfo[] => {
  const depth = (info: ClassInfo): number => superclassChain(classType(info)).length;
  return [...classes].sort((one, other) => depth(one) - depth(other));
};

/** `Class.Outer.Inner.method`, `Trigger.Name`, `AnonymousBlock` */
const placeOf = (info: ClassInfo, member: string, isTrigger: boolean): string => {
  if (isTrigger) return `Trigger.${info.name.slice(TRIGGER_PREFIX.length)}`;
  return info.name === 'AnonymousBlock' ? info.name : `Class.${info.name}.${member}`;
};

const header = (source: ScriptSource, pool: Pool): readonly string[] => [
  '(function ($, $t, $c, $k) { "use strict";',
  ...(source.known ?? [])
    .filter(({ kind }) => kind === 'class')
    .map(
      (info) =>
        `const ${className(info)} = $.classNamed(${quoted(info.name)}), S_${className(info).slice(2)} = ${className(info)}.statics;`,
    ),
  ...[...pool.names.values()].map((name, index) => `const ${name} = $.constant($k[${index}]);`),
];

const footer = (classes: readonly ClassInfo[]): string => {
  const entries = classes
    .filter(({ kind }) => kind === 'class')
    .map((info) => {
      const name = className(info);
      return `${name}.statics = S_${name.slice(2)}; classes.set(${quoted(info.name)}, ${name});`;
    });
  return `const classes = new Map(); ${entries.join(' ')} return classes; })`;
};

/** Compiles classes to a script; problems of all of them are collected, none stops the others. */
export const compileScript = (source: ScriptSource): Script => {
  const pool = constantPool();
  const shared = sharedConstants(pool);
  const coverable: CoverableLine[] = [];
  const cover = coverage(coverable);
  const problems: Problem[] = [];
  const ordered = inOrder(source.classes);
  const emitted = ordered.map((owner, position) => {
    const file = owner.file ?? owner.name;
    const script: ScriptContext = {
      types: source.types,
      soql: source.soql,
      hasLabel: source.hasLabel,
      expression: anyExpression,
      effect: compileEffect,
      statement: anyStatement,
      constant: (value, label) => pool.hoist(value, label),
      ...shared,
      covered: (line) => cover(file, owner.name, line),
      unsupported: (feature: string, at: Position) => ({
        ...BROKEN,
        js: `$.unsupported(${quoted(feature)}, ${quoted(`${file}:${at.line}:${at.column}`)})`,
      }),
    };
    const context: ClassContext = {
      script,
      owner,
      triggerObject: source.triggerObjects.get(owner.name),
      report: (at, message) => problems.push({ file, at, message }),
      problems: () => problems.length,
    };
    return { owner, lines: emitClass(context, (source.firstStatics ?? 0) + position) };
  });
  const head = header(source, pool);
  const origins: (Origin | undefined)[] = head.map(() => undefined);
  const text: string[] = [...head];
  for (const { owner, lines } of emitted) {
    const isTrigger = source.triggerObjects.has(owner.name);
    for (const { js, line, member } of lines) {
      text.push(js);
      origins.push(
        line === undefined || member === undefined ? undefined : { where: placeOf(owner, member, isTrigger), line },
      );
    }
  }
  text.push(footer(ordered));
  return { text: text.join('\n'), origins, constants: pool.values, coverable, problems };
};
