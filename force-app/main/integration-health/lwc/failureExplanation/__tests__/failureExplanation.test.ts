import FailureExplanation from 'c/failureExplanation';
import { draw, find, findAll, isDrawn } from 'test/draw';
import { failureDetails, failureEntry } from 'test/failures';

describe('c-failure-explanation', () => {
  it('says nothing before there is an entry', async () => {
    const element = draw('c-failure-explanation', FailureExplanation, {});
    expect(isDrawn(element, 'dl')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says what happened, what to do, who can, and what helped before', async () => {
    const pastFixes = [
      { entryId: 'a02', recordName: 'Order 99', note: 'Added the alias.', settledAt: '2026-02-01T12:00:00Z' },
    ];
    const detail = failureDetails({
      entry: failureEntry({ RecordId__c: '801000000000001AAA', FieldOrLine__c: 'line 2', Note__c: 'Asked Bo.' }),
      explanation: { ...failureDetails().explanation, pastFixes },
    });
    const element = draw('c-failure-explanation', FailureExplanation, { detail });
    expect(find(element, '.cause lightning-formatted-text')).toHaveProperty('value', 'No item stands for GTXPro.');
    expect(find(element, '.fix lightning-formatted-text')).toHaveProperty('value', 'Add an alias.');
    expect(find(element, '.meaning').textContent).toContain('The product code stands for no item.');
    expect(find(element, '.record')).toHaveProperty('label', 'Order 00000101');
    expect(find(element, '.amount lightning-formatted-number')).toHaveProperty('value', 1200.5);
    expect(findAll(element, '.past-fix')[0]?.textContent).toContain('Added the alias.');
    expect(isDrawn(element, '.note')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('leaves out what is not known', async () => {
    const { AmountAtRisk__c: _amount, RecordName__c: _name, ...entry } = failureEntry();
    const detail = failureDetails({ entry, explanation: { pastFixes: [] } });
    const element = draw('c-failure-explanation', FailureExplanation, { detail });
    for (const absent of ['.meaning', '.record', '.amount', '.past-fix', '.note'])
      expect(isDrawn(element, absent)).toBe(false);
    expect(find(element, 'dl').textContent).toContain('c.NoRecord');
    await expect(element).toBeAccessible();
  });
});
