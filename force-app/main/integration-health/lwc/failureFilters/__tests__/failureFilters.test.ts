import FailureFilters from 'c/failureFilters';
import { draw, find, type Drawn } from 'test/draw';
import { failureChoices } from 'test/failures';

const drawFilters = (filter: FailureFilter = {}): { element: Drawn; asked: jest.Mock } => {
  const element = draw('c-failure-filters', FailureFilters, { choices: failureChoices(), filter });
  const asked = jest.fn();
  element.addEventListener('filterchange', (event) => {
    if (event instanceof CustomEvent) asked(event.detail);
  });
  return { element, asked };
};

const pick = (element: Drawn, selector: string, detail: unknown): void => {
  find(element, selector).dispatchEvent(new CustomEvent('change', { detail }));
};

describe('c-failure-filters', () => {
  it('shows what is chosen, and everything else as not narrowed', async () => {
    const { element } = drawFilters({ code: 'INVALID_SKU', olderThanHours: 24, isSettled: true });
    expect(find(element, '[data-criterion=code]')).toHaveProperty('value', 'INVALID_SKU');
    expect(find(element, '[data-criterion=ownerId]')).toHaveProperty('value', '');
    expect(find(element, '.age')).toHaveProperty('value', '24');
    expect(find(element, 'lightning-input')).toHaveProperty('checked', true);
    await expect(element).toBeAccessible();
  });

  it('offers everything alone while the choices are not known', async () => {
    const element = draw('c-failure-filters', FailureFilters, {});
    expect(find(element, '[data-criterion=entity]')).toHaveProperty('options', [{ label: 'c.All', value: '' }]);
    await expect(element).toBeAccessible();
  });

  it('adds a criterion to the others', () => {
    const { element, asked } = drawFilters({ code: 'INVALID_SKU' });
    pick(element, '[data-criterion=entity]', { value: 'North' });
    expect(asked).toHaveBeenLastCalledWith({ code: 'INVALID_SKU', entity: 'North' });
    pick(element, '.age', { value: '72' });
    expect(asked).toHaveBeenLastCalledWith({ code: 'INVALID_SKU', olderThanHours: 72 });
    pick(element, 'lightning-input', { checked: true });
    expect(asked).toHaveBeenLastCalledWith({ code: 'INVALID_SKU', isSettled: true });
  });

  it('takes a criterion away', () => {
    const { element, asked } = drawFilters({ code: 'INVALID_SKU', olderThanHours: 24 });
    pick(element, '[data-criterion=code]', { value: '' });
    expect(asked).toHaveBeenLastCalledWith({ olderThanHours: 24 });
    pick(element, '.age', { value: '' });
    expect(asked).toHaveBeenLastCalledWith({ code: 'INVALID_SKU' });
  });
});
