import type { LightningElement } from 'lwc';
import RecordLink from 'c/recordLink';
import { draw, drawnAgain, find, type Drawn } from 'test/draw';

const mockNavigate = jest.fn();

jest.mock('lightning/navigation', () => {
  const Navigate = Symbol('Navigate');
  const GenerateUrl = Symbol('GenerateUrl');
  const NavigationMixin = (Base: typeof LightningElement) =>
    class extends Base {
      [Navigate] = mockNavigate;
      [GenerateUrl] = () => Promise.resolve('https://www.example.com');
    };
  return { NavigationMixin: Object.assign(NavigationMixin, { Navigate, GenerateUrl }) };
});

const drawLink = async (recordId?: string): Promise<Drawn> => {
  const element = draw('c-record-link', RecordLink, { recordId, label: 'Order 00000101' });
  await drawnAgain();
  return element;
};

const click = (element: Drawn, keys: MouseEventInit = {}): boolean =>
  find(element, 'a').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...keys }));

describe('c-record-link', () => {
  it('has an address of its own', async () => {
    const element = await drawLink('801000000000001');
    expect(find(element, 'a').getAttribute('href')).toBe('https://www.example.com');
    expect(find(element, 'a').textContent).toBe('Order 00000101');
    await expect(element).toBeAccessible();
  });

  it('goes there inside the app', async () => {
    const element = await drawLink('801000000000001');
    expect(click(element)).toBe(false);
    expect(mockNavigate).toHaveBeenCalledWith({
      type: 'standard__recordPage',
      attributes: { recordId: '801000000000001', actionName: 'view' },
    });
  });

  it('leaves a new tab to the browser', async () => {
    const element = await drawLink('801000000000001');
    find(element, 'a').addEventListener('click', (event) => {
      expect(event.defaultPrevented).toBe(false);
      event.preventDefault();
    });
    click(element, { ctrlKey: true });
    expect(mockNavigate).not.toHaveBeenCalled();
  });

  it('follows the record it is given, and waits for the first', async () => {
    const element = await drawLink();
    expect(find(element, 'a').getAttribute('href')).toBe('');
    Object.assign(element, { recordId: '801000000000002' });
    await drawnAgain();
    expect(find(element, 'a').getAttribute('href')).toBe('https://www.example.com');
    expect(element).toHaveProperty('recordId', '801000000000002');
  });
});
