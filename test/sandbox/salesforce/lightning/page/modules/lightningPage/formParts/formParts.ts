/**
 * How fields and messages find the record form that they stand in, wherever in it: each asks to join as it appears, and hears from
 * then on what the form knows.
 */
import type { Failure } from 'lightningPage/failureText';
import type { Draft, FormSubject } from 'lightningPage/formDraft';
import type { PicklistsByField } from 'lightningPage/uiShapes';

export type FormState = {
  /** What is entered in all of its fields. */
  readonly draft: Draft;
  /** Undefined until the org has answered. */
  readonly subject: FormSubject | undefined;
  readonly picklists: PicklistsByField | undefined;
  readonly density: string;
  readonly failure: Failure | undefined;
  /** What the failure says that no field of the form says itself. */
  readonly messages: readonly string[];
  /** Labels of the fields at fault. */
  readonly fieldsAtFault: string;
};

export const NO_STATE: FormState = {
  draft: {},
  subject: undefined,
  picklists: undefined,
  density: 'auto',
  failure: undefined,
  messages: [],
  fieldsAtFault: '',
};

/** A field that is entered. */
export type EnteredPart = {
  readonly values: () => Draft;
  /** What of that is not as it was read. */
  readonly draft: () => Draft;
  /** Takes other values than were entered: of the field itself, among others'. */
  readonly take: (values: Draft) => void;
  /** Whether all is well; says what is not. */
  readonly reportValidity: () => boolean;
  /** Forgets what was entered. */
  readonly clean: () => void;
};

export type FormPart = {
  /** The field that it needs of the record. */
  readonly fieldName: () => string | undefined;
  readonly show: (state: FormState) => void;
  readonly entered?: EnteredPart;
};

/** What a part has of its form. */
export type Membership = {
  readonly leave: () => void;
  /** Another field is needed now. */
  readonly fieldChanged: () => void;
  /** @param name of the field that somebody has entered; undefined where nobody has */
  readonly valueChanged: (name?: string) => void;
};

/** What the form does when one of its parts changes. */
export type PartChanges = Pick<Membership, 'fieldChanged' | 'valueChanged'>;

const JOIN = 'lightning__joinrecordform';

type Asked = { readonly part: FormPart; readonly joined: (membership: Membership) => void };

/** @returns undefined where there is no form around the element */
export const joinForm = (element: EventTarget, part: FormPart): Membership | undefined => {
  let membership: Membership | undefined;
  const detail: Asked = { part, joined: (given) => (membership = given) };
  element.dispatchEvent(new CustomEvent(JOIN, { bubbles: true, composed: true, detail }));
  return membership;
};

const isAsked = (event: Event): event is CustomEvent<Asked> => event.type === JOIN && event instanceof CustomEvent;

export class FormParts {
  readonly #parts = new Set<FormPart>();
  readonly #changes: PartChanges;
  #state: FormState = NO_STATE;

  constructor(form: Pick<EventTarget, 'addEventListener'>, changes: PartChanges) {
    this.#changes = changes;
    form.addEventListener(JOIN, (event) => {
      if (isAsked(event)) this.join(event);
    });
  }

  join(event: CustomEvent<Asked>): void {
    event.stopPropagation();
    const { part, joined } = event.detail;
    this.#parts.add(part);
    part.show(this.#state);
    joined({ leave: () => void this.#parts.delete(part), ...this.#changes });
    this.#changes.fieldChanged();
  }

  get fieldNames(): readonly string[] {
    return [...new Set([...this.#parts].flatMap((part) => part.fieldName() ?? []))].toSorted();
  }

  get entered(): readonly EnteredPart[] {
    return [...this.#parts].flatMap(({ entered }) => entered ?? []);
  }

  /** What is entered in all of them. */
  get draft(): Draft {
    return this.entered.reduce<Draft>((all, { draft }) => ({ ...all, ...draft() }), {});
  }

  show(state: FormState): void {
    this.#state = state;
    for (const part of this.#parts) part.show(state);
  }
}

const nameIn = (reference: object, key: string): string | undefined => {
  const name: unknown = Reflect.get(reference, key);
  return typeof name === 'string' ? name : undefined;
};

/** `Name`, or an import of `@salesforce/schema/Account.Name`; of an imported object the object's own. */
export const apiNameOf = (reference: unknown): string | undefined => {
  if (typeof reference === 'string') return reference === '' ? undefined : reference;
  if (typeof reference !== 'object' || reference === null) return undefined;
  return nameIn(reference, 'fieldApiName') ?? nameIn(reference, 'objectApiName');
};
