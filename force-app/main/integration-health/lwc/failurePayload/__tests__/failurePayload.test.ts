import FailurePayload from 'c/failurePayload';
import sidecarPayload from '@salesforce/apex/FailureController.sidecarPayload';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';
import { failureDetails, failureEntry } from 'test/failures';

jest.mock('@salesforce/apex/FailureController.sidecarPayload', () => ({ default: jest.fn() }), { virtual: true });

const PAYLOAD = JSON.stringify({
  attributes: { type: 'PaymentReceived__e' },
  SourceKey__c: 'payment-1',
  NetSuiteInvoiceId__c: 'misspelt',
  AmountApplied__c: null,
  Version__c: 3,
});
const held = (change: Partial<FailureDetails> = {}, entry: Partial<FailureEntry> = {}): FailureDetails =>
  failureDetails({ entry: failureEntry({ Payload__c: PAYLOAD, ...entry }), canEdit: true, ...change });
const drawPayload = (detail?: FailureDetails): Drawn => draw('c-failure-payload', FailurePayload, { detail });
const press = async (element: Drawn, selector: string): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent('click'));
  await drawnAgain();
};

describe('c-failure-payload', () => {
  it('says that nothing is kept to run again', async () => {
    const element = drawPayload(failureDetails());
    expect(isDrawn(element, '.nothing')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('shows an event field by field', async () => {
    const element = drawPayload(held());
    expect(find(element, '.fields').textContent).toContain('misspelt');
    expect(find(element, '.fields').textContent).not.toContain('attributes');
    await expect(element).toBeAccessible();
  });

  it('takes corrections of all but the key, and replays with them', async () => {
    const element = drawPayload(held());
    const corrected = jest.fn();
    element.addEventListener('correct', (event) => {
      corrected(event instanceof CustomEvent && event.detail);
    });
    await press(element, '.edit');
    expect(find(element, '[data-field=SourceKey__c]')).toHaveProperty('disabled', true);
    await expect(element).toBeAccessible();
    const field = find(element, '[data-field=NetSuiteInvoiceId__c]');
    field.dispatchEvent(new CustomEvent('change', { detail: { value: '4711' } }));
    await press(element, '.correct');
    expect(corrected).toHaveBeenCalledWith({ NetSuiteInvoiceId__c: '4711' });
    expect(isDrawn(element, '.correct')).toBe(false);
  });

  it('forgets corrections that were cancelled', async () => {
    const element = drawPayload(held());
    await press(element, '.edit');
    await press(element, '.cancel');
    expect(isDrawn(element, '.edit')).toBe(true);
  });

  it('offers no correction to whoever may not, nor of what is settled', () => {
    expect(isDrawn(drawPayload(held({ canEdit: false })), '.edit')).toBe(false);
    expect(isDrawn(drawPayload(held({ isSettled: true })), '.edit')).toBe(false);
  });

  it('shows both versions and who changed them', async () => {
    const changed = { PayloadEditedBy__r: { Name: 'Ada' }, PayloadEditedAt__c: '2026-03-01T12:00:00Z' };
    const element = drawPayload(held({}, { OriginalPayload__c: '{"a":1}', ...changed }));
    expect(find(element, '.edited').textContent).toContain('c.EditedBy');
    expect(find(element, '.original').textContent).toContain('"a": 1');
    await expect(element).toBeAccessible();
  });

  it('shows what is no object as nothing', () => {
    expect(isDrawn(drawPayload(held({}, { Payload__c: '7' })), '.nothing')).toBe(true);
  });

  it('asks the integration for what it keeps', async () => {
    jest.mocked(sidecarPayload).mockResolvedValue('{"contractId":"800"}');
    const element = drawPayload(failureDetails({ entry: failureEntry({ PayloadReference__c: '/v1/failures/1' }) }));
    await press(element, '.read');
    expect(find(element, '.kept').textContent).toContain('800');
    await expect(element).toBeAccessible();
  });

  it('says that the integration does not answer', async () => {
    const away = { body: { message: 'It is away.' } };
    jest.mocked(sidecarPayload).mockRejectedValue(away);
    const element = drawPayload(failureDetails({ entry: failureEntry({ PayloadReference__c: '/v1/failures/1' }) }));
    await press(element, '.read');
    expect(find(element, 'c-notice')).toHaveProperty('error', away);
    expect(findAll(element, '.kept')).toHaveLength(0);
    await expect(element).toBeAccessible();
  });
});
