/**
 * The exception types the platform has built in, and what each extends. Nearly all extend Exception itself.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_exception_methods.htm
 */
const ROOT = 'System.Exception';

const SYSTEM_TYPES =
  'Assert Async Aura AuraHandled BigObject Callout DataWeaveScript Dml DuplicateMessage Email ExternalObject FatalCursor ' +
  'Final Flow FormulaEvaluation FormulaValidation Handled IllegalArgument InvalidHeader InvalidParameterValue InvalidReadTimeout JSON Limit List Math NoAccess ' +
  'NoDataFound NoSuchElement NullPointer ObsoleteApiVersion Process Query RequiredFeatureMissing Retryable SObject Search ' +
  'Security Serialization String TransientCursor Type Unexpected Visualforce Xml';

const OTHER_TYPES =
  'Auth.AuthProviderPlugin Auth.ConnectedAppPlugin Auth.DiscoveryCustomError Auth.LoginDiscovery Auth.Verification ' +
  'Cache.CacheBuilderExecution Cache.InvalidCacheBuilder Cache.InvalidParam Cache.ItemSizeLimitExceeded ' +
  'Cache.PlatformCacheInvalidOperation Canvas.CanvasRender CommerceExtension.Resolution CommerceTax.TaxApi ' +
  'Compression.Zip ConnectApi.ConnectApi DataSource.DataSource DataSource.OAuthTokenExpired EventBus.InvalidReplayId ' +
  'EventBus.Retryable Reports.FeatureNotSupported Reports.InstanceAccess Reports.InvalidFilter ' +
  'Reports.InvalidReportMetadata Reports.InvalidSnapshotDate Reports.Metadata Reports.ReportRun ' +
  'Reports.UnsupportedOperation Site.ExternalUserCreate';

const PARENTS: ReadonlyMap<string, string> = new Map([
  ...SYSTEM_TYPES.split(' ').map((name): [string, string] => [`System.${name}Exception`, ROOT]),
  ...OTHER_TYPES.split(' ').map((name): [string, string] => [`${name}Exception`, ROOT]),
  ['ConnectApi.NotFoundException', 'ConnectApi.ConnectApiException'],
  ['ConnectApi.RateLimitException', 'ConnectApi.ConnectApiException'],
]);

/** With their namespaces, without the root `System.Exception`. */
export const EXCEPTION_TYPES: readonly string[] = [...PARENTS.keys()];

/** @returns undefined for the root and for types that are not built in */
export const parentOf = (type: string): string | undefined => PARENTS.get(type);
