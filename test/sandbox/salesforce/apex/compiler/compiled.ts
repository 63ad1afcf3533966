/**
 * What compiling yields: JavaScript text with the type of what it computes. Expressions compile to text; statements compile to
 * lines, each knowing the Apex line it came from, so that a stack trace and coverage speak of Apex.
 */
import type { Position } from '../syntax/ast.ts';
import type { ApexType } from '../types/type.ts';

export type Compiled = {
  readonly js: string;
  readonly type: ApexType;
};

/** One line of generated JavaScript and the line of Apex it does the work of. */
export type Line = { readonly js: string; readonly at: Position | undefined };
