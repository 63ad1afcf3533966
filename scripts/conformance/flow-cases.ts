/** What is expected of public sample flows, read from config/flow-outcomes.json. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const values = z.record(z.string(), value);

const flowCase = z.strictObject({
  flow: z.string(),
  /** What the flow needs that its repository does not hold. */
  needs: z.string().optional(),
  /** Types of the custom fields that the flow names, by object and name. */
  fields: z.record(z.string(), z.record(z.string(), z.enum(['Text', 'Date']))).default({}),
  /** Records that are there before, by a name for them. */
  given: z.record(z.string(), z.strictObject({ object: z.string(), values })).default({}),
  /** The save that starts the flow: a new record of an object, or a change of one that was given. */
  save: z.strictObject({ insert: z.string().optional(), update: z.string().optional(), values }).optional(),
  /** What stands in records that were given; null for one that is gone. */
  expect: z.record(z.string(), values.nullable()).default({}),
  /** How many records of an object there are then. */
  counts: z.record(z.string(), z.number()).default({}),
  /** A record of the object with these values is there then. */
  rows: z.record(z.string(), values).default({}),
  /** A pattern of the message with which the save is refused. */
  refused: z.string().optional(),
  /** Of an autolaunched flow. */
  inputs: values.default({}),
  outputs: z.record(z.string(), z.union([value, z.array(value)])).default({}),
  /** The screens a user comes by. */
  screens: z.array(z.string()).default([]),
});

export type FlowCase = z.infer<typeof flowCase>;
export type CaseValue = z.infer<typeof value>;

export const readFlowCases = (file: string): readonly FlowCase[] =>
  z.strictObject({ about: z.string(), flows: z.array(flowCase) }).parse(JSON.parse(readFileSync(file, 'utf8'))).flows;
