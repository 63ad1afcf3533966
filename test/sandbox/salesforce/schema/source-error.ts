import { basename } from 'node:path';
import type { z } from 'zod';

/** Says which source file cannot be loaded and why, so that a typing slip in the package is found where it was made. */
export class SourceInvalid extends Error {
  /** The file, or the name of the component, at fault. */
  readonly source: string;
  readonly problem: string;

  /** @param file path of the source file @param problem what is wrong, by element name */
  constructor(file: string, problem: string) {
    super(`${basename(file)} (${file}): ${problem}`);
    this.name = 'SourceInvalid';
    this.source = file;
    this.problem = problem;
  }
}

/** The problems zod found, in one line. */
export const problemsOf = (error: z.ZodError): string =>
  error.issues.map((issue) => `${issue.path.join('.') || 'element'}: ${issue.message}`).join('; ');
