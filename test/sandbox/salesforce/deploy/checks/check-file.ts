import { shapeFindings, type ShapeFinding } from '../metadata/check-shape.ts';
import type { DeclaredTypes } from '../metadata/declared-types.ts';
import { problemOf } from '../source/component.ts';
import type { Check } from './check.ts';

/** A file holds what its type may hold, in the platform's words when it does not. */

const NAMESPACE = '{http://soap.sforce.com/2006/04/metadata}';
const XSD: Readonly<Record<string, string>> = { boolean: 'xsd:boolean', number: 'xsd:double' };

const WORDS: Readonly<Record<ShapeFinding['kind'], (finding: ShapeFinding) => string>> = {
  unknown: ({ type, name }) =>
    `Error parsing file: Element ${NAMESPACE}${name} invalid at this location in type ${type}`,
  value: ({ type, element, allowed }) =>
    allowed === undefined
      ? `Error parsing file: '${element.text}' is not a valid value for the type ${XSD[type] ?? type}`
      : `Error parsing file: '${element.text}' is not a valid value for the enum '${type}'`,
  missing: ({ name }) => `Required field is missing: ${name}`,
  repeated: ({ type, name }) =>
    `Error parsing file: Element ${NAMESPACE}${name} is duplicated at this location in type ${type}`,
};

/** Settings have a type each; folders say so in their own. */
const rootTypes: Readonly<Record<string, (fullName: string) => string>> = {
  Settings: (fullName) => `${fullName}Settings`,
};

/** Text and structures; a flag, a number or a status that is left out has a default. */
const HAS_DEFAULT: ReadonlySet<string> = new Set(['boolean', 'number', 'ApexCodeUnitStatus']);

/** Where the declarations are behind the platform, or say less than it takes. */
const TAKEN_ANYWAY: Readonly<Record<string, RegExp>> = {
  CustomField: /^displayLocationInDecimal$/,
  FlowActionCall: /^versionSegment$/,
  CustomSite: /^allowGuestPaymentsApi$/,
  SiteType: /^siteType$|^type$/,
};

const counts = ({ kind, type, name, holds = '' }: ShapeFinding): boolean =>
  kind === 'missing' ? !HAS_DEFAULT.has(holds) : TAKEN_ANYWAY[type]?.test(name) !== true;

/** @returns a check of the shape of whole files */
export const fileCheck =
  (types: DeclaredTypes): Check =>
  (component) => {
    const { type, fullName, root, isPart } = component;
    if (isPart || root.name === '') return [];
    const expected = rootTypes[type]?.(fullName) ?? type;
    if (root.name !== expected) {
      return [problemOf(component, { problem: `Error parsing file: ${root.name} is no ${expected}`, at: root })];
    }
    return shapeFindings(types, root, expected)
      .filter(counts)
      .map((finding) => problemOf(component, { problem: WORDS[finding.kind](finding), at: finding.element }));
  };
