/**
 * Invocable.Action: actions called by name, as flows call them. Their results can be made from JSON, too, as tests do.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_Invocable_Action.htm
 */
import { Unsupported } from '../../../../../shared/unsupported.ts';
import { runningSharing } from '../../../data/running-sharing.ts';
import { callSiteOf } from '../../../runtime/call-site.ts';
import { transaction } from '../../../runtime/current.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexMap } from '../../../values/map.ts';
import type { LibraryClass } from '../../define.ts';
import { readsFromJson } from '../json/json-forms.ts';
import { getters, PlainObject, plainClass } from '../plain-object.ts';
import { starterOf, type CallOutcome, type FlowInputs } from './flow-starter.ts';

const ACTION = 'Invocable.Action';
const VALUES = 'Map<String,Object>';

const custom = (type: string | null, name: string | null): PlainObject =>
  new PlainObject(ACTION, { type, name, standard: false, invocations: [] });

const standard = (type: string | null): PlainObject =>
  new PlainObject(ACTION, { type, name: type, standard: true, invocations: [] });

const invocations = (self: PlainObject): ApexMap[] => {
  const known = self.get('invocations');
  return Array.isArray(known) ? known.filter((one) => one instanceof ApexMap) : [];
};

const current = (self: PlainObject): ApexMap => {
  const last = invocations(self).at(-1) ?? new ApexMap(VALUES);
  if (invocations(self).length === 0) self.set('invocations', [last]);
  return last;
};

const inputsOf = (map: ApexMap): FlowInputs =>
  Object.fromEntries(map.entries().flatMap(({ key, value }) => (typeof key === 'string' ? [[key, value]] : [])));

const mapOf = (values: FlowInputs): ApexMap => new ApexMap(VALUES, Object.entries(values));

const errorList = (messages: readonly string[]): ApexList =>
  new ApexList(
    `List<${ACTION}.Error>`,
    messages.map((message) => new PlainObject(`${ACTION}.Error`, { code: 'FLOW_ELEMENT_ERROR', message })),
  );

const resultOf = (self: PlainObject, invocation: ApexMap, outcome: CallOutcome | undefined): PlainObject => {
  const outputs = outcome !== undefined && 'outputs' in outcome ? outcome.outputs : undefined;
  const error = outcome !== undefined && 'error' in outcome ? [outcome.error] : [];
  return new PlainObject(`${ACTION}.Result`, {
    action: self,
    success: outputs !== undefined,
    errors: errorList(error),
    outputParameters: mapOf(outputs ?? {}),
    invocationParameters: invocation,
  });
};

/** All invocations are one call, as those of a flow's interviews are. */
const invoke = (self: PlainObject, ...args: readonly unknown[]): ApexList => {
  const type = self.text('type') ?? '';
  const name = self.text('name') ?? '';
  const starter = starterOf(transaction());
  if (starter === undefined) throw new Unsupported(`calling the ${type} action ${name} from Apex`);
  const calls = invocations(self).length === 0 ? [current(self)] : invocations(self);
  const outcomes = starter.call({ type, name }, calls.map(inputsOf), runningSharing(callSiteOf(args).sharing));
  return new ApexList(
    `List<${ACTION}.Result>`,
    calls.map((invocation, at) => resultOf(self, invocation, outcomes[at])),
  );
};

readsFromJson(`${ACTION}.Result`, {
  fields: { success: 'Boolean', errors: `List<${ACTION}.Error>` },
  make: (values) =>
    new PlainObject(`${ACTION}.Result`, {
      errors: new ApexList(`List<${ACTION}.Error>`),
      ...values,
      outputParameters: new ApexMap(VALUES),
      invocationParameters: new ApexMap(VALUES),
    }),
});

readsFromJson(`${ACTION}.Error`, {
  fields: { code: 'String', message: 'String' },
  make: (values) => new PlainObject(`${ACTION}.Error`, values),
});

const isSuccess = (self: PlainObject): unknown => self.get('success');

export const invocableClasses: readonly LibraryClass[] = [
  plainClass({
    name: ACTION,
    members: {
      [`static ${ACTION} createCustomAction(String type, String name)`]: custom,
      [`static ${ACTION} createStandardAction(String type)`]: standard,
      ...getters('String Name', 'String Type', 'String Namespace'),
      'Boolean isStandard()': (self: PlainObject) => self.get('standard'),
      [`${ACTION} setInvocationParameter(String parameterName, Object parameterValue)`]: (
        self: PlainObject,
        name: string | null,
        value: unknown,
      ) => {
        current(self).put(name, value);
        return self;
      },
      [`${ACTION} setInvocations(List<${VALUES}> invocations)`]: (self: PlainObject, list: ApexList | null) => {
        self.set('invocations', [...(list?.items ?? [])]);
        return self;
      },
      [`${ACTION} addInvocation()`]: (self: PlainObject) => {
        self.set('invocations', [...invocations(self), new ApexMap(VALUES)]);
        return self;
      },
      [`${ACTION} clearInvocations()`]: (self: PlainObject) => {
        self.set('invocations', []);
        return self;
      },
      [`List<${ACTION}.Result> invoke()`]: invoke,
    },
  }),
  plainClass({
    name: `${ACTION}.Result`,
    members: {
      'Boolean isSuccess()': isSuccess,
      ...getters(
        `${ACTION} Action`,
        `List<${ACTION}.Error> Errors`,
        `${VALUES} InvocationParameters`,
        `${VALUES} OutputParameters`,
      ),
    },
  }),
  plainClass({ name: `${ACTION}.Error`, members: getters('String Code', 'String Message') }),
];
