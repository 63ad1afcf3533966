/**
 * What is wrong with the declarations of a program, whatever its methods do, in the platform compiler's words: types that do not
 * exist, members declared twice, promises not kept.
 */
import type { Problem } from '../syntax/ast.ts';
import { annotationFaults } from './check-annotations.ts';
import { duplicateFaults } from './check-duplicates.ts';
import { futureFaults } from './check-future.ts';
import { heritageFaults } from './check-heritage.ts';
import { modifierFaults } from './check-modifiers.ts';
import { implementationFaults, overrideFaults } from './check-overrides.ts';
import type { ClassInfo } from './class-info.ts';
import type { TypeRegistry } from './registry.ts';

type Report = (problem: Problem) => void;

/**
 * Checks one class and its inner classes. Types that do not exist are told by the registry, which is asked for them here.
 *
 * @param report hears of each problem with the file of the class
 */
export const checkClass = (info: ClassInfo, types: TypeRegistry, report: Report): void => {
  info.fields();
  info.methods();
  const resolver = { resolve: types.resolve, heritage: types.resolve };
  const faults = [
    ...heritageFaults(info),
    ...modifierFaults(info),
    ...annotationFaults(info),
    ...futureFaults(info),
    ...duplicateFaults(info, resolver),
    ...implementationFaults(info),
    ...overrideFaults(info),
  ];
  for (const { at, message } of faults) report({ file: info.file ?? '', at, message });
  for (const inner of info.inner().values()) checkClass(inner, types, report);
};

/** Checks all classes of the project. */
export const checkClasses = (types: TypeRegistry, report: Report): void => {
  for (const info of types.userClasses()) checkClass(info, types, report);
};
