/** The org's classes and triggers as rows: jobs name the class they run. */
import type { Caller, Org } from '../../data/types.ts';
import type { Program, ProgramTrigger } from '../program/program.ts';

const API_VERSION = 68;

const triggerValues = ({ name, object, events }: ProgramTrigger) => {
  const usage = events.map(({ when, operation }) => `Usage${when}${operation}`.toLowerCase());
  const flags = ['BeforeInsert', 'AfterInsert', 'BeforeUpdate', 'AfterUpdate', 'BeforeDelete', 'AfterDelete'];
  return {
    Name: name,
    TableEnumOrId: object,
    ...Object.fromEntries(
      [...flags, 'AfterUndelete'].map((flag) => [`Usage${flag}`, usage.includes(`usage${flag}`.toLowerCase())]),
    ),
  };
};

/** Writes a row for each class and trigger that has none yet. */
export const writeCodeRows = (org: Org, program: Program, author: Caller): void => {
  if (org.schema.find('ApexClass') === undefined) return;
  const facts = { Status: 'Active', IsValid: true };
  const known = (object: string): ReadonlySet<unknown> => new Set([...org.rows(object)].map(({ Name }) => Name));
  const classes = known('ApexClass');
  for (const { name, apiVersion } of program.types.userClasses()) {
    if (classes.has(name)) continue;
    org.writeSystemRow(author, { object: 'ApexClass', values: { ...facts, Name: name, ApiVersion: apiVersion } });
  }
  const triggers = known('ApexTrigger');
  for (const trigger of program.triggers) {
    if (triggers.has(trigger.name)) continue;
    const values = { ...facts, ...triggerValues(trigger), ApiVersion: API_VERSION };
    org.writeSystemRow(author, { object: 'ApexTrigger', values });
  }
};

/** The id of the class that a job's object belongs to; an inner class goes by its outer one. */
export const classIdOf = (org: Org, apexType: string): string | null => {
  const [outermost] = apexType.split('.');
  for (const row of org.rows('ApexClass')) if (row.Name === outermost) return row.Id;
  return null;
};
