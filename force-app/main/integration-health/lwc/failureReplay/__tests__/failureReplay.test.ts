import FailureReplay from 'c/failureReplay';
import replayAll from '@salesforce/apex/FailureController.replayAll';
import replayChosen from '@salesforce/apex/FailureController.replayChosen';
import { draw, drawnAgain, find, isDrawn, type Drawn } from 'test/draw';
import { failureOutcomes } from 'test/failures';

jest.mock('@salesforce/apex/FailureController.replayAll', () => ({ default: jest.fn() }), { virtual: true });
jest.mock('@salesforce/apex/FailureController.replayChosen', () => ({ default: jest.fn() }), { virtual: true });

const FILTER = { code: 'INVALID_SKU' };
const drawReplay = async (properties: Readonly<Record<string, unknown>>): Promise<Drawn> => {
  const element = draw('c-failure-replay', FailureReplay, properties);
  await drawnAgain();
  return element;
};
const press = async (element: Drawn, selector: string): Promise<void> => {
  find(element, selector).dispatchEvent(new CustomEvent('click'));
  await drawnAgain();
};

describe('c-failure-replay', () => {
  it('waits for the dry run', async () => {
    jest.mocked(replayAll).mockReturnValue(new Promise(() => undefined));
    const element = await drawReplay({ filter: FILTER });
    expect(isDrawn(element, 'lightning-spinner')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('says what would run before anything does', async () => {
    jest.mocked(replayAll).mockResolvedValue(failureOutcomes());
    const element = await drawReplay({ filter: FILTER });
    expect(replayAll).toHaveBeenCalledWith({ filter: FILTER, perMinute: undefined, isDryRun: true });
    expect(find(element, 'c-failure-outcome')).toHaveProperty('doneText', 'c.WouldRun');
    expect(find(element, '.confirm')).toHaveProperty('disabled', false);
    await expect(element).toBeAccessible();
  });

  it('runs the chosen ones at the rate that is chosen, and shows the result of each', async () => {
    jest.mocked(replayChosen).mockResolvedValue(failureOutcomes());
    const element = await drawReplay({ chosen: ['a01'], filter: FILTER });
    const [replayed, closed] = [jest.fn(), jest.fn()];
    element.addEventListener('replayed', replayed);
    element.addEventListener('close', closed);
    find(element, 'lightning-combobox').dispatchEvent(new CustomEvent('change', { detail: { value: '10' } }));
    await press(element, '.confirm');
    expect(replayChosen).toHaveBeenLastCalledWith({ entryIds: ['a01'], perMinute: 10, isDryRun: false });
    expect(find(element, 'c-failure-outcome')).toHaveProperty('doneText', 'c.FailureReplayed');
    expect(isDrawn(element, '.confirm')).toBe(false);
    expect(replayed).toHaveBeenCalledTimes(1);
    await expect(element).toBeAccessible();
    await press(element, '.close');
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('has nothing to confirm when nothing would run', async () => {
    jest.mocked(replayAll).mockResolvedValue(failureOutcomes({ done: 0, entries: [] }));
    expect(find(await drawReplay({ filter: {} }), '.confirm')).toHaveProperty('disabled', true);
  });

  it('says what was refused', async () => {
    const refused = { body: { message: 'Ask an administrator.' } };
    jest.mocked(replayAll).mockRejectedValue(refused);
    const element = await drawReplay({ filter: {} });
    expect(find(element, 'c-notice')).toHaveProperty('error', refused);
    await expect(element).toBeAccessible();
  });
});
