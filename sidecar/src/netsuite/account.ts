/** How to reach and sign in to one NetSuite account; handed over by main.ts. */
export type NetSuiteAccount = {
  /** Account id as NetSuite writes it, for example `1234567_SB1`. */
  readonly account: string;
  /** Base address of its web services, without a slash at the end. */
  readonly url: string;
  /** Client id of the integration record. */
  readonly clientId: string;
  /** Certificate id shown in the OAuth 2.0 client credentials mapping. */
  readonly certificateId: string;
  readonly privateKeyPem: string;
  readonly algorithm: 'PS256' | 'PS384' | 'PS512' | 'ES256' | 'ES384' | 'ES512';
  /** The company's default language, the only one REST web services accept. */
  readonly language: string;
  /** IANA zone in which SuiteQL renders times for the integration's user. */
  readonly timeZone: string;
  /** Requests at once that Orderbridge may have under way; one less than the account's share leaves room for others. */
  readonly concurrency: number;
};

/** The address NetSuite gives an account's web services. https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1546938065.html */
export const webServicesUrl = (account: string): string =>
  `https://${account.toLowerCase().replaceAll('_', '-')}.suitetalk.api.netsuite.com`;
