import { hearWhileVisible } from 'c/liveEvents';
import { subscribe, unsubscribe } from 'lightning/empApi';
import { drawnAgain } from 'test/draw';

const CHANNEL = '/event/SalesOrderBooked__e';
const subscribed = jest.mocked(subscribe);
const unsubscribed = jest.mocked(unsubscribe);

const look = async (state: 'visible' | 'hidden'): Promise<void> => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
  document.dispatchEvent(new CustomEvent('visibilitychange'));
  await drawnAgain();
};

describe('c/liveEvents', () => {
  beforeEach(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'visible' });
    subscribed.mockResolvedValue({ id: '1', channel: CHANNEL, subscription: {}, error: '' });
  });

  it('hands on the fields of an event', () => {
    const heard = jest.fn();
    const stop = hearWhileVisible([CHANNEL], heard);
    expect(subscribed).toHaveBeenCalledWith(CHANNEL, -1, expect.anything());
    const deliver = subscribed.mock.calls[0]?.[2];
    deliver?.({ data: { payload: { OrderId__c: '801' } } });
    deliver?.('nonsense');
    expect(heard.mock.calls).toEqual([[{ OrderId__c: '801' }], [{}]]);
    stop();
  });

  it('rests while nobody looks, and asks for a fresh look afterwards', async () => {
    const heard = jest.fn();
    const stop = hearWhileVisible([CHANNEL], heard);
    await look('hidden');
    expect(unsubscribed).toHaveBeenCalledTimes(1);
    expect(heard).not.toHaveBeenCalled();
    await look('visible');
    expect(subscribed).toHaveBeenCalledTimes(2);
    expect(heard).toHaveBeenCalledWith();
    stop();
  });

  it('does not begin on a page that is not seen', () => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' });
    const stop = hearWhileVisible([CHANNEL], jest.fn());
    expect(subscribed).not.toHaveBeenCalled();
    stop();
  });

  it('ends for good, also where subscribing failed', async () => {
    subscribed.mockRejectedValueOnce(new Error('no connection'));
    const stop = hearWhileVisible([CHANNEL, '/event/Other__e'], jest.fn());
    stop();
    await drawnAgain();
    expect(unsubscribed).toHaveBeenCalledTimes(1);
    await look('hidden');
    await look('visible');
    expect(subscribed).toHaveBeenCalledTimes(2);
  });
});
