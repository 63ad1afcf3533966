/** Where a field's label stands, by the words that base components have for it. */

const ELEMENTS: Readonly<Record<string, string>> = {
  'label-inline': ' slds-form-element_horizontal',
  'label-stacked': ' slds-form-element_stacked',
};

/** The class of the element around label and field. */
export const elementClassOf = (variant: string): string => `slds-form-element${ELEMENTS[variant] ?? ''}`;

/** A label that nobody sees is read out still. */
export const labelClassOf = (variant: string): string =>
  variant === 'label-hidden' ? 'slds-assistive-text' : 'slds-form-element__label';

/** What a field does in a form that is narrow or wide, unless it says so itself. */
export const variantIn = (density: string, own: string): string => {
  if (own !== 'standard') return own;
  return density === 'compact' ? 'label-inline' : 'label-stacked';
};
