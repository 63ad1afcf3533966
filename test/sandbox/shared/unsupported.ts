/** Thrown wherever a stand-in is asked for something it does not do: never a silent success, never a flattering default. */
export class Unsupported extends Error {
  /** @param feature what was asked for, as its platform names it, with the place that asked when known */
  constructor(feature: string) {
    super(`The sandbox does not support ${feature}.`);
    this.name = 'Unsupported';
  }
}
