import { Unsupported } from '../../shared/unsupported.ts';
import { normalizedId } from '../data/record-id.ts';
import { restRefusals } from './rest-error.ts';

/**
 * What the platform's REST API has and the sandbox does not, refused by name: answered as the platform answers a mistake, a
 * client would look for the mistake in its own request.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_list.htm
 */
const RESOURCES: ReadonlySet<string> = new Set([
  'analytics', 'appMenu', 'chatter', 'commerce', 'connect', 'consent', 'event', 'knowledgeManagement', 'metadata',
  'parameterizedSearch', 'process', 'quickActions', 'recent', 'search', 'support', 'tabs', 'theme', 'tooling', 'wave',
]); // prettier-ignore

/** Below an object. */
const OF_AN_OBJECT: ReadonlySet<string> = new Set([
  'compactLayouts', 'defaultValues', 'deleted', 'eventSchema', 'listviews', 'quickActions', 'relevantItems', 'updated',
]); // prettier-ignore

/** They decide whether a call does anything at all; in the words of HTTP. */
const CONDITIONAL_HEADERS: ReadonlySet<string> = new Set([
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-unmodified-since',
]);

const belowAnObject = ([object = '', resource = '', ...rest]: readonly string[]): string | undefined => {
  if (OF_AN_OBJECT.has(resource)) return `/sobjects/${object}/${resource}`;
  if (rest.length === 0) return undefined;
  if (resource === 'describe') return `/sobjects/${object}/describe/${rest.join('/')}`;
  return normalizedId(resource) === undefined ? undefined : `/sobjects/${object}/{id}/${rest.join('/')}`;
};

/** Parts of them that the sandbox has. */
const SERVED: ReadonlySet<string> = new Set(['process/approvals']);

/** @throws Unsupported when the path leads to a resource the platform has and the sandbox has not */
export const refuseMissingResource = (segments: readonly string[]): void => {
  const [first = '', ...rest] = segments;
  if (SERVED.has(segments.join('/'))) return;
  const missing = RESOURCES.has(first) ? `/${first}` : first === 'sobjects' ? belowAnObject(rest) : undefined;
  if (missing !== undefined) throw new Unsupported(`the REST resource ${missing}`);
};

/** What to answer where no resource is: the User Interface API has many more than the sandbox. */
export const missingResource = (segments: readonly string[]): Error =>
  segments[0] === 'ui-api' ? new Unsupported(`the REST resource /${segments.join('/')}`) : restRefusals.notFound();

/** @throws Unsupported when a header puts a condition on the call */
export const refuseConditions = (headers: readonly string[]): void => {
  const condition = headers.find((name) => CONDITIONAL_HEADERS.has(name.toLowerCase()));
  if (condition !== undefined) throw new Unsupported(`the request header ${condition}`);
};
