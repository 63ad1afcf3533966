/** One thing in a flow that has a name and can be referred to. */
import type { FlowDataType, FlowType } from './flow-type.ts';

export type Resource = {
  readonly name: string;
  /** What messages call it: `Variable`, `Action`. */
  readonly kind: string;
  /** Worked out when asked: some types follow from others. */
  readonly type: () => FlowType;
  readonly isSettable: boolean;
};

/** Finds the type of a reference such as a loop's collection; `Any` when it leads nowhere. */
export type TypeFinder = (reference: string | undefined) => FlowType;

export const resource = (name: string | undefined, kind: string, type: () => FlowType): Resource => ({
  name: name ?? '',
  kind,
  type,
  isSettable: false,
});

type Declared = {
  readonly dataType?: FlowDataType | undefined;
  readonly isCollection?: boolean | undefined;
  readonly objectType?: string | undefined;
  readonly apexClass?: string | undefined;
};

/** The type of something that says its type itself. */
export const declaredType = ({
  dataType = 'String',
  isCollection = false,
  objectType,
  apexClass,
}: Declared): FlowType => ({
  dataType,
  isCollection,
  object: objectType,
  apexClass,
});
