import type { ShapeFinding } from '../../test/sandbox/salesforce/deploy/metadata/check-shape.ts';
import { shapeFindings } from '../../test/sandbox/salesforce/deploy/metadata/check-shape.ts';
import type { DeclaredTypes } from '../../test/sandbox/salesforce/deploy/metadata/declared-types.ts';
import type { Problem } from './problem.ts';
import type { MetadataFile } from './read-package.ts';

/** Every element exists in the Metadata API, every enumeration value is one, every number and boolean reads as one. */

type Found = Omit<Problem, 'file'>;

const WORDS: Readonly<Record<ShapeFinding['kind'], (finding: ShapeFinding) => Found>> = {
  unknown: ({ type, name }) => ({
    problem: `${type} has no element ${name}.`,
    fix: 'Remove it or correct its spelling.',
  }),
  value: ({ name, element, type, allowed }) => ({
    problem: `${name} is "${element.text}".`,
    fix: allowed === undefined ? `Write a ${type}.` : `Use one of ${[...allowed].join(', ')}.`,
  }),
  missing: ({ element, name }) => ({ problem: `${element.name} has no ${name}.`, fix: `Add the element ${name}.` }),
  repeated: ({ type, name }) => ({ problem: `${type} has ${name} more than once.`, fix: 'Keep one of them.' }),
};

const rootTypeOf = ({ type, name }: MetadataFile): string => (type === 'Settings' ? `${name}Settings` : type);

/** Checks one file against the declared types. */
export const checkShape = (types: DeclaredTypes, file: MetadataFile): readonly Problem[] => {
  const type = rootTypeOf(file);
  const found =
    file.root.name === type
      ? shapeFindings(types, file.root, type).map((finding) => WORDS[finding.kind](finding))
      : [{ problem: `The root element is ${file.root.name}.`, fix: `A file of this suffix holds one ${type}.` }];
  return found.map((each) => ({ file: file.path, ...each }));
};
