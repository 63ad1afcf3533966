/**
 * SOAP callouts of classes made from a WSDL: answered by the mock of a test; there is no other way to make one here.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_callouts_wsdl2apex_testing.htm
 */
import { Unsupported } from '../../../../../shared/unsupported.ts';
import { apexException, nullPointer } from '../../../runtime/exceptions.ts';
import { transaction } from '../../../runtime/current.ts';
import type { ApexList } from '../../../values/list.ts';
import type { ApexMap } from '../../../values/map.ts';
import { callMethod } from '../../../values/object.ts';
import { libraryClass } from '../../define.ts';
import { checkCallout } from './http.ts';
import { mockFor } from './mocks.ts';

const ANSWER = 'doinvoke(object,object,map<string,object>,string,string,string,string,string,string)';

/** What generated code lists: endpoint, SOAP action, then namespace and name of the request, and of the response with its type. */
const ENDPOINT = 0;
const ACTION = 1;
const REQUEST_NAME = 3;
const RESPONSE = 4;

const invoke = (...given: readonly [object | null, unknown, ApexMap | null, ApexList | null]): void => {
  const [stub, request, responses, information] = given;
  if (responses === null || information === null) throw nullPointer();
  checkCallout();
  const mock = mockFor('WebServiceMock');
  const facts = information.items;
  if (mock === undefined && !transaction().isTest) throw new Unsupported('SOAP callouts from Apex');
  if (mock === undefined) {
    throw apexException('System.CalloutException', 'Methods defined as TestMethod do not support Web service callouts');
  }
  const names = [facts[ENDPOINT], facts[ACTION], facts[REQUEST_NAME], ...facts.slice(RESPONSE, RESPONSE + 3)];
  callMethod(mock, ANSWER, stub, request, responses, ...names);
};

export const webServiceCallout = libraryClass({
  name: 'System.WebServiceCallout',
  members: {
    'static void invoke(Object stub, Object request, Map<String,Object> response, List<String> information)': invoke,
  },
});
