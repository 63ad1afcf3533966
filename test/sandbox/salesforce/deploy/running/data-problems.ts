import type { Org, Value } from '../../data/types.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../../schema/types.ts';
import { problemOf, type Component, type DeployProblem } from '../source/component.ts';

/** What a deploy may not do to the rows an org has: change the type of a field that has values, delete what details hang on. */

const isFilled = (value: Value | undefined): boolean => value !== null && value !== undefined && value !== false;

const hasValues = (org: Org, object: ObjectSchema, field: FieldSchema): boolean => {
  for (const row of org.allRows(object.name)) if (isFilled(row[field.name])) return true;
  return false;
};

/** Changes that keep every value. */
const WIDENED: ReadonlySet<string> = new Set([
  ...['string>textarea', 'picklist>string', 'string>picklist', 'email>string', 'phone>string', 'url>string'],
  ...['double>currency', 'currency>double', 'double>percent', 'percent>double', 'date>datetime'],
  ...['double>string', 'boolean>string', 'picklist>multipicklist'],
]);

const typeProblem = (org: Org, object: ObjectSchema, fields: readonly [FieldSchema, FieldSchema]) => {
  const [before, after] = fields;
  const isSame = before.type === after.type && before.calculated === after.calculated;
  if (isSame || before.calculated || WIDENED.has(`${before.type}>${after.type}`)) return [];
  if (!hasValues(org, object, before)) return [];
  return [
    `Cannot change the type of ${object.name}.${before.name} from ${before.type} to ${after.type}: it has values`,
  ];
};

const masterProblem = (org: Org, object: ObjectSchema, fields: readonly [FieldSchema, FieldSchema]) => {
  const [before, after] = fields;
  const becomesMaster = before.deleteConstraint !== 'Cascade' && after.deleteConstraint === 'Cascade' && after.required;
  if (!becomesMaster) return [];
  const orphans = [...org.rows(object.name)].some((row) => row[before.name] === null);
  return orphans ? [`Cannot make ${object.name}.${before.name} a master-detail: records have no parent`] : [];
};

const requiredProblem = (org: Org, object: ObjectSchema, fields: readonly [FieldSchema, FieldSchema]) => {
  const [before, after] = fields;
  const isShorter = after.type === 'string' && before.type === 'string' && after.length < before.length;
  if (!isShorter) return [];
  const tooLong = [...org.allRows(object.name)].some((row) => String(row[before.name] ?? '').length > after.length);
  return tooLong ? [`Cannot shorten ${object.name}.${before.name} to ${after.length}: it has longer values`] : [];
};

const RULES = [typeProblem, masterProblem, requiredProblem];

const componentNamed = (components: readonly Component[], name: string): Component | undefined =>
  components.find(({ type, fullName }) => type === 'CustomField' && fullName === name);

/** @param components that the deploy brings @param next the schema the org would have */
export const dataProblems = (org: Org, next: Schema, components: readonly Component[]): readonly DeployProblem[] =>
  org.schema.all().flatMap((object) => {
    const after = next.find(object.name);
    return [...object.fields.values()].flatMap((field) => {
      const changed = after?.fields.get(field.name.toLowerCase());
      const component = componentNamed(components, `${object.name}.${field.name}`);
      if (changed === undefined || component === undefined) return [];
      return RULES.flatMap((rule) => rule(org, object, [field, changed])).map((problem) =>
        problemOf(component, { problem, at: component.root }),
      );
    });
  });

/** What cannot be deleted, by type, and why. */
const KEPT: Readonly<Record<string, (component: Component) => string | undefined>> = {
  CustomField: ({ root, fullName }) =>
    root.children.some(({ name, text }) => name === 'type' && text === 'MasterDetail')
      ? `Cannot delete the master-detail field ${fullName}: delete its object`
      : undefined,
  CustomObject: ({ fullName }) =>
    /__(c|e|mdt)$/.test(fullName) ? undefined : `Cannot delete the standard object ${fullName}`,
};

/** What is wrong with deleting those. */
export const deletionProblems = (destroyed: readonly Component[], objects: ReadonlySet<string>) =>
  destroyed.flatMap((component): readonly DeployProblem[] => {
    const goesWithObject = component.type !== 'CustomObject' && objects.has(component.fullName.split('.')[0] ?? '');
    const problem = goesWithObject ? undefined : KEPT[component.type]?.(component);
    return problem === undefined ? [] : [problemOf(component, { problem, at: component.root })];
  });
