import ActivateContract from 'c/activateContract';
import activate from '@salesforce/apex/ContractActivationController.activate';
import readStanding from '@salesforce/apex/ContractActivationController.standing';
import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { subscribe, unsubscribe } from 'lightning/empApi';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';

jest.mock('@salesforce/apex/ContractActivationController.activate', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/ContractActivationController.standing', () => ({ default: jest.fn() }), { virtual: true });
jest.mock(
  'lightning/actions',
  () => ({
    CloseActionScreenEvent: class extends CustomEvent<undefined> {
      constructor() {
        super('closed');
      }
    },
  }),
  { virtual: true },
);

const CONTRACT = '800000000000001AAA';
const ORDER: OrderStanding = {
  orderId: '801000000000001AAA',
  status: 'Ready',
  statusName: 'Ready',
  nextStep: 'Activate the contract.',
  owedBy: 'Integration Operations',
  causes: [],
  fixes: [],
};
const READY: ActivationStanding = {
  outcome: 'READY',
  message: 'NetSuite books it.',
  standing: ORDER,
  orderNumber: '00000101',
  accountName: 'Brightwater',
  lines: 2,
  total: 1200,
  currencyCode: 'EUR',
};
const BOOKED: ActivationStanding = {
  ...READY,
  outcome: 'BOOKED',
  message: 'Booked.',
  standing: { ...ORDER, status: 'Booked', salesOrderNumber: 'SO17' },
};
const answer = (outcome: ActivationResult['outcome'], more: Partial<ActivationResult> = {}): ActivationResult => ({
  outcome,
  message: `It is ${outcome}.`,
  findings: [],
  ...more,
});

const open = async (standing: ActivationStanding | Promise<never> = READY): Promise<Drawn> => {
  if (standing instanceof Promise) jest.mocked(readStanding).mockReturnValue(standing);
  else jest.mocked(readStanding).mockResolvedValue(standing);
  const element = draw('c-activate-contract', ActivateContract);
  Object.assign(element, { recordId: CONTRACT });
  await drawnAgain();
  return element;
};

const press = async (element: Drawn, button = '.activate'): Promise<void> => {
  find(element, button).dispatchEvent(new CustomEvent('click'));
  await drawnAgain();
};

const answered = async (result: ActivationResult): Promise<Drawn> => {
  jest.mocked(activate).mockResolvedValue(result);
  const element = await open();
  await press(element);
  return element;
};

const deliver = async (): Promise<void> => {
  jest.mocked(subscribe).mock.calls[0]?.[2]({ data: { payload: {} } });
  await drawnAgain();
};

const textsOf = (element: Drawn, selector: string): readonly (string | null)[] =>
  findAll(element, selector).map(({ textContent }) => textContent);

describe('c-activate-contract', () => {
  it('waits until it knows where the contract stands', async () => {
    const element = await open(new Promise<never>(() => undefined));
    expect(isDrawn(element, 'lightning-spinner')).toBe(true);
    expect(isDrawn(element, '.activate')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says what will leave, and offers to activate', async () => {
    const element = await open();
    expect(find(element, '.said').textContent).toBe('NetSuite books it.');
    expect(textsOf(element, '.facts dd')[1]).toBe('Brightwater');
    expect(find(element, '.activate')).toHaveProperty('label', 'c.ActivateButton');
    await expect(element).toBeAccessible();
  });

  it('shows that NetSuite is asked, and takes no second press meanwhile', async () => {
    jest.mocked(activate).mockReturnValue(new Promise(() => undefined));
    const element = await open();
    await press(element);
    expect(find(element, '.asking').textContent).toContain('c.ActivateAsking');
    expect(isDrawn(element, '.activate')).toBe(false);
    expect(activate).toHaveBeenCalledWith({ contractId: CONTRACT });
    await expect(element).toBeAccessible();
  });

  it('shows the number of the sales order, moves the focus to it and tells the page', async () => {
    const element = await answered(answer('BOOKED', { salesOrderNumber: 'SO17' }));
    expect(find(element, '.sales-order').textContent).toBe('SO17');
    expect(element.shadowRoot?.activeElement?.className).toContain('message');
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: CONTRACT }, { recordId: ORDER.orderId }]);
    expect(isDrawn(element, '.activate')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it.each(['ACCEPTED', 'NO_ANSWER'] as const)('waits for the number after %s', async (outcome) => {
    const element = await answered(answer(outcome));
    expect(find(element, '.waiting').textContent).toBe('c.ActivateWaiting');
    await expect(element).toBeAccessible();
    await deliver();
    expect(isDrawn(element, '.sales-order')).toBe(false);
    jest.mocked(readStanding).mockResolvedValue(BOOKED);
    await deliver();
    expect(find(element, '.sales-order').textContent).toBe('SO17');
    expect(unsubscribe).toHaveBeenCalled();
  });

  it('goes on waiting when a look fails', async () => {
    const element = await answered(answer('ACCEPTED'));
    jest.mocked(readStanding).mockRejectedValueOnce({ status: 0 });
    await deliver();
    expect(isDrawn(element, '.waiting')).toBe(true);
  });

  it('lists every finding with line, fix and who settles it', async () => {
    const findings = [
      { cause: 'No item.', fix: 'Map the product.', owner: 'rep', line: 2 },
      { cause: 'No currency.', owner: 'the-bank' },
    ];
    const element = await answered(answer('REFUSED', { findings }));
    expect(textsOf(element, '.findings tbody th')).toEqual(['c.ActivateLine', 'c.ActivateWholeOrder']);
    expect(textsOf(element, '.findings tbody td')).toEqual([
      ...['No item.', 'Map the product.', 'c.OwedByRep'],
      ...['No currency.', '', 'the-bank'],
    ]);
    expect(find(element, '.activate')).toHaveProperty('label', 'c.ActivateAgain');
    await expect(element).toBeAccessible();
  });

  it('says who has to give access', async () => {
    const element = await answered(answer('NO_ACCESS'));
    expect(find(element, '.message lightning-icon')).toHaveProperty('iconName', 'utility:lock');
    expect(isDrawn(element, '.activate')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('shows where it stands when it is opened again', async () => {
    const held = { ...ORDER, causes: ['No item.', 'No tax.'], fixes: ['Map it.'] };
    const element = await open({ ...READY, outcome: 'ON_HOLD', message: 'On hold.', standing: held });
    expect(textsOf(element, '.findings tbody td')).toEqual([
      ...['No item.', 'Map it.', 'Integration Operations'],
      ...['No tax.', '', 'Integration Operations'],
    ]);
    expect(activate).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
    jest.mocked(readStanding).mockResolvedValue(BOOKED);
    await deliver();
    expect(isDrawn(element, '.sales-order')).toBe(true);
  });

  it('says why nothing can be activated', async () => {
    const element = await open({ outcome: 'NOT_POSSIBLE', message: 'You may not.' });
    expect(find(element, '.said').textContent).toBe('You may not.');
    expect(isDrawn(element, '.facts')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says in words what failed, and can be pressed again', async () => {
    jest.mocked(activate).mockRejectedValueOnce({ body: { message: 'Order 7 is Draft.' } });
    const element = await open();
    await press(element);
    expect(find(element, '.said').textContent).toBe('Order 7 is Draft.');
    jest.mocked(activate).mockResolvedValue(answer('BOOKED', { salesOrderNumber: 'SO18' }));
    await press(element);
    expect(find(element, '.sales-order').textContent).toBe('SO18');
    await expect(element).toBeAccessible();
  });

  it('says that it could not be opened', async () => {
    jest.mocked(readStanding).mockRejectedValue({ status: 0 });
    const element = draw('c-activate-contract', ActivateContract, { recordId: CONTRACT });
    await drawnAgain();
    expect(find(element, '.said').textContent).toBe('c.CannotReachSalesforce');
    expect(element).toHaveProperty('recordId', CONTRACT);
    await expect(element).toBeAccessible();
  });

  it('closes, and listens no more', async () => {
    const element = await answered(answer('ACCEPTED'));
    const closed = jest.fn();
    element.addEventListener('closed', closed);
    await press(element, '.close');
    expect(closed).toHaveBeenCalledTimes(1);
    jest.mocked(unsubscribe).mockClear();
    element.remove();
    await drawnAgain();
    expect(unsubscribe).toHaveBeenCalledTimes(2);
  });

  it('says after a while that it takes longer, and looks for the number by itself', async () => {
    jest.useFakeTimers();
    jest.mocked(readStanding).mockResolvedValue(READY);
    jest.mocked(activate).mockReturnValue(new Promise(() => undefined));
    const element = draw('c-activate-contract', ActivateContract, { recordId: CONTRACT });
    await jest.advanceTimersByTimeAsync(0);
    find(element, '.activate').dispatchEvent(new CustomEvent('click'));
    await jest.advanceTimersByTimeAsync(8_000);
    expect(find(element, '.late').textContent).toBe('c.ActivateStillAsking');
    element.remove();
    jest.mocked(readStanding).mockResolvedValue({ ...READY, outcome: 'ACCEPTED' });
    const second = draw('c-activate-contract', ActivateContract, { recordId: CONTRACT });
    await jest.advanceTimersByTimeAsync(0);
    jest.mocked(readStanding).mockResolvedValue(BOOKED);
    await jest.advanceTimersByTimeAsync(5_000);
    jest.useRealTimers();
    expect(find(second, '.sales-order').textContent).toBe('SO17');
  });
});
