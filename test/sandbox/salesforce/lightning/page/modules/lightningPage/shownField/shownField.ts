/** A field with its label, to be read and not to be changed. */
import { api, LightningElement } from 'lwc';
import { elementClassOf, labelClassOf } from 'lightningPage/labelPlaces';
import type { FieldInfo, RecordShape } from 'lightningPage/uiShapes';

export default class ShownField extends LightningElement {
  @api info: FieldInfo | undefined;
  @api record: RecordShape | undefined;
  @api variant = 'label-stacked';

  get label(): string {
    return this.info?.label ?? '';
  }

  get elementClass(): string {
    return `${elementClassOf(this.variant)} slds-form-element_readonly`;
  }

  get labelClass(): string {
    return labelClassOf(this.variant);
  }
}
