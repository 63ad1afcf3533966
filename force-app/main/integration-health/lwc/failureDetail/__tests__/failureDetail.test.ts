import FailureDetail from 'c/failureDetail';
import detail from '@salesforce/apex/FailureController.detail';
import replayCorrected from '@salesforce/apex/FailureController.replayCorrected';
import { draw, drawnAgain, find, isDrawn, type Drawn } from 'test/draw';
import { failureDetails, failureEntry, failureOutcomes } from 'test/failures';
import { giveRoom } from 'test/room';

jest.mock('@salesforce/apex/FailureController.detail', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FailureController.replayCorrected', () => ({ default: jest.fn() }), { virtual: true });

const OUTCOME = failureOutcomes();

const drawDetail = async (): Promise<Drawn> => {
  const element = draw('c-failure-detail', FailureDetail, { recordId: failureEntry().Id });
  await drawnAgain();
  return element;
};

describe('c-failure-detail', () => {
  it('waits for the entry', async () => {
    jest.mocked(detail).mockReturnValue(new Promise(() => undefined));
    const element = await drawDetail();
    expect(find(element, 'c-panel')).toHaveProperty('isLoading', true);
    await expect(element).toBeAccessible();
  });

  it('shows the entry under its code and record', async () => {
    jest.mocked(detail).mockResolvedValue(failureDetails());
    const element = await drawDetail();
    expect(find(element, 'c-panel')).toHaveProperty('heading', 'INVALID_SKU: Order 00000101');
    expect(find(element, '.status').textContent).toBe('New');
    await expect(element).toBeAccessible();
  });

  it('says that the entry cannot be seen', async () => {
    jest.mocked(detail).mockResolvedValue(null);
    const element = await drawDetail();
    expect(find(element, 'c-panel')).toHaveProperty('isEmpty', true);
    await expect(element).toBeAccessible();
  });

  it('says that the permission is missing, and asks again', async () => {
    const refused = { body: { message: 'Ask an administrator.' } };
    jest.mocked(detail).mockRejectedValueOnce(refused).mockResolvedValue(failureDetails());
    const element = await drawDetail();
    expect(find(element, 'c-panel')).toHaveProperty('error', refused);
    await expect(element).toBeAccessible();
    find(element, 'c-panel').dispatchEvent(new CustomEvent('tryagain'));
    await drawnAgain();
    expect(find(element, 'c-panel')).toHaveProperty('error', undefined);
  });

  it('shows what became of a decision, and reads the entry anew', async () => {
    jest.mocked(detail).mockResolvedValue(failureDetails());
    const element = await drawDetail();
    const changed = jest.fn();
    element.addEventListener('changed', changed);
    const decided = { outcome: OUTCOME, doneText: 'Resolved.' };
    find(element, 'c-failure-decisions').dispatchEvent(new CustomEvent('decided', { detail: decided }));
    await drawnAgain();
    expect(find(element, 'c-failure-outcome')).toHaveProperty('doneText', 'Resolved.');
    expect(changed).toHaveBeenCalledTimes(1);
    expect(detail).toHaveBeenCalledTimes(2);
    await expect(element).toBeAccessible();
  });

  it('can be closed where it stands beside a list', async () => {
    jest.mocked(detail).mockResolvedValue(failureDetails());
    const element = draw('c-failure-detail', FailureDetail, { recordId: failureEntry().Id, canClose: true });
    const closed = jest.fn();
    element.addEventListener('close', closed);
    find(element, '.close').dispatchEvent(new CustomEvent('click'));
    expect(closed).toHaveBeenCalledTimes(1);
    await drawnAgain();
    await expect(element).toBeAccessible();
  });

  it('replays with corrections', async () => {
    jest.mocked(detail).mockResolvedValue(failureDetails());
    jest.mocked(replayCorrected).mockResolvedValue(OUTCOME);
    const element = await drawDetail();
    find(element, 'c-failure-payload').dispatchEvent(new CustomEvent('correct', { detail: { Status__c: 'x' } }));
    await drawnAgain();
    expect(replayCorrected).toHaveBeenCalledWith({ entryId: failureEntry().Id, correctedValues: { Status__c: 'x' } });
    expect(isDrawn(element, 'c-failure-outcome')).toBe(true);
  });

  it('says which correction was refused', async () => {
    const refused = { body: { message: 'It has no such field.' } };
    jest.mocked(detail).mockResolvedValue(failureDetails());
    jest.mocked(replayCorrected).mockRejectedValue(refused);
    const element = await drawDetail();
    find(element, 'c-failure-payload').dispatchEvent(new CustomEvent('correct', { detail: {} }));
    await drawnAgain();
    expect(find(element, 'c-notice')).toHaveProperty('error', refused);
    await expect(element).toBeAccessible();
  });

  describe('while somebody looks', () => {
    beforeEach(() => {
      jest.useFakeTimers();
      giveRoom();
      jest.mocked(detail).mockResolvedValue(failureDetails());
    });

    afterEach(() => {
      jest.restoreAllMocks();
      jest.useRealTimers();
    });

    it('shows what became of a replay, and tells the queue', async () => {
      const element = draw('c-failure-detail', FailureDetail, { recordId: failureEntry().Id });
      await jest.advanceTimersByTimeAsync(0);
      const decided = { outcome: OUTCOME, doneText: 'On its way.' };
      find(element, 'c-failure-decisions').dispatchEvent(new CustomEvent('decided', { detail: decided }));
      const changed = jest.fn();
      element.addEventListener('changed', changed);
      await jest.advanceTimersByTimeAsync(5_000);
      expect(isDrawn(element, 'c-failure-outcome')).toBe(true);
      expect(changed).not.toHaveBeenCalled();
      jest.mocked(detail).mockResolvedValue(failureDetails({ entry: failureEntry({ Status__c: 'Replayed' }) }));
      await jest.advanceTimersByTimeAsync(5_000);
      expect(find(element, '.status').textContent).toBe('Replayed');
      expect(isDrawn(element, 'c-failure-outcome')).toBe(false);
      expect(changed).toHaveBeenCalledTimes(1);
    });

    it('looks no more once it is closed', async () => {
      const element = draw('c-failure-detail', FailureDetail, { recordId: failureEntry().Id });
      await jest.advanceTimersByTimeAsync(0);
      element.remove();
      await jest.advanceTimersByTimeAsync(5_000);
      expect(detail).toHaveBeenCalledTimes(1);
    });
  });
});
