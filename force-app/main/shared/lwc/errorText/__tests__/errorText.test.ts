import { errorText } from 'c/errorText';

const CASES: readonly (readonly [string, unknown, { kind: string; message: string }])[] = [
  ['a lost connection', { status: 0 }, { kind: 'offline', message: 'c.CannotReachSalesforce' }],
  ['an ended session', { status: 401, body: [] }, { kind: 'sessionEnded', message: 'c.SessionEnded' }],
  ['a forbidden record', { status: 403 }, { kind: 'noAccess', message: 'c.NoAccess' }],
  [
    'an access error of a save',
    { status: 400, body: [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'x' }] },
    { kind: 'noAccess', message: 'c.NoAccess' },
  ],
  ['an exception of Apex', { status: 500, body: { message: 'Say why.' } }, { kind: 'refused', message: 'Say why.' }],
  [
    'a save with errors of the page and of fields',
    {
      status: 400,
      body: {
        message: 'An error occurred',
        output: { errors: [{ message: 'First' }], fieldErrors: { Name: [{ message: 'Second' }] } },
      },
    },
    { kind: 'refused', message: 'First\nSecond' },
  ],
  ['several errors', { body: [{ message: 'One' }, { message: 'Two' }] }, { kind: 'refused', message: 'One\nTwo' }],
  ['a thrown error', new Error('Broken'), { kind: 'refused', message: 'Broken' }],
  ['something nobody knows', 7, { kind: 'failed', message: 'c.SomethingFailed' }],
];

describe('c/errorText', () => {
  it.each(CASES)('reads %s', (_what, error, expected) => {
    expect(errorText(error)).toEqual(expected);
  });
});
