/** `…/layout/Account`. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_record_layout.htm */
import type { Handler } from '../../../rest/rest-request.ts';
import { objectNamed, viewOf } from '../view.ts';
import { readLayoutTypes, readModes, recordTypeFor } from './layout-fields.ts';
import { layoutShape } from './layout-shape.ts';

const FULL = 'Full';

export const getLayout: Handler = (context, { query, version }, { object: name = '' }) => {
  const view = viewOf(context, version);
  const object = objectNamed(view, name);
  const [layoutType = FULL] = readLayoutTypes([query.get('layoutType') ?? FULL]);
  const [mode = 'View'] = readModes([query.get('mode') ?? 'View']);
  const recordTypeId = recordTypeFor(view, object, query.get('recordTypeId'));
  return { status: 200, body: layoutShape(view, object, { layoutType, mode, recordTypeId }) };
};
