/** What every test of a component needs: draw it, look into it, wait until it has drawn again. */
import { createElement, type LightningElement } from 'lwc';

export type Drawn = HTMLElement;

/** @param tag such as `c-panel` @param properties of the component's public API */
export const draw = (
  tag: string,
  component: typeof LightningElement,
  properties: Readonly<Record<string, unknown>> = {},
): Drawn => {
  const element = Object.assign(createElement(tag, { is: component }), properties);
  document.body.append(element);
  return element;
};

const rootOf = (element: Drawn): ShadowRoot => {
  if (element.shadowRoot === null) throw new Error(`${element.tagName} has no shadow root.`);
  return element.shadowRoot;
};

/** An element of a component, or one of its own components with whatever that makes public. */
export type Part = HTMLElement & Record<string, unknown>;

/** The first element of a selector inside the component. @throws when there is none */
export const find = (element: Drawn, selector: string): Part => {
  const found = rootOf(element).querySelector<Part>(selector);
  if (found === null) throw new Error(`${selector} is not drawn in:\n${rootOf(element).innerHTML}`);
  return found;
};

export const findAll = (element: Drawn, selector: string): readonly Part[] => [
  ...rootOf(element).querySelectorAll<Part>(selector),
];

export const isDrawn = (element: Drawn, selector: string): boolean => rootOf(element).querySelector(selector) !== null;

/** Lets promises settle and the component draw again. */
export const drawnAgain = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
