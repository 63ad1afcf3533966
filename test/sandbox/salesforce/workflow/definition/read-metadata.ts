/** A metadata file as the shape says, or what is wrong with it by file and element. */
import { basename } from 'node:path';
import type { z } from 'zod';
import { readSource, sourceFiles } from '../../schema/read-source.ts';
import { problemsOf, SourceInvalid } from '../../schema/source-error.ts';

export type SourceFile<Content> = { readonly file: string; readonly name: string; readonly content: Content };

export type MetadataKind<Shape extends z.ZodType> = {
  /** The folder such files stand in, at any depth of a package: `queues`. */
  readonly folder: string;
  /** What their names end with before `-meta.xml`: `queue`. */
  readonly suffix: string;
  readonly root: string;
  readonly shape: Shape;
};

/**
 * All files of that kind.
 * @throws SourceInvalid naming the file and the element at fault
 */
export const readMetadata = <Shape extends z.ZodType>(
  directories: readonly string[],
  { folder, suffix, root, shape }: MetadataKind<Shape>,
): readonly SourceFile<z.infer<Shape>>[] =>
  [...new Set(sourceFiles(directories, `**/${folder}/**/*.${suffix}-meta.xml`))].map((file) => {
    const parsed = shape.safeParse(readSource(file, root));
    if (!parsed.success) throw new SourceInvalid(file, problemsOf(parsed.error));
    return { file, name: basename(file, `.${suffix}-meta.xml`), content: parsed.data };
  });
