import FailureList from 'c/failureList';
import { draw, find, isDrawn } from 'test/draw';
import { failureEntry } from 'test/failures';

const ENTRIES = [failureEntry({ Subsidiary__c: 'North' })];
const { RecordName__c: _name, Owner: _owner, ...bare } = failureEntry();

describe('c-failure-list', () => {
  it('shows each entry in a row', async () => {
    const element = draw('c-failure-list', FailureList, { entries: [...ENTRIES, bare], total: 2, canChoose: true });
    const table = find(element, 'lightning-datatable');
    expect(table.data).toEqual([
      expect.objectContaining({
        name: 'Order 00000101',
        owner: 'Integration Operations',
        entity: 'North',
        currency: 'EUR',
      }),
      expect.objectContaining({ name: 'ERR-0001', owner: '', entity: '' }),
    ]);
    expect(table).toHaveProperty('hideCheckboxColumn', false);
    expect(isDrawn(element, '.more')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('shows what tells entries apart when it stands beside one', () => {
    const element = draw('c-failure-list', FailureList, { entries: ENTRIES, total: 1, isNarrow: true });
    expect(find(element, 'lightning-datatable').columns).toHaveLength(4);
  });

  it('lets nothing be chosen by whoever decides nothing', () => {
    const element = draw('c-failure-list', FailureList, { entries: ENTRIES, total: 1 });
    expect(find(element, 'lightning-datatable')).toHaveProperty('hideCheckboxColumn', true);
  });

  it('tells what is opened, what is chosen, and that more is wanted', () => {
    const element = draw('c-failure-list', FailureList, { entries: ENTRIES, total: 2, canChoose: true });
    const [opened, chosen, wanted] = [jest.fn(), jest.fn(), jest.fn()];
    element.addEventListener('open', (event) => {
      opened(event instanceof CustomEvent && event.detail);
    });
    element.addEventListener('choose', (event) => {
      chosen(event instanceof CustomEvent && event.detail);
    });
    element.addEventListener('more', wanted);
    const table = find(element, 'lightning-datatable');
    table.dispatchEvent(new CustomEvent('rowaction', { detail: { row: { id: 'a01' } } }));
    table.dispatchEvent(new CustomEvent('rowselection', { detail: { selectedRows: [{ id: 'a01' }, { id: 'a02' }] } }));
    find(element, '.more').dispatchEvent(new CustomEvent('click'));
    expect(opened).toHaveBeenCalledWith('a01');
    expect(chosen).toHaveBeenCalledWith(['a01', 'a02']);
    expect(wanted).toHaveBeenCalledTimes(1);
  });
});
