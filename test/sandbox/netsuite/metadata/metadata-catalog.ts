import { Unsupported } from '../../shared/unsupported.ts';
import { ok, type ApiAnswer, type ApiRequest, type Handler } from '../http/exchange.ts';
import { recordDoesNotExist } from '../http/netsuite-error.ts';
import { RECORD_PATH } from '../http/services.ts';
import type { RecordDefinition } from '../records/definition.ts';
import type { Definitions } from '../records/record-definitions.ts';
import { schemaOf } from './json-schema.ts';
import { openApiOf } from './open-api.ts';

/**
 * `/metadata-catalog`: which record types there are and what they look like, in the form the `Accept` header asks for.
 * Documented: https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/chapter_1540810168.html
 */
type Asked = { readonly request: ApiRequest; readonly root: string; readonly types: readonly RecordDefinition[] };

const entryOf = (root: string, { type }: RecordDefinition): object => {
  const href = `${root}/metadata-catalog/${type}`;
  return {
    name: type,
    links: [
      { rel: 'canonical', href, mediaType: 'application/schema+json' },
      { rel: 'alternate', href, mediaType: 'application/swagger+json' },
      { rel: 'describes', href: `${root}/${type}` },
    ],
  };
};

const listing = ({ root, types }: Asked): ApiAnswer =>
  ok(
    {
      links: [{ rel: 'self', href: `${root}/metadata-catalog` }],
      items: types.map((definition) => entryOf(root, definition)),
    },
    'application/json',
  );

const jsonSchema = ({ types }: Asked): ApiAnswer => {
  const [only, ...others] = types;
  if (only === undefined || others.length > 0)
    throw new Unsupported('JSON Schema of several record types in one answer of the metadata catalog');
  const body = { ...schemaOf(only), $schema: 'https://json-schema.org/draft-06/hyper-schema#' };
  return ok(body, 'application/schema+json');
};

const FORMATS: Readonly<Record<string, (asked: Asked) => ApiAnswer>> = {
  'application/swagger+json': ({ types, root }) => ok(openApiOf(types, root), 'application/swagger+json'),
  'application/schema+json': jsonSchema,
};

const typesAsked = (request: ApiRequest, definitions: Definitions): readonly RecordDefinition[] => {
  const [, type, ...rest] = request.path.slice(RECORD_PATH.length + 1).split('/');
  if (rest.length > 0 || request.method !== 'GET') throw recordDoesNotExist();
  if (type !== undefined) return [definitions.of(type)];
  const selected = request.query.get('select');
  return selected === null ? definitions.all : selected.split(',').map((name) => definitions.of(name.trim()));
};

/** The handler of the catalog, for `/metadata-catalog`, `?select=a,b` and `/metadata-catalog/{type}`. */
export const metadataCatalog =
  (definitions: Definitions): Handler =>
  (request) => {
    const accept = (request.headers['accept'] ?? '').split(/[,;]/)[0]?.trim().toLowerCase() ?? '';
    const asked = {
      request,
      root: `${request.baseUrl}${RECORD_PATH}`,
      types: typesAsked(request, definitions),
    };
    return (FORMATS[accept] ?? listing)(asked);
  };
