import Pager from 'c/pager';
import { draw, find, isDrawn, type Drawn } from 'test/draw';

const drawPager = (properties: Readonly<Record<string, unknown>>): Drawn =>
  draw('c-pager', Pager, { size: 25, found: 60, reachable: 60, ...properties });

const chosenIn = (element: Drawn, button: string): unknown => {
  const chosen = jest.fn();
  element.addEventListener('pagechosen', chosen);
  find(element, button).dispatchEvent(new CustomEvent('click'));
  return (chosen.mock.calls[0] as [CustomEvent<unknown>])[0].detail;
};

describe('c-pager', () => {
  it('says nothing where everything fits on one page', async () => {
    const element = drawPager({ found: 25, reachable: 25 });
    expect(isDrawn(element, '.shown')).toBe(false);
    await expect(element).toBeAccessible();
  });

  it('goes on from the first page, not back', async () => {
    const element = drawPager({});
    expect(find(element, '.previous')).toHaveProperty('disabled', true);
    expect(chosenIn(element, '.next')).toEqual({ pageNumber: 2 });
    await expect(element).toBeAccessible();
  });

  it('goes back from the last page, not on', () => {
    const element = drawPager({ pageNumber: 3 });
    expect(find(element, '.next')).toHaveProperty('disabled', true);
    expect(chosenIn(element, '.previous')).toEqual({ pageNumber: 2 });
  });

  it('waits while a page is being read', () => {
    const element = drawPager({ pageNumber: 2, isBusy: true });
    expect(find(element, '.next')).toHaveProperty('disabled', true);
    expect(find(element, '.previous')).toHaveProperty('disabled', true);
  });

  it('says that it cannot reach every row', async () => {
    const element = drawPager({ found: 3000, reachable: 2025 });
    expect(find(element, '.cut-off').textContent).toBe('c.NotAllReachable');
    await expect(element).toBeAccessible();
  });
});
