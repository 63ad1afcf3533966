import ErrorConsole from 'c/errorConsole';
import choices from '@salesforce/apex/FailureController.choices';
import page from '@salesforce/apex/FailureController.page';
import { draw, drawnAgain, find, findAll, isDrawn, type Drawn } from 'test/draw';
import { failureChoices, failureEntry, failurePage } from 'test/failures';
import { giveRoom } from 'test/room';

jest.mock('@salesforce/apex/FailureController.choices', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FailureController.page', () => ({ default: jest.fn() }), { virtual: true });

const drawConsole = async (found: FailurePage, canDecide = true): Promise<Drawn> => {
  jest.mocked(page).mockResolvedValue(found);
  jest.mocked(choices).mockResolvedValue(failureChoices({ canDecide }));
  const element = draw('c-error-console', ErrorConsole);
  await drawnAgain();
  return element;
};
const tell = async (element: Drawn, selector: string, event: CustomEvent): Promise<void> => {
  find(element, selector).dispatchEvent(event);
  await drawnAgain();
};
const ONE = failurePage([failureEntry()]);

describe('c-error-console', () => {
  it('waits for the queue', async () => {
    jest.mocked(page).mockReturnValue(new Promise(() => undefined));
    jest.mocked(choices).mockReturnValue(new Promise(() => undefined));
    const element = draw('c-error-console', ErrorConsole);
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
  });

  it('says that the queue cannot be read, and asks again', async () => {
    const failed = { status: 403 };
    jest.mocked(page).mockRejectedValueOnce(failed);
    jest.mocked(choices).mockResolvedValue(failureChoices());
    const element = draw('c-error-console', ErrorConsole);
    await drawnAgain();
    expect(find(element, 'c-panel')).toHaveProperty('error', failed);
    await expect(element).toBeAccessible();
    jest.mocked(page).mockResolvedValue(ONE);
    await tell(element, 'c-panel', new CustomEvent('tryagain'));
    expect(find(element, 'c-panel')).toHaveProperty('error', undefined);
  });

  it('says that nothing failed', async () => {
    const element = await drawConsole({ ...failurePage([]), atRisk: [] });
    expect(find(element, '.empty').textContent).toBe('c.ErrorConsoleNothingOpen');
    expect(isDrawn(element, '.replay-many')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('shows the queue with how much money waits', async () => {
    const element = await drawConsole(ONE);
    expect(find(element, '.total').textContent).toBe('c.OpenCount');
    expect(findAll(element, '.at-risk').map(({ textContent }) => textContent)).toEqual(['EUR\u00a01,200.50']);
    expect(find(element, 'c-failure-list')).toHaveProperty('canChoose', true);
    await expect(element).toBeAccessible();
  });

  it('offers no replay to whoever decides nothing', async () => {
    const element = await drawConsole(ONE, false);
    expect(isDrawn(element, '.replay-many')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('reads anew what a filter finds', async () => {
    const element = await drawConsole(ONE);
    const filter = { isSettled: true };
    await tell(element, 'c-failure-filters', new CustomEvent('filterchange', { detail: filter }));
    expect(page).toHaveBeenLastCalledWith({ filter, skipped: 0 });
    expect(find(element, '.total').textContent).toBe('c.SettledCount');
    expect(isDrawn(element, '.replay-many')).toBe(false);
  });

  it('opens an entry beside the queue, and closes it', async () => {
    const element = await drawConsole(ONE);
    await tell(element, 'c-failure-list', new CustomEvent('open', { detail: failureEntry().Id }));
    expect(find(element, 'c-failure-detail')).toHaveProperty('recordId', failureEntry().Id);
    await expect(element).toBeAccessible();
    await tell(element, 'c-failure-detail', new CustomEvent('changed'));
    expect(page).toHaveBeenCalledTimes(2);
    expect(find(element, 'c-failure-list')).toHaveProperty('isNarrow', true);
    await tell(element, 'c-failure-detail', new CustomEvent('close'));
    expect(isDrawn(element, 'c-failure-detail')).toBe(false);
  });

  it('adds the next page to the first', async () => {
    const element = await drawConsole(failurePage([failureEntry()], 2));
    jest.mocked(page).mockResolvedValue(failurePage([failureEntry({ Id: 'a02' })], 2));
    await tell(element, 'c-failure-list', new CustomEvent('more'));
    expect(page).toHaveBeenLastCalledWith({ filter: {}, skipped: 1 });
    expect(find(element, 'c-failure-list').entries).toHaveLength(2);
    jest.mocked(page).mockRejectedValue({ status: 0 });
    await tell(element, 'c-failure-list', new CustomEvent('more'));
    expect(find(element, 'c-panel')).toHaveProperty('error', { status: 0 });
  });

  it('replays the chosen ones together, then reads the queue anew', async () => {
    const element = await drawConsole(ONE);
    await tell(element, 'c-failure-list', new CustomEvent('choose', { detail: [failureEntry().Id] }));
    expect(find(element, '.replay-many')).toHaveProperty('label', 'c.ReplayChosen');
    await tell(element, '.replay-many', new CustomEvent('click'));
    expect(find(element, 'c-failure-replay').chosen).toEqual([failureEntry().Id]);
    await expect(element).toBeAccessible();
    await tell(element, 'c-failure-replay', new CustomEvent('replayed'));
    expect(page).toHaveBeenCalledTimes(2);
    await tell(element, 'c-failure-replay', new CustomEvent('close'));
    expect(isDrawn(element, 'c-failure-replay')).toBe(false);
    expect(find(element, '.replay-many')).toHaveProperty('label', 'c.ReplayAllFound');
  });

  describe('while somebody looks', () => {
    const TWO = failurePage([failureEntry(), failureEntry({ Id: 'a02' })]);

    const later = async (): Promise<void> => {
      await jest.advanceTimersByTimeAsync(20_000);
    };

    const watched = async (): Promise<Drawn> => {
      jest.mocked(page).mockResolvedValue(ONE);
      jest.mocked(choices).mockResolvedValue(failureChoices());
      const element = draw('c-error-console', ErrorConsole);
      await jest.advanceTimersByTimeAsync(0);
      jest.mocked(page).mockResolvedValue(TWO);
      return element;
    };

    beforeEach(() => {
      jest.useFakeTimers();
      giveRoom();
    });

    afterEach(() => {
      jest.restoreAllMocks();
      jest.useRealTimers();
    });

    it('shows what failed meanwhile, without loading', async () => {
      const element = await watched();
      jest.mocked(page).mockRejectedValueOnce({ status: 0 });
      await later();
      expect(find(element, 'c-panel')).toHaveProperty('error', undefined);
      await later();
      expect(find(element, 'c-failure-list').entries).toHaveLength(2);
      expect(find(element, 'c-panel')).toHaveProperty('isLoading', false);
    });

    it('leaves the queue alone while somebody chooses', async () => {
      const element = await watched();
      find(element, 'c-failure-list').dispatchEvent(new CustomEvent('choose', { detail: [failureEntry().Id] }));
      await later();
      expect(page).toHaveBeenCalledTimes(1);
      element.remove();
    });

    it('forgets a look that another filter has overtaken', async () => {
      const element = await watched();
      let arrive = (_page: FailurePage): void => undefined;
      jest.mocked(page).mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
      await later();
      jest.mocked(page).mockResolvedValue(failurePage([]));
      find(element, 'c-failure-filters').dispatchEvent(new CustomEvent('filterchange', { detail: { code: 'X' } }));
      await jest.advanceTimersByTimeAsync(0);
      arrive(TWO);
      await jest.advanceTimersByTimeAsync(0);
      expect(find(element, '.empty').textContent).toBe('c.ErrorConsoleEmpty');
    });
  });
});
