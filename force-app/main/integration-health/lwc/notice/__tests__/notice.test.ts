import Notice from 'c/notice';
import { draw, find } from 'test/draw';

describe('c-notice', () => {
  it('says what was refused', async () => {
    const element = draw('c-notice', Notice, { error: { body: { message: 'It is settled already.' } } });
    expect(find(element, 'lightning-formatted-text')).toHaveProperty('value', 'It is settled already.');
    await expect(element).toBeAccessible();
  });
});
