/** Fields that are made of others: addresses, and the names of people. */
import type { FieldInfo, ObjectInfo } from 'lightningPage/uiShapes';

/** What is entered of them, in the order of a form. Where a place lies on the globe is not entered. */
const PARTS = [
  ...['Salutation', 'FirstName', 'MiddleName', 'LastName', 'Suffix'],
  ...['Street', 'City', 'State', 'StateCode', 'PostalCode', 'Country', 'CountryCode'],
];

const placeOf = ({ apiName }: FieldInfo): number => PARTS.findIndex((part) => apiName.endsWith(part));

/** The parts of a compound field that are entered; none for any other field. */
export const partsOf = ({ fields }: ObjectInfo, field: FieldInfo): readonly FieldInfo[] => {
  if (!field.compound) return [];
  return Object.values(fields)
    .flatMap((one) => (one?.compoundFieldName === field.apiName && placeOf(one) >= 0 ? [one] : []))
    .toSorted((one, other) => placeOf(one) - placeOf(other));
};

/** What is read of a record to show a field: of a look-up the name of what it leads to as well, of a picklist what controls it. */
export const pathsOf = (info: ObjectInfo, field: FieldInfo): readonly string[] => {
  const { relationshipName, referenceToInfos, controllerName } = field;
  const names = new Set(referenceToInfos.map(({ nameFields }) => (nameFields.length === 1 ? nameFields[0] : 'Name')));
  const leading = relationshipName === null ? [] : [...names].map((name) => `${relationshipName}.${name ?? 'Name'}`);
  const own = [field, ...partsOf(info, field)].map(({ apiName }) => apiName);
  const controlling = controllerName === null ? [] : [controllerName];
  return [...own, ...leading, ...controlling].map((path) => `${info.apiName}.${path}`);
};
