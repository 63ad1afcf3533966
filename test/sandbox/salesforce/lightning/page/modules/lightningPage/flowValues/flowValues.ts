/** What the fields of a flow's screen hold before anybody has entered anything. */
import type { FlowField } from 'lightningPage/flowCalls';

const WITHOUT_VALUE: ReadonlySet<string> = new Set(['display', 'section', 'column']);

const ofComponent = ({ inputs = {}, outputs = [] }: FlowField): unknown =>
  Object.fromEntries(outputs.filter((name) => name in inputs).map((name) => [name, inputs[name]]));

const isEntered = ({ kind, value }: FlowField): boolean =>
  !WITHOUT_VALUE.has(kind) && value !== undefined && value !== null;

type Values = Readonly<Record<string, unknown>>;

const entriesOf = (field: FlowField): readonly (readonly [string, unknown])[] => {
  if (field.fields !== undefined) return field.fields.flatMap(entriesOf);
  if (field.kind === 'component') return [[field.name, ofComponent(field)]];
  return isEntered(field) ? [[field.name, field.value]] : [];
};

/** By field; what is still empty is not sent. */
export const initialValues = (fields: readonly FlowField[]): Values => Object.fromEntries(fields.flatMap(entriesOf));
