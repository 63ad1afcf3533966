/** A single field that a Lightning page shows; nothing where the person does not see it. */
import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { pathsOf } from 'lightningPage/compoundFields';
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

  get paths(): readonly string[] | undefined {
    return this.objectInfo === undefined || this.info === undefined ? undefined : pathsOf(this.objectInfo, this.info);
  }
}
