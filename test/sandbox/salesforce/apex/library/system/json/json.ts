/** The class JSON. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_Json.htm */
import { nullPointer } from '../../../runtime/exceptions.ts';
import type { ApexTypeObject } from '../../../values/type-object.ts';
import { libraryClass } from '../../define.ts';
import { argumentIsNull } from '../../without-nulls.ts';
import { JsonGenerator } from './json-generator.ts';
import { JsonParser } from './json-parser.ts';
import { JsonText } from './json-text.ts';
import { readJson } from './read-json.ts';
import { readTyped } from './typed.ts';
import { untyped } from './untyped.ts';
import { writeJson } from './write-json.ts';

const serialized = (value: unknown, { isPretty, leavesOutNulls }: { isPretty: boolean; leavesOutNulls: boolean }) => {
  const out = new JsonText(isPretty);
  writeJson({ out, leavesOutNulls, around: [] }, value);
  return out.text;
};

const checked = (leavesOutNulls: boolean | null): boolean => {
  if (leavesOutNulls === null) throw nullPointer();
  return leavesOutNulls;
};

const deserializer =
  (isStrict: boolean) =>
  (text: string | null, type: ApexTypeObject | null): unknown => {
    if (text === null || type === null) throw argumentIsNull();
    return readTyped({ isStrict }, readJson(text), type.type);
  };

export const json = libraryClass({
  name: 'System.JSON',
  members: {
    'static System.JSONGenerator createGenerator(Boolean prettyPrint)': (isPretty: boolean | null) =>
      new JsonGenerator(checked(isPretty)),
    'static System.JSONParser createParser(String jsonString)': (text: string | null) => {
      if (text === null) throw argumentIsNull();
      return new JsonParser(text);
    },
    'static String serialize(Object value)': (value: unknown) =>
      serialized(value, { isPretty: false, leavesOutNulls: false }),
    'static String serialize(Object value, Boolean suppressApexObjectNulls)': (
      value: unknown,
      leavesOutNulls: boolean | null,
    ) => serialized(value, { isPretty: false, leavesOutNulls: checked(leavesOutNulls) }),
    'static String serializePretty(Object value)': (value: unknown) =>
      serialized(value, { isPretty: true, leavesOutNulls: false }),
    'static String serializePretty(Object value, Boolean suppressApexObjectNulls)': (
      value: unknown,
      leavesOutNulls: boolean | null,
    ) => serialized(value, { isPretty: true, leavesOutNulls: checked(leavesOutNulls) }),
    'static Object deserialize(String jsonString, System.Type apexType)': deserializer(false),
    'static Object deserializeStrict(String jsonString, System.Type apexType)': deserializer(true),
    'static Object deserializeUntyped(String jsonString)': (text: string | null) => {
      if (text === null) throw argumentIsNull();
      return untyped(readJson(text));
    },
  },
});
