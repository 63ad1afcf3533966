/** Gives components room on the screen, which jsdom does not, so that they know themselves seen. */

const ROOM: DOMRect = {
  ...{ x: 0, y: 0, width: 600, height: 400, top: 0, left: 0, right: 600, bottom: 400 },
  toJSON: () => ({}),
};

/** Until the mocks are restored. */
export const giveRoom = (): void => {
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(ROOM);
};
