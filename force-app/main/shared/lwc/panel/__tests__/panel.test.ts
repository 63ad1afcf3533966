import Panel from 'c/panel';
import { draw, find, isDrawn, type Drawn } from 'test/draw';

const drawPanel = (properties: Readonly<Record<string, unknown>>): Drawn =>
  draw('c-panel', Panel, { heading: 'Invoices', ...properties });

describe('c-panel', () => {
  it('shows what it holds', async () => {
    const element = drawPanel({});
    expect(isDrawn(element, '.body slot')).toBe(true);
    await expect(element).toBeAccessible();
  });

  it('waits with a spinner that has a name', async () => {
    const element = drawPanel({ isLoading: true });
    expect(find(element, 'lightning-spinner')).toHaveProperty('alternativeText', 'c.Loading');
    expect(isDrawn(element, '.body slot')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('says that there is nothing', async () => {
    const element = drawPanel({ isEmpty: true, emptyText: 'No invoices.' });
    expect(find(element, '.empty').textContent).toBe('No invoices.');
    await expect(element).toBeAccessible();
  });

  it('says in words what failed, and offers to try again', async () => {
    const element = drawPanel({ error: { status: 0 }, isLoading: true });
    const asked = jest.fn();
    element.addEventListener('tryagain', asked);
    expect(find(element, 'lightning-formatted-text')).toHaveProperty('value', 'c.CannotReachSalesforce');
    find(element, 'lightning-button').dispatchEvent(new CustomEvent('click'));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(isDrawn(element, 'lightning-spinner')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('shows a lock and no button to who has no access', async () => {
    const element = drawPanel({ error: { status: 403 } });
    expect(find(element, 'lightning-icon')).toHaveProperty('iconName', 'utility:lock');
    expect(isDrawn(element, 'lightning-button')).toBe(false);
    await expect(element).toBeAccessible();
  });
});
