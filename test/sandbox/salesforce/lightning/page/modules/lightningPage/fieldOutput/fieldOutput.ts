/** A field's value as people read it: links where it leads somewhere. */
import { api, LightningElement } from 'lwc';
import { lookUpOf, recordUrl, textOf } from 'lightningPage/recordText';
import type { FieldInfo, RecordShape } from 'lightningPage/uiShapes';

export default class FieldOutput extends LightningElement {
  @api info: FieldInfo | undefined;
  @api record: RecordShape | undefined;

  get text(): string {
    return textOf(this.record?.fields[this.info?.apiName ?? '']);
  }

  get dataType(): string {
    return this.info?.dataType ?? '';
  }

  get link(): { readonly url: string; readonly name: string } | undefined {
    if (this.dataType !== 'Reference') return undefined;
    const found = lookUpOf(this.record, this.info?.relationshipName ?? null);
    return found === undefined ? undefined : { url: recordUrl(found.id), name: found.name };
  }

  get isBoolean(): boolean {
    return this.dataType === 'Boolean';
  }

  get isChecked(): boolean {
    return this.record?.fields[this.info?.apiName ?? '']?.value === true;
  }

  get checkIcon(): string {
    return this.isChecked ? 'utility:check' : 'utility:steps';
  }

  get checkText(): string {
    return this.isChecked ? 'True' : 'False';
  }

  get isEmpty(): boolean {
    return this.text === '';
  }

  get isRichText(): boolean {
    return this.dataType === 'TextArea' && /<\/?(p|br|b|i|u|a|ul|li|div|span)\b/i.test(this.text);
  }

  get isEmail(): boolean {
    return this.dataType === 'Email';
  }

  get isPhone(): boolean {
    return this.dataType === 'Phone';
  }

  get isUrl(): boolean {
    return this.dataType === 'Url';
  }
}
