import { hearAccountNews } from 'c/accountNews';
import { subscribe } from 'lightning/empApi';

const ACCOUNT = '001000000000001AAA';
const subscribed = jest.mocked(subscribe);

const deliver = (fields: Readonly<Record<string, unknown>>): void => {
  subscribed.mock.calls[0]?.[2]({ data: { payload: fields } });
};

describe('c/accountNews', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });
    subscribed.mockResolvedValue({ id: '1', channel: '', subscription: {}, error: '' });
  });

  afterEach(() => jest.useRealTimers());

  it('tells of an event about the account soon, and once more when the figures have followed', () => {
    const tell = jest.fn();
    const stop = hearAccountNews(() => ACCOUNT, tell);
    expect(subscribed.mock.calls.map(([channel]) => channel)).toEqual([
      '/event/InvoicesSynced__e',
      '/event/PaymentReceived__e',
    ]);
    deliver({ AccountIds__c: `001000000000009AAA,${ACCOUNT}` });
    deliver({ AccountId__c: ACCOUNT });
    expect(tell).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1000);
    expect(tell).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(10_000);
    expect(tell).toHaveBeenCalledTimes(2);
    stop();
  });

  it('keeps silent about other accounts, and while no account is shown', () => {
    const tell = jest.fn();
    const stops = [hearAccountNews(() => ACCOUNT, tell), hearAccountNews(() => undefined, tell)];
    deliver({ AccountId__c: '001000000000009AAA' });
    deliver({});
    subscribed.mock.calls[2]?.[2]({ data: { payload: { AccountId__c: ACCOUNT } } });
    jest.runAllTimers();
    expect(tell).not.toHaveBeenCalled();
    stops.forEach((stop) => {
      stop();
    });
  });

  it('asks for a fresh look when the page is seen again, and for none after its end', () => {
    const tell = jest.fn();
    const stop = hearAccountNews(() => ACCOUNT, tell);
    document.dispatchEvent(new CustomEvent('visibilitychange'));
    jest.runAllTimers();
    expect(tell).toHaveBeenCalledTimes(1);
    deliver({ AccountId__c: ACCOUNT });
    stop();
    jest.runAllTimers();
    expect(tell).toHaveBeenCalledTimes(1);
  });
});
