/**
 * The request and response of a REST endpoint written in Apex: set by whoever serves it, or by a test.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_restcontext.htm
 */
import { nullPointer } from '../../../runtime/exceptions.ts';
import { ApexMap } from '../../../values/map.ts';
import { libraryClass, type LibraryClass } from '../../define.ts';
import { PlainObject, plainClass, properties } from '../plain-object.ts';
import { transactionFact } from '../transaction-fact.ts';

const TEXTS = 'Map<String,String>';

export const newRestRequest = (): PlainObject =>
  new PlainObject('RestRequest', { headers: new ApexMap(TEXTS), params: new ApexMap(TEXTS) });

export const newRestResponse = (): PlainObject => new PlainObject('RestResponse', { headers: new ApexMap(TEXTS) });

/** Both are null until somebody sets them. */
export const restContext = transactionFact((): { request: PlainObject | null; response: PlainObject | null } => ({
  request: null,
  response: null,
}));

const adds = (map: string) => (self: PlainObject, name: string | null, value: string | null) => {
  const entries = self.get(map);
  if (name === null || !(entries instanceof ApexMap)) throw nullPointer();
  entries.put(name, value);
};

export const restClasses: readonly LibraryClass[] = [
  plainClass({
    name: 'System.RestRequest',
    initial: () => ({ headers: new ApexMap(TEXTS), params: new ApexMap(TEXTS) }),
    members: {
      ...properties(
        'Map<String,String> headers',
        'String httpMethod',
        'Map<String,String> params',
        'String remoteAddress',
        'Blob requestBody',
        'String requestURI',
        'String resourcePath',
      ),
      'void addHeader(String name, String value)': adds('headers'),
      'void addParameter(String name, String value)': adds('params'),
    },
  }),
  plainClass({
    name: 'System.RestResponse',
    initial: () => ({ headers: new ApexMap(TEXTS) }),
    members: {
      ...properties('Blob responseBody', 'Map<String,String> headers', 'Integer statusCode'),
      'void addHeader(String name, String value)': adds('headers'),
    },
  }),
  libraryClass({
    name: 'System.RestContext',
    members: {
      'static RestRequest request': {
        get: () => restContext().request,
        set: (request: PlainObject | null) => {
          restContext().request = request;
        },
      },
      'static RestResponse response': {
        get: () => restContext().response,
        set: (response: PlainObject | null) => {
          restContext().response = response;
        },
      },
    },
  }),
];
