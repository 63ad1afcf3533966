import WhyNotSynced from 'c/whyNotSynced';
import { refreshApex } from '@salesforce/apex';
import explain from '@salesforce/apex/SyncController.explain';
import { subscribe, unsubscribe } from 'lightning/empApi';
import { getRecord } from 'lightning/uiRecordApi';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';
import type * as wired from 'test/wired';
import { emit, fail } from 'test/wired';

jest.mock('@salesforce/apex/SyncController.explain', () => jest.requireActual<typeof wired>('test/wired').apexWire(), {
  virtual: true,
});
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

const IN_SYNC: SyncExplanation = {
  state: 'IN_SYNC',
  since: '2026-11-20T10:00:00.000Z',
  netSuiteName: 'SO17',
  reasons: [],
};
const HELD: SyncExplanation = {
  state: 'ON_HOLD',
  since: '2026-11-20T10:00:00.000Z',
  reasons: [
    { key: 'GATE', why: 'No item.', fix: 'Map it.' },
    { key: 'EXCEPTION', why: 'Refused.', fix: 'Replay it.', recordId: 'a00000000000001AAA', recordName: 'E-0001' },
  ],
};

const drawWhy = async (explanation?: SyncExplanation | null): Promise<Drawn> => {
  const element = draw('c-why-not-synced', WhyNotSynced, { recordId: '801000000000001AAA' });
  if (explanation !== undefined) emit(explain, explanation);
  await drawnAgain();
  return element;
};

describe('c-why-not-synced', () => {
  it('waits for the answer', async () => {
    const element = await drawWhy();
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
  });

  it('says that records like this one are not synced', async () => {
    const element = await drawWhy(null);
    expect(find(element, 'c-panel')).toHaveProperty('isEmpty', true);
    await expect(element).toBeAccessible();
  });

  it('hands on that there is no access', async () => {
    const element = await drawWhy();
    fail(explain, 'No', 403);
    await drawnAgain();
    expect(find(element, 'c-panel').error).toMatchObject({ status: 403 });
    await expect(element).toBeAccessible();
  });

  it('tries again after a failure', async () => {
    const element = await drawWhy();
    fail(explain, 'Broken');
    await drawnAgain();
    find(element, 'c-panel').dispatchEvent(new CustomEvent('tryagain'));
    expect(refreshApex).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('says that it is in step, as what and since when', async () => {
    const element = await drawWhy(IN_SYNC);
    expect(find(element, '.state').textContent).toBe('c.WhyInSync');
    expect(find(element, '.netsuite-name').textContent).toBe('SO17');
    expect(find(element, 'lightning-formatted-date-time')).toHaveProperty('value', IN_SYNC.since);
    expect(isDrawn(element, '.reasons')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says every reason, what to do, and where', async () => {
    const element = await drawWhy(HELD);
    const texts = findAll(element, 'lightning-formatted-text').map(({ value }) => value);
    expect(texts).toEqual(['No item.', 'Map it.', 'Refused.', 'Replay it.']);
    expect(find(element, 'c-record-link')).toHaveProperty('label', 'E-0001');
    expect(isDrawn(element, 'lightning-formatted-date-time')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('reads again when the record is saved', async () => {
    await drawWhy(IN_SYNC);
    emit(getRecord, { fields: { LastModifiedDate: { value: '2026-11-20T10:00:00.000Z' } } });
    expect(refreshApex).not.toHaveBeenCalled();
    emit(getRecord, { fields: { LastModifiedDate: { value: '2026-11-20T10:00:05.000Z' } } });
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('reads again when what it waits for happens, until it is taken away', async () => {
    const element = await drawWhy(HELD);
    const deliver = jest.mocked(subscribe).mock.calls[0]?.[2];
    deliver?.({ data: { payload: { OrderId__c: 'another' } } });
    expect(refreshApex).not.toHaveBeenCalled();
    deliver?.({ data: { payload: { OrderId__c: 'a00000000000001AAA' } } });
    expect(refreshApex).toHaveBeenCalledTimes(1);
    jest.mocked(unsubscribe).mockClear();
    element.remove();
    await drawnAgain();
    expect(unsubscribe).toHaveBeenCalledTimes(2);
  });
});
