/** How fields of each type are drawn and entered. */
import type { FieldInfo } from 'lightningPage/uiShapes';

export type InputKind = 'input' | 'checkbox' | 'picklist' | 'multipicklist' | 'textarea' | 'lookup';

type Entering = { readonly kind: InputKind; readonly type: string };

const INPUTS: Readonly<Record<string, Entering>> = {
  Boolean: { kind: 'checkbox', type: 'checkbox' },
  ComboBox: { kind: 'picklist', type: 'text' },
  Currency: { kind: 'input', type: 'number' },
  Date: { kind: 'input', type: 'date' },
  DateTime: { kind: 'input', type: 'datetime' },
  Double: { kind: 'input', type: 'number' },
  Email: { kind: 'input', type: 'email' },
  Int: { kind: 'input', type: 'number' },
  MultiPicklist: { kind: 'multipicklist', type: 'text' },
  Percent: { kind: 'input', type: 'number' },
  Phone: { kind: 'input', type: 'tel' },
  Picklist: { kind: 'picklist', type: 'text' },
  Reference: { kind: 'lookup', type: 'text' },
  TextArea: { kind: 'textarea', type: 'text' },
  Time: { kind: 'input', type: 'time' },
  Url: { kind: 'input', type: 'text' },
};

const TEXT: Entering = { kind: 'input', type: 'text' };

export const enteringOf = (dataType: string): Entering => INPUTS[dataType] ?? TEXT;

/** Types that nothing here enters. */
const NOT_ENTERED: ReadonlySet<string> = new Set(['Address', 'Base64', 'ComplexValue', 'Location']);

/** Rich text needs an editor of its own. */
export const canBeEntered = ({ dataType, htmlFormatted }: FieldInfo): boolean =>
  !NOT_ENTERED.has(dataType) && !htmlFormatted;

const NUMBERS: ReadonlySet<string> = new Set(['Currency', 'Double', 'Int', 'Percent']);

export const isNumber = (dataType: string): boolean => NUMBERS.has(dataType);

/** `0.01` for two places behind the point. */
export const stepOf = (scale: number): string => (scale <= 0 ? '1' : `0.${'0'.repeat(scale - 1)}1`);
