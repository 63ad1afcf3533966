import FailureDecisions from 'c/failureDecisions';
import assign from '@salesforce/apex/FailureController.assign';
import choices from '@salesforce/apex/FailureController.choices';
import reopen from '@salesforce/apex/FailureController.reopen';
import replay from '@salesforce/apex/FailureController.replay';
import resolve from '@salesforce/apex/FailureController.resolve';
import userId from '@salesforce/user/Id';
import { draw, drawnAgain, find, isDrawn, type Drawn } from 'test/draw';
import { failureChoices, failureDetails, failureEntry, failureOutcomes } from 'test/failures';

jest.mock('@salesforce/apex/FailureController.assign', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FailureController.choices', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FailureController.reopen', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FailureController.replay', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FailureController.resolve', () => ({ default: jest.fn() }), { virtual: true });

const IDS = [failureEntry().Id];
const OUTCOME = failureOutcomes();

const drawDecisions = (detail: FailureDetails = failureDetails()): { element: Drawn; decided: jest.Mock } => {
  const element = draw('c-failure-decisions', FailureDecisions, { detail });
  const decided = jest.fn();
  element.addEventListener('decided', (event) => {
    decided(event instanceof CustomEvent && event.detail);
  });
  return { element, decided };
};
const press = async (element: Drawn, selector: string): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent('click'));
  await drawnAgain();
};

describe('c-failure-decisions', () => {
  it('replays the entry and tells what became of it', async () => {
    jest.mocked(replay).mockResolvedValue(OUTCOME);
    const { element, decided } = drawDecisions();
    await expect(element).toBeAccessible();
    await press(element, '.replay');
    expect(replay).toHaveBeenCalledWith({ entryIds: IDS });
    expect(decided).toHaveBeenCalledWith({ outcome: OUTCOME, doneText: 'c.FailureReplayed' });
  });

  it('cannot replay what nothing is kept of', () => {
    expect(find(drawDecisions(failureDetails({ canReplay: false })).element, '.replay')).toHaveProperty(
      'disabled',
      true,
    );
  });

  it('takes the entry, unless it is mine already', async () => {
    jest.mocked(assign).mockResolvedValue(OUTCOME);
    const { element } = drawDecisions();
    await press(element, '.take');
    expect(assign).toHaveBeenCalledWith({ entryIds: IDS, ownerId: userId });
    const mine = drawDecisions(failureDetails({ entry: failureEntry({ OwnerId: userId }) }));
    expect(find(mine.element, '.take')).toHaveProperty('disabled', true);
  });

  it('gives the entry to somebody who may work on it', async () => {
    jest.mocked(choices).mockResolvedValue(failureChoices());
    jest.mocked(assign).mockResolvedValue(OUTCOME);
    const { element, decided } = drawDecisions();
    await press(element, '.assign');
    expect(find(element, '.give')).toHaveProperty('disabled', true);
    find(element, 'lightning-combobox').dispatchEvent(new CustomEvent('change', { detail: { value: '0051' } }));
    await drawnAgain();
    await expect(element).toBeAccessible();
    await press(element, '.give');
    expect(assign).toHaveBeenCalledWith({ entryIds: IDS, ownerId: '0051' });
    expect(decided).toHaveBeenCalledTimes(1);
  });

  it('says why there is nobody to choose from', async () => {
    const failed = { status: 0 };
    jest.mocked(choices).mockRejectedValue(failed);
    const { element } = drawDecisions();
    await press(element, '.assign');
    expect(find(element, 'c-notice')).toHaveProperty('error', failed);
    await press(element, '.cancel');
    expect(isDrawn(element, '.give')).toBe(false);
  });

  it('resolves it with a note', async () => {
    jest.mocked(resolve).mockResolvedValue(OUTCOME);
    const { element } = drawDecisions();
    await press(element, '.resolve');
    find(element, 'lightning-textarea').dispatchEvent(
      new CustomEvent('change', { detail: { value: 'Added the alias.' } }),
    );
    await expect(element).toBeAccessible();
    await press(element, '.settle');
    expect(resolve).toHaveBeenCalledWith({ entryIds: IDS, note: 'Added the alias.' });
  });

  it('opens a settled entry again', async () => {
    jest.mocked(reopen).mockResolvedValue(OUTCOME);
    const { element } = drawDecisions(failureDetails({ isSettled: true }));
    expect(isDrawn(element, '.replay')).toBe(false);
    await expect(element).toBeAccessible();
    await press(element, '.reopen');
    expect(reopen).toHaveBeenCalledWith({ entryIds: IDS });
  });

  it('says what was refused', async () => {
    const refused = { body: { message: 'Ask an administrator.' } };
    jest.mocked(replay).mockRejectedValue(refused);
    const { element, decided } = drawDecisions();
    await press(element, '.replay');
    expect(find(element, 'c-notice')).toHaveProperty('error', refused);
    expect(decided).not.toHaveBeenCalled();
    await expect(element).toBeAccessible();
  });

  it('decides nothing before there is an entry', () => {
    const element = draw('c-failure-decisions', FailureDecisions, {});
    expect(isDrawn(element, '.replay')).toBe(false);
  });
});
