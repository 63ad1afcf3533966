import FailureOutcome from 'c/failureOutcome';
import { draw, find, findAll, isDrawn } from 'test/draw';
import { failureOutcomes } from 'test/failures';

describe('c-failure-outcome', () => {
  it('says nothing before there is an outcome', async () => {
    const element = draw('c-failure-outcome', FailureOutcome, {});
    expect(isDrawn(element, '.summary')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('tells what became of each, what was left first', async () => {
    const left = [{ entryId: 'a02', name: 'Order 102', reason: 'It is settled already.' }];
    const outcome = failureOutcomes({ left });
    const element = draw('c-failure-outcome', FailureOutcome, { outcome, doneText: 'On its way.' });
    const lines = findAll(element, '.line').map(({ textContent }) => textContent);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('It is settled already.');
    expect(lines[1]).toContain('On its way.');
    expect(isDrawn(element, '.more')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('names the first of many', async () => {
    const entries = Array.from({ length: 25 }, (_, index) => ({ entryId: `a${index}`, name: `Order ${index}` }));
    const element = draw('c-failure-outcome', FailureOutcome, { outcome: failureOutcomes({ done: 25, entries }) });
    expect(findAll(element, '.line')).toHaveLength(20);
    expect(find(element, '.more').textContent).toBe('c.AndMore');
    await expect(element).toBeAccessible();
  });
});
