import type { MetadataType } from '../metadata/registry.ts';
import { childText, type XmlElement } from '../metadata/xml.ts';
import type { Component } from './component.ts';

/** Components that stand inside the file of another: labels, the actions of a workflow, the fields of an unsplit object. */

const nameOf = (part: XmlElement): string => childText(part, 'fullName') ?? '';

const partOf = (owner: Component, type: MetadataType, element: XmlElement): Component => ({
  type: type.name,
  fullName: type.standsAlone ? nameOf(element) : `${owner.fullName}.${nameOf(element)}`,
  file: owner.file,
  root: element,
  isPart: true,
  content: [],
});

/** The components inside that one. */
export const partsOf = (owner: Component, types: readonly MetadataType[]): readonly Component[] =>
  types
    .filter(({ parent }) => parent === owner.type)
    .flatMap((type) =>
      owner.root.children
        .filter(({ name, children }) => name === type.element && children.length > 0)
        .map((element) => partOf(owner, type, element)),
    );
