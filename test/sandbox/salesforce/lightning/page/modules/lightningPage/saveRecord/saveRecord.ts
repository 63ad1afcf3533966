/** How every form saves: of a new record all that has a value, of an old one what is different. */
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { toBeSent, type Draft, type FormSubject } from 'lightningPage/formDraft';
import type { RecordShape } from 'lightningPage/uiShapes';

/**
 * @param fields all that the form holds
 * @returns the record as it is now
 * @throws what the org says against it
 */
export const saveRecord = async (subject: FormSubject, fields: Draft): Promise<RecordShape> => {
  const { record, info, isNew } = subject;
  const sent = toBeSent(subject, fields);
  if (isNew) return createRecord({ apiName: info.apiName, fields: sent });
  return Object.keys(sent).length === 0 ? record : updateRecord({ fields: { ...sent, Id: record.id } });
};
