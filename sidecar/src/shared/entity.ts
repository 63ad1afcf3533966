import { z } from 'zod';

/**
 * The entities that both sides agree on, whatever either calls them. Each has a name and a version that go with its schema
 * wherever it goes; a change that an older reader cannot take makes the next version.
 */
const named = z.object({ title: z.string(), version: z.int().positive() });
export type EntityName = z.infer<typeof named>;

/** The schema under its name and version. */
export const entity = <Schema extends z.ZodType>(title: string, version: number, schema: Schema): Schema =>
  schema.meta({ title, version });

/** Name and version of an entity's schema. @throws ZodError for a schema that is not one */
export const entityNameOf = (schema: z.ZodType): EntityName => named.parse(schema.meta());
