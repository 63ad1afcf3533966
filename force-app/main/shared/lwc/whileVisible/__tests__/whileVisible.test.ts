import { repeatWhileVisible } from 'c/whileVisible';

const EVERY = 1000;

const see = (state: 'visible' | 'hidden'): void => {
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
};

const look = async (state: 'visible' | 'hidden'): Promise<void> => {
  see(state);
  document.dispatchEvent(new CustomEvent('visibilitychange'));
  await jest.advanceTimersByTimeAsync(0);
};

describe('c/whileVisible', () => {
  const work = jest.fn<Promise<void>, []>();
  let width = 600;
  const component = { getBoundingClientRect: () => ({ width }) };
  let stop = (): void => undefined;

  beforeEach(() => {
    jest.useFakeTimers();
    see('visible');
    work.mockReset().mockResolvedValue();
    width = 600;
  });

  afterEach(() => {
    stop();
    jest.useRealTimers();
  });

  it('repeats, also after a failure, and ends for good', async () => {
    work.mockRejectedValueOnce(new Error('away'));
    stop = repeatWhileVisible(EVERY, component, work);
    expect(work).not.toHaveBeenCalled();
    await jest.advanceTimersByTimeAsync(2 * EVERY);
    expect(work).toHaveBeenCalledTimes(2);
    stop();
    await jest.advanceTimersByTimeAsync(2 * EVERY);
    await look('visible');
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('rests in a tab that nobody sees, and looks at once when it is seen again', async () => {
    stop = repeatWhileVisible(EVERY, component, work);
    await look('hidden');
    await jest.advanceTimersByTimeAsync(5 * EVERY);
    expect(work).not.toHaveBeenCalled();
    await look('visible');
    expect(work).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(EVERY);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('begins when a tab that was opened in the background is seen', async () => {
    see('hidden');
    stop = repeatWhileVisible(EVERY, component, work);
    await jest.advanceTimersByTimeAsync(2 * EVERY);
    expect(work).not.toHaveBeenCalled();
    await look('visible');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('rests behind another page of the app', async () => {
    width = 0;
    stop = repeatWhileVisible(EVERY, component, work);
    await jest.advanceTimersByTimeAsync(2 * EVERY);
    expect(work).not.toHaveBeenCalled();
  });

  it('does not begin again before the last time is through', async () => {
    let finish = (): void => undefined;
    work.mockReturnValueOnce(new Promise((resolve) => (finish = resolve)));
    stop = repeatWhileVisible(EVERY, component, work);
    await jest.advanceTimersByTimeAsync(3 * EVERY);
    expect(work).toHaveBeenCalledTimes(1);
    finish();
    await jest.advanceTimersByTimeAsync(EVERY);
    expect(work).toHaveBeenCalledTimes(2);
  });
});
