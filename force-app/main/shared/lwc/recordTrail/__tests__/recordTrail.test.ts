import RecordTrail from 'c/recordTrail';
import { refreshApex } from '@salesforce/apex';
import trailOf from '@salesforce/apex/RecordTrailController.trailOf';
import { subscribe, unsubscribe } from 'lightning/empApi';
import { getRecord } from 'lightning/uiRecordApi';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';
import type * as wired from 'test/wired';
import { emit, fail } from 'test/wired';

jest.mock(
  '@salesforce/apex/RecordTrailController.trailOf',
  () => jest.requireActual<typeof wired>('test/wired').apexWire(),
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

const ORDER = '801000000000001AAA';
const HOPS: readonly TrailHop[] = [
  {
    kind: 'Contract',
    recordId: '800000000000001AAA',
    name: '00000100',
    state: 'Activated',
    moment: '2026-11-20T10:00:00.000Z',
    who: 'Rina Rep',
    isHere: false,
  },
  {
    kind: 'Order',
    recordId: ORDER,
    name: '00000101',
    state: 'On Hold',
    moment: '2026-11-20T10:00:05.000Z',
    who: 'Rina Rep',
    amount: 1200,
    currencyCode: 'EUR',
    isHere: true,
    exceptionId: 'a00000000000001AAA',
    cause: 'No item.',
    fix: 'Map it.',
  },
  {
    kind: 'Invoice',
    recordId: 'a01000000000001AAA',
    name: 'INV7',
    state: 'Open',
    day: '2026-11-21',
    amount: 1200,
    currencyCode: 'EUR',
    isHere: false,
  },
];

const drawTrail = async (hops?: readonly TrailHop[]): Promise<Drawn> => {
  const element = draw('c-record-trail', RecordTrail, { recordId: ORDER });
  if (hops !== undefined) emit(trailOf, hops);
  await drawnAgain();
  return element;
};

const textsOf = (element: Drawn, selector: string): readonly (string | null)[] =>
  findAll(element, selector).map(({ textContent }) => textContent);

const deliver = async (payload: Readonly<Record<string, unknown>>): Promise<void> => {
  jest.mocked(subscribe).mock.calls[0]?.[2]({ data: { payload } });
  await drawnAgain();
};

describe('c-record-trail', () => {
  it('waits for the story', async () => {
    const element = await drawTrail();
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
  });

  it('says that there is none', async () => {
    const element = await drawTrail([]);
    expect(find(element, 'c-panel')).toHaveProperty('isEmpty', true);
    await expect(element).toBeAccessible();
  });

  it('hands on that there is no access, and tries again when asked', async () => {
    const element = await drawTrail();
    fail(trailOf, 'No', 403);
    await drawnAgain();
    expect(find(element, 'c-panel').error).toMatchObject({ status: 403 });
    find(element, 'c-panel').dispatchEvent(new CustomEvent('tryagain'));
    expect(refreshApex).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('says that it failed', async () => {
    const element = await drawTrail();
    fail(trailOf, 'Broken');
    await drawnAgain();
    expect(find(element, 'c-panel').error).toMatchObject({ body: { message: 'Broken' } });
    await expect(element).toBeAccessible();
  });

  it('shows every station, also where nothing is yet', async () => {
    const element = await drawTrail(HOPS);
    expect(textsOf(element, 'h3')).toHaveLength(5);
    expect(textsOf(element, '.nothing')).toEqual(['c.TrailNoOpportunity', 'c.TrailNoPayment']);
    expect(textsOf(element, '.state')).toEqual(['Activated', 'On Hold', 'Open']);
    expect(textsOf(element, '.by')).toEqual(['Rina Rep', 'Rina Rep', 'c.TrailByNetSuite']);
    expect(findAll(element, 'lightning-formatted-number')).toHaveLength(2);
    await expect(element).toBeAccessible();
  });

  it('links to the other records, and marks its own', async () => {
    const element = await drawTrail(HOPS);
    expect(findAll(element, '.name c-record-link').map(({ label }) => label)).toEqual(['00000100', 'INV7']);
    expect(find(element, 'lightning-badge')).toHaveProperty('label', 'c.TrailHere');
  });

  it('shows what holds a record up', async () => {
    const element = await drawTrail(HOPS);
    expect(find(element, '.cause').textContent).toBe('No item.');
    expect(find(element, '.fix').textContent).toBe('Map it.');
    expect(isDrawn(element, '.exception c-record-link')).toBe(true);
  });

  it('reads again when something happens to one of its records', async () => {
    const element = await drawTrail(HOPS);
    await deliver({ OrderId__c: 'another' });
    expect(refreshApex).not.toHaveBeenCalled();
    await deliver({ OrderId__c: ORDER });
    expect(refreshApex).toHaveBeenCalledTimes(1);
    jest.mocked(unsubscribe).mockClear();
    element.remove();
    await drawnAgain();
    expect(unsubscribe).toHaveBeenCalledTimes(2);
  });

  it('reads again when the record is saved', async () => {
    await drawTrail(HOPS);
    emit(getRecord, { fields: { LastModifiedDate: { value: '2026-11-20T10:00:00.000Z' } } });
    expect(refreshApex).not.toHaveBeenCalled();
    emit(getRecord, { fields: { LastModifiedDate: { value: '2026-11-20T10:00:05.000Z' } } });
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });
});
