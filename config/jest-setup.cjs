// Every test can ask whether what it drew is accessible, and starts with an empty page.
const { setup } = require('@sa11y/jest');

setup();

afterEach(() => {
  document.body.replaceChildren();
  jest.clearAllMocks();
});
