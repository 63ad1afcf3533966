/** A single field that a Lightning page shows; nothing where the person does not see it. */
import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import type { FieldInfo, ObjectInfo, RecordShape } from 'lightningPage/uiShapes';

export default class PageField extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  /** `Account__c` */
  @api name = '';
  objectInfo: ObjectInfo | undefined;
  record: RecordShape | undefined;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  infoRead({ data }: Wired<ObjectInfo>): void {
    this.objectInfo = data ?? this.objectInfo;
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$paths' })
  recordRead({ data }: Wired<RecordShape>): void {
    this.record = data ?? this.record;
  }

  get info(): FieldInfo | undefined {
    return this.objectInfo?.fields[this.name];
  }

  /** A look-up is shown by the name of what it leads to. */
  get paths(): readonly string[] | undefined {
    if (this.info === undefined) return undefined;
    const own = `${this.objectApiName ?? ''}.${this.name}`;
    const { relationshipName } = this.info;
    return relationshipName === null ? [own] : [own, `${this.objectApiName ?? ''}.${relationshipName}.Name`];
  }
}
