/** Screens and their fields as resources of a flow: later elements read what a user has entered. */
import { fieldsWithin } from '../screens/fields-within.ts';
import type { FlowScreen, FlowScreenField } from '../definition/flow-screens.ts';
import { componentOutputs } from '../screens/known-components.ts';
import { ANY, outputsOf, single, type FlowType } from './flow-type.ts';
import { resource, type Resource } from './resource.ts';

const SEVERAL: ReadonlySet<string> = new Set(['MultiSelectCheckboxes', 'MultiSelectPicklist']);

const isUndeclared = ({ fieldType }: FlowScreenField): boolean =>
  ['DisplayText', 'Region', 'RegionContainer', 'ComponentDisplay', 'ObjectProvided'].includes(fieldType);

const fieldType = (field: FlowScreenField): FlowType => {
  if (isUndeclared(field)) return ANY;
  if (field.extensionName === undefined)
    return single(SEVERAL.has(field.fieldType) ? 'String' : (field.dataType ?? 'String'));
  const outputs = componentOutputs(field.extensionName);
  return outputs === undefined ? ANY : outputsOf(outputs);
};

export const screenResources = (screen: FlowScreen): readonly Resource[] => [
  resource(screen.name, 'Screen', () => ANY),
  ...fieldsWithin(screen.fields)
    .filter(({ name }) => name !== undefined)
    .map((field) =>
      resource(field.name, field.extensionName === undefined ? 'Screen Input Field' : 'Screen Component', () =>
        fieldType(field),
      ),
    ),
];
