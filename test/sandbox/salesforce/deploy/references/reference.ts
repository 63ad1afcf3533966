import type { XmlElement } from '../metadata/xml.ts';
import type { Component } from '../source/component.ts';

/** How one element of a component names another component: the rows of the tables in this folder. */

/** The element that names something, with the elements around it, outermost first, and the component it stands in. */
export type Naming = {
  readonly component: Component;
  readonly element: XmlElement;
  readonly around: readonly XmlElement[];
};

/** A component that must exist. */
export type Wanted = { readonly type: string; readonly name: string };

/** @returns undefined where this element names nothing that could be missing */
export type Target = (naming: Naming) => Wanted | undefined;

/** By path of elements below the component, what the element at its end names; a type alone stands for its full name. */
export type ReferenceTable = Readonly<Record<string, Readonly<Record<string, string | Target>>>>;

const textOf = ({ element }: Naming): string => element.text.trim();

/** The text of an element beside the naming one, or beside one of those around it, nearest first. */
export const nearby = ({ around }: Naming, name: string): string | undefined => {
  const found = around
    .toReversed()
    .map(({ children }) => children.find((child) => child.name === name))
    .find((child) => child !== undefined);
  return found?.text.trim();
};

/** The object of `Account.Region__c`, `Order.Approval` or, for a layout, `Account-Account Layout`; else the name itself. */
export const objectOf = ({ type, fullName }: Pick<Component, 'type' | 'fullName'>): string =>
  fullName.split(type === 'Layout' ? '-' : '.')[0] ?? fullName;

/** A component of that type that belongs to the component's own object. */
export const ownObjects =
  (type: string): Target =>
  (naming) => ({ type, name: `${objectOf(naming.component)}.${textOf(naming)}` });

/** A component of that type that belongs to the object a nearby element names. */
export const nearbyObjects =
  (type: string, element: string): Target =>
  (naming) => {
    const object = nearby(naming, element);
    return object === undefined ? undefined : { type, name: `${object}.${textOf(naming)}` };
  };

/** What the element names depends on what a nearby element says. */
export const dependingOn =
  (element: string, targets: Readonly<Record<string, string | Target>>): Target =>
  (naming) => {
    const target = targets[nearby(naming, element) ?? ''];
    return typeof target === 'string' ? { type: target, name: textOf(naming) } : target?.(naming);
  };

/** Only names that match are full names of such components; others mean something of the platform. */
export const whereMatches =
  (pattern: RegExp, target: string | Target): Target =>
  (naming) => {
    if (!pattern.test(textOf(naming))) return undefined;
    return typeof target === 'string' ? { type: target, name: textOf(naming) } : target(naming);
  };

/** A part of the text is the name. */
export const namedBy =
  (type: string, name: (text: string, naming: Naming) => string | undefined): Target =>
  (naming) => {
    const found = name(textOf(naming), naming);
    return found === undefined ? undefined : { type, name: found };
  };

/** A custom name of the component's own object; standard ones have codes of their own there. */
export const ownCustomField: Target = whereMatches(/__c$/, ownObjects('CustomField'));

/** `Invoice__c.Total__c`, where standard fields have codes. */
export const writtenCustomField: Target = whereMatches(/^\w+\.\w+__c$/, 'CustomField');
