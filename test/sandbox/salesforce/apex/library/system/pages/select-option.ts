/** The class SelectOption. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_pages_selectoption.htm */
import { accessors, PlainObject, plainClass } from '../plain-object.ts';

const made = (value: string | null, label: string | null, disabled: boolean | null = false): PlainObject =>
  new PlainObject('SelectOption', { value, label, disabled, escapeItem: true });

export const selectOption = plainClass({
  name: 'System.SelectOption',
  members: {
    'new(String value, String label)': made,
    'new(String value, String label, Boolean isDisabled)': made,
    ...accessors('String Value', 'String Label', 'Boolean Disabled', 'Boolean EscapeItem'),
  },
});
