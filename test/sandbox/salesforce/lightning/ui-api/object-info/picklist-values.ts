/**
 * Values of picklists as a record type offers them.
 * https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_resources_picklist_values_collection.htm
 */
import type { Handler } from '../../../rest/rest-request.ts';
import { controllingValues } from '../../../schema/dependent-picklists.ts';
import { fieldOf } from '../../../schema/schema.ts';
import type { FieldSchema, ObjectSchema, PicklistMeaning, PicklistValue } from '../../../schema/types.ts';
import { uiRefusals } from '../refusals.ts';
import { eTagOf, objectNamed, uiUrl, viewOf, type View } from '../view.ts';
import { MASTER_RECORD_TYPE, recordTypeNamed } from './record-types.ts';

type Place = { readonly view: View; readonly object: ObjectSchema; readonly recordTypeId: string };

/** What some values mean to the platform. */
const attributesOf = (field: FieldSchema, meaning: PicklistMeaning | undefined) => {
  if (meaning === undefined) return null;
  if (field.name === 'StageName')
    return {
      picklistAtrributesValueType: 'OpportunityStage',
      closed: meaning.isClosed ?? false,
      defaultProbability: meaning.probability ?? null,
      forecastCategoryName: meaning.forecastCategory ?? null,
      won: meaning.isWon ?? false,
    };
  if (meaning.isClosed === undefined) return null;
  return { picklistAtrributesValueType: 'Closed', closed: meaning.isClosed };
};

type ControllerValues = Readonly<Record<string, number>>;

/** Values of the controlling field by their numbers. */
const controllerValuesOf = (object: ObjectSchema, field: FieldSchema): ControllerValues =>
  Object.fromEntries(controllingValues(object, field).map((value, at) => [value, at]));

const shownValue = (field: FieldSchema, controllers: ControllerValues) => (value: PicklistValue) => ({
  attributes: attributesOf(field, value.meaning),
  label: value.label,
  validFor: (value.goesWith ?? []).flatMap((name) => controllers[name] ?? []),
  value: value.value,
});

/** The org's active currencies, the corporate one first. */
const currencies = ({ wholeOrg, locale }: View): readonly PicklistValue[] => {
  const names = new Intl.DisplayNames([locale], { type: 'currency' });
  return [...wholeOrg.rows('CurrencyType')]
    .filter(({ IsActive }) => IsActive === true)
    .map(({ IsoCode, IsCorporate }) => ({
      value: String(IsoCode),
      label: `${String(IsoCode)} - ${names.of(String(IsoCode)) ?? ''}`,
      isDefault: IsCorporate === true,
    }));
};

const offered = ({ view, object, recordTypeId }: Place, field: FieldSchema): readonly PicklistValue[] => {
  if (field.name === 'CurrencyIsoCode') return currencies(view);
  const row = view.wholeOrg.byId('RecordType', recordTypeId);
  const type = object.recordTypes?.find(({ developerName }) => developerName === row?.DeveloperName);
  const values = type?.picklists?.get(field.name.toLowerCase());
  return values === undefined ? field.picklistValues : field.picklistValues.filter(({ value }) => values.has(value));
};

export const picklistValues = (place: Place, field: FieldSchema) => {
  const { view, object, recordTypeId } = place;
  const values = offered(place, field);
  const preset = values.find(({ isDefault }) => isDefault);
  const controllerValues = controllerValuesOf(object, field);
  const shown = shownValue(field, controllerValues);
  const content = {
    controllerValues,
    defaultValue: preset === undefined ? null : shown(preset),
    url: uiUrl(view.version, `object-info/${object.name}/picklist-values/${recordTypeId}/${field.name}`),
    values: values.map(shown),
  };
  return { ...content, eTag: eTagOf(content) };
};

/** Types of fields that have such values. */
export const PICKLISTS: ReadonlySet<string> = new Set(['picklist', 'multipicklist', 'combobox']);

const placeAt = (view: View, name: string, recordTypeId: string): Place => {
  const object = objectNamed(view, name);
  const type = recordTypeNamed(view, object.name, recordTypeId);
  if (type === undefined) throw uiRefusals.illegal(`Invalid recordTypeId: ${recordTypeId}`);
  return { view, object, recordTypeId: type.recordTypeId };
};

export const getPicklistValuesByRecordType: Handler = (context, { version }, { object = '', recordTypeId = '' }) => {
  const place = placeAt(viewOf(context, version), object, recordTypeId);
  const fields = [...place.object.fields.values()].filter(({ type }) => PICKLISTS.has(type));
  const picklistFieldValues = Object.fromEntries(fields.map((field) => [field.name, picklistValues(place, field)]));
  return { status: 200, body: { eTag: eTagOf(picklistFieldValues), picklistFieldValues } };
};

export const getPicklistValues: Handler = (
  context,
  { version },
  { object = '', recordTypeId = MASTER_RECORD_TYPE, field: name = '' },
) => {
  const place = placeAt(viewOf(context, version), object, recordTypeId);
  const field = fieldOf(place.object, name);
  if (field === undefined) throw uiRefusals.unknownField(name, place.object.name);
  if (!PICKLISTS.has(field.type)) throw uiRefusals.illegal(`${field.name} is not a picklist field.`);
  return { status: 200, body: picklistValues(place, field) };
};
