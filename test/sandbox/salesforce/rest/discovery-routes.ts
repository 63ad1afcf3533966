import type { Handler } from './rest-request.ts';

/** What the API tells about itself: its versions and the resources below one. */
const NEWEST = 68;
const OLDEST = 31;
const SEASONS = ['Winter', 'Summer', 'Spring'];

/** 68 is Winter '27, 67 Summer '26, 66 Spring '26, and so on backwards, three a year. */
const labelOf = (version: number): string => {
  const releasesAgo = NEWEST - version;
  const season = SEASONS[releasesAgo % 3] ?? '';
  const year = (season === 'Winter' ? 27 : 26) - Math.floor(releasesAgo / 3);
  return `${season} '${year}`;
};

/** Whether the org speaks that version of the API. */
export const isSupportedVersion = (version: string): boolean => {
  const number = Number(version);
  return Number.isInteger(number) && number >= OLDEST && number <= NEWEST;
};

/** The versions of the API, oldest first. https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_versions.htm */
export const apiVersions = (): readonly { label: string; url: string; version: string }[] =>
  Array.from({ length: NEWEST - OLDEST + 1 }, (_, position) => OLDEST + position).map((version) => ({
    label: labelOf(version),
    url: `/services/data/v${version}.0`,
    version: `${version}.0`,
  }));

const RESOURCES = ['composite', 'jobs', 'limits', 'query', 'queryAll', 'sobjects'];
const COMPOSITES = ['batch', 'graph', 'sobjects', 'tree'];

const listing =
  (names: readonly string[], below: string): Handler =>
  (_context, { version }) => ({
    status: 200,
    body: Object.fromEntries(names.map((name) => [name, `/services/data/v${version}${below}/${name}`])),
  });

export const listResources = listing(RESOURCES, '');
export const listComposites = listing(COMPOSITES, '/composite');
