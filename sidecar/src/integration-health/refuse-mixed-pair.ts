import { needsAPerson } from '../shared/failure.ts';

/** A test org belongs with a NetSuite sandbox and a production org with the production account; anything else is refused. */

/** `1234567_SB1` is a sandbox, `1234567_RP` a release preview, `TSTDRV…` a developer account. */
const TEST_ACCOUNT = /(_SB\d*|_RP)$|^TSTDRV/i;

/** Whether an account id names a NetSuite account for tests. */
export const isTestAccount = (netSuiteAccount: string): boolean => TEST_ACCOUNT.test(netSuiteAccount);

/**
 * The definitive check at start, once the org has been asked.
 * @param pair.orgIsSandbox `Organization.IsSandbox`, or true for another kind of org made for tests.
 * @throws Failure WRONG_STATUS naming both sides.
 */
export const refuseMixedPair = (pair: { readonly orgIsSandbox: boolean; readonly netSuiteAccount: string }): void => {
  const accountIsTest = isTestAccount(pair.netSuiteAccount);
  if (pair.orgIsSandbox === accountIsTest) return;
  const org = pair.orgIsSandbox ? 'a test org' : 'a production org';
  const account = accountIsTest ? 'a NetSuite account for tests' : 'the production account of NetSuite';
  throw needsAPerson({
    code: 'WRONG_STATUS',
    message: `The Salesforce side is ${org}, the NetSuite side (${pair.netSuiteAccount}) is ${account}: they do not belong together.`,
    advice: 'Point both sides at test systems, or both at production, and start again.',
    owner: 'engineer',
  });
};
