/**
 * Change events: for each object whose changes can be listened to, the platform has one more that carries the change
 * (`AccountChangeEvent`, `Invoice__ChangeEvent`). They are not listed with the other objects; whoever asks by name finds them.
 * https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_intro.htm
 */
import { isCompound } from './field.ts';
import { systemFields } from './system-fields.ts';
import type { FieldSchema, ObjectSchema } from './types.ts';

/** https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_associated_objects_change_event.htm */
const STANDARD: ReadonlySet<string> = new Set(
  (
    'Account Asset Campaign CampaignMember Case Contact Contract EmailMessage Event Lead ListEmail Opportunity ' +
    'OpportunityContactRole Order OrderItem Pricebook2 Product2 Quote QuoteLineItem Task User'
  ).split(' '),
);

const ABSENT: ReadonlySet<string> = new Set(['Id', 'IsDeleted', 'SystemModstamp']);

const NAME = /^(\w+?)(__)?ChangeEvent$/i;

/** In memory every field of an event can be composed. */
const inEvent = (field: FieldSchema): FieldSchema => ({
  ...field,
  createable: true,
  required: false,
  nillable: true,
  childRelationshipName: undefined,
});

const changeEventOf = (object: ObjectSchema): ObjectSchema => {
  const own = [...object.fields.values()]
    .filter((one) => !ABSENT.has(one.name) && !isCompound(one) && one.formula === undefined)
    .map(inEvent);
  const fields = [...systemFields.change, ...own];
  return {
    name: `${object.name.replace(/c$/, object.kind === 'custom' ? '' : 'c')}ChangeEvent`,
    label: `${object.label} Change Event`,
    labelPlural: `${object.label} Change Events`,
    kind: 'change',
    keyPrefix: '',
    createable: false,
    updateable: false,
    deletable: false,
    publishBehavior: undefined,
    fields: new Map(fields.map((one) => [one.name.toLowerCase(), one])),
  };
};

/** @param find an object by its name in any case @returns the change event of that name, one object for each */
export const changeEventsOf = (
  find: (name: string) => ObjectSchema | undefined,
): ((name: string) => ObjectSchema | undefined) => {
  const known = new Map<string, ObjectSchema>();
  return (name) => {
    const [, base, custom] = NAME.exec(name) ?? [];
    const object = base === undefined ? undefined : find(custom === undefined ? base : `${base}__c`);
    if (object === undefined || (object.kind !== 'custom' && !STANDARD.has(object.name))) return undefined;
    const event = known.get(object.name) ?? changeEventOf(object);
    known.set(object.name, event);
    return event;
  };
};
