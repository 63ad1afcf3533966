/** The class JSONGenerator. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_class_System_JsonGenerator.htm */
import { apexException, type ApexException } from '../../../runtime/exceptions.ts';
import { ApexValue } from '../../../values/apex-value.ts';
import { libraryClass, type LibraryClass } from '../../define.ts';
import { scalarJson } from './json-scalars.ts';
import { JsonText } from './json-text.ts';
import { writeJson } from './write-json.ts';

const failure = (message: string): ApexException => apexException('System.JSONException', message);

export class JsonGenerator extends ApexValue {
  readonly out: JsonText;
  isClosed = false;

  constructor(isPretty: boolean) {
    super();
    this.out = new JsonText(isPretty);
  }

  /** @throws System.JSONException unless a value may stand here */
  beforeValue(): void {
    this.checkOpen();
    if (this.out.level === 'object' && !this.out.awaitsValue) {
      throw failure('Can not write a value: expecting field name');
    }
  }

  name(name: string): void {
    this.checkOpen();
    if (this.out.level !== 'object' || this.out.awaitsValue) {
      throw failure('Can not write a field name, expecting a value');
    }
    this.out.name(name);
  }

  end(kind: 'object' | 'array'): void {
    this.checkOpen();
    if (this.out.level !== kind) throw failure(`Current context not an ${kind.toUpperCase()} but ${this.#context()}`);
    this.out.end();
  }

  checkOpen(): void {
    if (this.isClosed) throw failure('JSON generator is closed');
  }

  #context(): string {
    return this.out.level?.toUpperCase() ?? 'ROOT';
  }
}

const write = (self: JsonGenerator, value: unknown): void => {
  self.beforeValue();
  writeJson({ out: self.out, leavesOutNulls: false, around: [] }, value);
};

const writeScalar = (self: JsonGenerator, value: unknown): void => {
  self.beforeValue();
  self.out.value(scalarJson(value) ?? 'null');
};

const field =
  (writer: (self: JsonGenerator, value: unknown) => void) =>
  (self: JsonGenerator, name: string | null, value: unknown): void => {
    if (name === null) throw failure('Field name must not be null');
    self.name(name);
    writer(self, value);
  };

/** A value alone and as a field: `writeDate(Date)`, `writeDateField(String, Date)`. */
const both = (name: string, type: string, writer: typeof write = writeScalar): LibraryClass['members'] => ({
  [`void write${name}(${type} value)`]: writer,
  [`void write${name}Field(String fieldName, ${type} value)`]: field(writer),
});

const level = (kind: 'object' | 'array') => (self: JsonGenerator) => {
  self.beforeValue();
  self.out.start(kind);
};

export const jsonGenerator = libraryClass({
  name: 'System.JSONGenerator',
  holds: (value) => value instanceof JsonGenerator,
  members: {
    ...both('Blob', 'Blob'),
    ...both('Boolean', 'Boolean'),
    ...both('Date', 'Date'),
    ...both('DateTime', 'Datetime'),
    ...both('Id', 'Id'),
    ...both('Number', 'Integer'),
    ...both('Number', 'Long'),
    ...both('Number', 'Double'),
    ...both('Number', 'Decimal'),
    ...both('String', 'String'),
    ...both('Time', 'Time'),
    ...both('Object', 'Object', write),
    'void writeNull()': (self: JsonGenerator) => {
      writeScalar(self, null);
    },
    'void writeNullField(String fieldName)': (self: JsonGenerator, name: string | null) => {
      field(writeScalar)(self, name, null);
    },
    'void writeFieldName(String fieldName)': (self: JsonGenerator, name: string | null) => {
      if (name === null) throw failure('Field name must not be null');
      self.name(name);
    },
    'void writeStartArray()': level('array'),
    'void writeStartObject()': level('object'),
    'void writeEndArray()': (self: JsonGenerator) => {
      self.end('array');
    },
    'void writeEndObject()': (self: JsonGenerator) => {
      self.end('object');
    },
    'void close()': (self: JsonGenerator) => {
      while (self.out.level !== undefined) self.out.end();
      self.isClosed = true;
    },
    'Boolean isClosed()': (self: JsonGenerator) => self.isClosed,
    'String getAsString()': (self: JsonGenerator) => {
      while (self.out.level !== undefined) self.out.end();
      self.isClosed = true;
      return self.out.text;
    },
  },
});
