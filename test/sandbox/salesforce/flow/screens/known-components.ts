/**
 * The screen components that the platform itself brings, as a page would draw them, and what they give back.
 * https://help.salesforce.com/s/articleView?id=platform.flow_ref_elements_screencmp.htm
 */
import { ANY, recordOf, single, type FlowType } from '../checks/flow-type.ts';

type Outputs = readonly (readonly [name: string, type: FlowType])[];

const text = single('String');
const texts: FlowType = { dataType: 'String', isCollection: true };
const number = single('Number');

const COMPONENTS: Readonly<Record<string, Outputs>> = {
  'flowruntime:address': [
    ['city', text],
    ['country', text],
    ['postalCode', text],
    ['province', text],
    ['street', text],
  ],
  'flowruntime:choiceLookup': [['value', text]],
  'flowruntime:datatable': [
    ['firstSelectedRow', recordOf(undefined)],
    ['selectedRows', recordOf(undefined, true)],
  ],
  'flowruntime:email': [['value', text]],
  'flowruntime:fileUpload': [
    ['fileIds', texts],
    ['contentDocIds', texts],
    ['contentVersionIds', texts],
    ['uploadedFileNames', texts],
  ],
  'flowruntime:image': [],
  'flowruntime:lookup': [
    ['recordId', text],
    ['recordIds', texts],
    ['recordName', text],
  ],
  'flowruntime:name': [
    ['firstName', text],
    ['informalName', text],
    ['lastName', text],
    ['middleName', text],
    ['salutation', text],
    ['suffix', text],
  ],
  'flowruntime:phone': [['value', text]],
  'flowruntime:slider': [['value', number]],
  'flowruntime:toggle': [['value', single('Boolean')]],
  'flowruntime:url': [['value', text]],
  'flowruntime:dependentPicklists': [
    ['topValue', text],
    ['middleValue', text],
    ['bottomValue', text],
  ],
  'flowruntime:section': [],
  'flowruntime:actionButton': [['results', ANY]],
};

/** Whether the platform brings a component of that name: `flowruntime:email`. */
export const isPlatformComponent = (name: string): boolean => COMPONENTS[name] !== undefined;

/** What a component gives by name; undefined when only its own source tells. */
export const componentOutputs = (name: string): Outputs | undefined => COMPONENTS[name];
