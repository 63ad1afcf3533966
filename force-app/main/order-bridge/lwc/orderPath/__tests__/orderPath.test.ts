import OrderPath from 'c/orderPath';
import { refreshApex } from '@salesforce/apex';
import readStanding from '@salesforce/apex/OrderPathController.standing';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { subscribe, unsubscribe } from 'lightning/empApi';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';
import type * as wired from 'test/wired';
import { emit, fail } from 'test/wired';

jest.mock(
  '@salesforce/apex/OrderPathController.standing',
  () => jest.requireActual<typeof wired>('test/wired').apexWire(),
  { virtual: true },
);
jest.mock('@salesforce/apex', () => ({ refreshApex: jest.fn().mockResolvedValue(undefined) }), { virtual: true });

const ORDER = '801000000000001AAA';
const READY: OrderStanding = {
  orderId: ORDER,
  contractId: '800000000000001AAA',
  status: 'Ready',
  statusName: 'Ready',
  nextStep: 'Activate the contract.',
  owedBy: 'Rina Rep',
  causes: [],
  fixes: [],
};
const HELD: OrderStanding = {
  ...READY,
  status: 'On Hold',
  statusName: 'On Hold',
  requestedAt: '2026-11-20T10:00:00.000Z',
  causes: ['No item stands for Widget.', 'No tax schedule.'],
  fixes: ['Map the product.'],
  exceptionId: 'a00000000000001AAA',
  exceptionName: 'E-0001',
};
const BOOKED: OrderStanding = {
  ...READY,
  status: 'Booked',
  statusName: 'Booked',
  salesOrderNumber: 'SO17',
  bookedAt: '2026-11-20T10:00:05.000Z',
};

const drawPath = async (standing?: OrderStanding | null): Promise<Drawn> => {
  const element = draw('c-order-path', OrderPath, { recordId: ORDER });
  if (standing !== undefined) emit(readStanding, standing);
  await drawnAgain();
  return element;
};

const listOf = (element: Drawn, list: string): readonly (string | null)[] =>
  findAll(element, `.${list} li`).map(({ textContent }) => textContent);

const deliver = async (payload: Readonly<Record<string, unknown>>): Promise<void> => {
  jest.mocked(subscribe).mock.calls[0]?.[2]({ data: { payload } });
  await drawnAgain();
};

describe('c-order-path', () => {
  it('waits for the order', async () => {
    const element = await drawPath();
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
  });

  it('says that there is no such order', async () => {
    const element = await drawPath(null);
    expect(find(element, 'c-panel')).toHaveProperty('isEmpty', true);
    await expect(element).toBeAccessible();
  });

  it('tries again after a failure', async () => {
    const element = await drawPath();
    fail(readStanding, 'Broken');
    await drawnAgain();
    expect(find(element, 'c-panel').error).toMatchObject({ body: { message: 'Broken' } });
    find(element, 'c-panel').dispatchEvent(new CustomEvent('tryagain'));
    expect(refreshApex).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
  });

  it('hands on that there is no access', async () => {
    const element = await drawPath();
    fail(readStanding, 'No', 403);
    await drawnAgain();
    expect(find(element, 'c-panel').error).toMatchObject({ status: 403 });
    await expect(element).toBeAccessible();
  });

  it('shows the step, the next one and who owes it', async () => {
    const element = await drawPath(READY);
    expect(find(element, '[aria-current="step"]').textContent).toContain('c.OrderPathReady');
    expect(findAll(element, '.slds-is-complete')).toHaveLength(2);
    expect(find(element, '.next').textContent).toBe('Activate the contract.');
    expect(find(element, '.owed-by').textContent).toBe('Rina Rep');
    expect(isDrawn(element, '.waits')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('shows why it waits, what to do and the exception', async () => {
    const element = await drawPath(HELD);
    expect(listOf(element, 'causes')).toEqual(HELD.causes);
    expect(listOf(element, 'fixes')).toEqual(HELD.fixes);
    expect(find(element, 'c-record-link')).toHaveProperty('label', 'E-0001');
    expect(find(element, '.slds-is-lost').textContent).toContain('c.OrderPathStopped');
    await expect(element).toBeAccessible();
  });

  it('shows the number of the sales order, and since when', async () => {
    const element = await drawPath(BOOKED);
    expect(find(element, '.sales-order').textContent).toBe('SO17');
    expect(find(element, 'lightning-formatted-date-time')).toHaveProperty('value', BOOKED.bookedAt);
    await expect(element).toBeAccessible();
  });

  it('draws a status it does not know as the first step, and an ended one as stopped', async () => {
    expect(find(await drawPath({ ...READY, status: 'New' }), '[aria-current]').textContent).toContain('PathDraft');
    document.body.replaceChildren();
    expect(find(await drawPath({ ...READY, status: 'Billed' }), '.slds-is-won').textContent).toContain('PathBilled');
  });

  it('reads again when its order is booked or fails, and at no other event', async () => {
    await drawPath(READY);
    await deliver({ OrderId__c: 'another' });
    expect(refreshApex).not.toHaveBeenCalled();
    await deliver({ OrderId__c: ORDER });
    await deliver({ RecordId__c: READY.contractId });
    expect(refreshApex).toHaveBeenCalledTimes(2);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: ORDER }]);
  });

  it('reads again when the record on the page has another status', async () => {
    await drawPath(READY);
    emit(getRecord, { fields: { BridgeStatus__c: { value: 'Ready' } } });
    expect(refreshApex).not.toHaveBeenCalled();
    emit(getRecord, { fields: { BridgeStatus__c: { value: 'Draft' } } });
    expect(refreshApex).toHaveBeenCalledTimes(1);
  });

  it('stops hearing when it is taken away', async () => {
    const element = await drawPath(READY);
    jest.mocked(unsubscribe).mockClear();
    element.remove();
    await drawnAgain();
    expect(unsubscribe).toHaveBeenCalledTimes(2);
  });
});
