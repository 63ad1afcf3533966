/** Quick actions that show nothing: their component runs, and is gone. https://developer.salesforce.com/docs/platform/lwc/guide/use-quick-actions-headless.html */
import { createElement, type LightningElement } from 'lwc';
import { components } from 'lightningPage/components';

const load = async (name: string): Promise<typeof LightningElement> => {
  const find = components[name];
  if (find === undefined) throw new Error(`The org has no component ${name}.`);
  return (await find()).default;
};

/** Such a component offers `invoke`, and what is shown does not. */
export const isHeadless = async (name: string): Promise<boolean> => 'invoke' in (await load(name)).prototype;

type Invoked = HTMLElement & { invoke(): unknown };

const isInvoked = (element: HTMLElement): element is Invoked => 'invoke' in element;

/** @param properties of the component: the record it is about */
export const invoke = async (name: string, properties: object): Promise<void> => {
  const element = createElement('lightningpage-headless-action', { is: await load(name) });
  Object.assign(element, properties);
  element.hidden = true;
  document.body.append(element);
  try {
    if (isInvoked(element)) await element.invoke();
  } finally {
    element.remove();
  }
};
