/**
 * Objects of library classes that JSON can make, though Apex cannot: tests fake the results of the platform that way. The class
 * says which names it reads and builds the object from them.
 */
export type JsonForm = {
  /** Type text by name: `List<Database.Error>`. */
  readonly fields: Readonly<Record<string, string>>;
  /** @param values by name, in the types asked for; absent names are left out */
  readonly make: (values: Readonly<Record<string, unknown>>) => object;
};

const forms = new Map<string, JsonForm>();

/** @param type the class by its canonical name: `Database.SaveResult` */
export const readsFromJson = (type: string, form: JsonForm): void => {
  forms.set(type, form);
};

export const jsonFormOf = (type: string): JsonForm | undefined => forms.get(type);
