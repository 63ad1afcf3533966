/** `Test.enableChangeDataCapture()`: from then on the changes of a test become change events, whatever the org listens to. */
import { testFact } from '../transaction-fact.ts';

const capture = testFact((): { isOn: boolean } => ({ isOn: false }));

export const enableChangeDataCapture = (): void => {
  capture().isOn = true;
};

export const capturesChanges = (): boolean => capture().isOn;
