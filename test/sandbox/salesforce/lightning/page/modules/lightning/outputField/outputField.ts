/**
 * A field of the form around it, to be read; nothing where the person does not see it.
 * https://developer.salesforce.com/docs/platform/lightning-component-reference/guide/lightning-output-field.html
 */
import { api, LightningElement } from 'lwc';
import { apiNameOf, joinForm, NO_STATE, type FormState, type Membership } from 'lightningPage/formParts';
import { refuseUnknown } from 'lightningPage/knownAttributes';
import { variantIn } from 'lightningPage/labelPlaces';
import type { FieldInfo, RecordShape } from 'lightningPage/uiShapes';

export default class OutputField extends LightningElement {
  @api variant = 'standard';
  @api fieldClass = '';
  name: string | undefined;
  state: FormState = NO_STATE;
  #membership: Membership | undefined;

  @api get fieldName(): unknown {
    return this.name;
  }
  set fieldName(name: unknown) {
    this.name = apiNameOf(name);
    this.#membership?.fieldChanged();
  }

  override connectedCallback(): void {
    refuseUnknown(this.hostElement, 'lightning-output-field');
    const show = (state: FormState): void => void (this.state = state);
    this.#membership = joinForm(this, { fieldName: () => this.name, show });
    if (this.#membership === undefined) throw new Error('lightning-output-field stands in no record form.');
  }

  override disconnectedCallback(): void {
    this.#membership?.leave();
  }

  get info(): FieldInfo | undefined {
    return this.state.subject?.info.fields[this.name ?? ''];
  }

  get record(): RecordShape | undefined {
    return this.state.subject?.record;
  }

  get place(): string {
    return variantIn(this.state.density, this.variant);
  }
}
