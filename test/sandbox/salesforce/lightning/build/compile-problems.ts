/**
 * A component that does not compile fails by itself, with what is wrong and where: the page shows it in the component's place, and
 * everything else goes on.
 */
import { relative } from 'node:path';
import type { Plugin } from 'rollup';
import { z } from 'zod';
import { failingModule } from './unsupported-modules.ts';

export type CompileProblem = {
  /** `c/panel/panel.html` */
  readonly file: string;
  /** From 1; 0 when the compiler does not say. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
};

const place = z.object({ line: z.number(), column: z.number() }).nullish();
const diagnostic = z.object({ message: z.string(), location: place, loc: place });

/** The compiler repeats the path, shows the lines around and ends with the place; the rest of the first line says it. */
const firstSentence = (message: string): string =>
  (message.split('\n')[0] ?? '')
    .replace(/^SyntaxError: /, '')
    .replace(/\S*[\\/]\S*: /, '')
    .replace(/ \(\d+:\d+\)$/, '');

/** A parser tells the place only in its words. */
const placeInWords = (message: string): z.infer<typeof place> => {
  const [, line, column] = /\((\d+):(\d+)\)/.exec(message) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) };
};

/** What the compiler says of a file. Columns of the compiler begin at 0. */
export const problemIn = (file: string, error: unknown): CompileProblem => {
  const parsed = diagnostic.safeParse(error);
  if (!parsed.success) return { file, line: 0, column: 0, message: String(error) };
  const { message, location, loc } = parsed.data;
  const at = location ?? loc ?? placeInWords(message);
  return { file, line: at?.line ?? 0, column: (at?.column ?? -1) + 1, message: firstSentence(message) };
};

/** `c/panel/panel.html:3:5 LWC1083: …` */
export const shownCompileProblem = ({ file, line, column, message }: CompileProblem): string =>
  line === 0 ? `${file} ${message}` : `${file}:${line}:${column} ${message}`;

type Transform = Extract<Plugin['transform'], (...args: never[]) => unknown>;

const withoutQuery = (id: string): string => id.split('?')[0] ?? id;

/**
 * @param plugin compiles one module at a time
 * @param root paths are told from here
 * @param note hears of each problem
 */
export const failingAlone = (plugin: Plugin, root: string, note: (problem: CompileProblem) => void): Plugin => {
  const compile = plugin.transform;
  if (typeof compile !== 'function') throw new Error('the compiler plug-in has changed');
  const transform: Transform = async function (code, id, options) {
    try {
      const compiled = await compile.call(this, code, id, options);
      return typeof compiled === 'object' || typeof compiled === 'string' ? compiled : null;
    } catch (error) {
      const problem = problemIn(relative(root, withoutQuery(id)), error);
      note(problem);
      return failingModule(shownCompileProblem(problem));
    }
  };
  return { ...plugin, transform };
};
