/**
 * What the compiler knows of a class, interface, enum or sObject type, whether it is written in the project or belongs to the
 * platform: the same shape for both, so that lookup, overloads and access are decided in one place.
 */
import type { MemberOf, Position, Sharing, TypeDeclaration } from '../syntax/ast.ts';
import type { ApexType } from './type.ts';

export type Visibility = 'private' | 'protected' | 'public' | 'global';

export type FieldInfo = {
  readonly name: string;
  readonly type: ApexType;
  readonly static: boolean;
  readonly visibility: Visibility;
  readonly testVisible: boolean;
  readonly final: boolean;
  readonly transient: boolean;
  readonly owner: ClassInfo;
  /** How generated code reaches it. */
  readonly access:
    /** A JavaScript property `f_name` of the object or the statics holder. */
    | { readonly kind: 'slot' }
    /** `get_name()` / `set_name(v)` with bodies of the user's own. */
    | { readonly kind: 'accessors'; readonly get: Visibility | undefined; readonly set: Visibility | undefined }
    /** A library property: functions of the library table. */
    | { readonly kind: 'library'; readonly get: Callable; readonly set: Callable | undefined }
    /** A field of an sObject, by proper API name. */
    | {
        readonly kind: 'sobject';
        readonly apiName: string;
        readonly relation: 'none' | 'parent' | 'children';
        /** Why records are shared, for the field of a share that says so; each is a constant in Apex. */
        readonly rowCauses?: readonly string[];
      }
    /** A constant of an enum. */
    | { readonly kind: 'constant' };
  /** The declaration, for a member of the project. */
  readonly declaration: MemberOf<'field'> | MemberOf<'property'> | undefined;
};

/** A function of a library table; generated code calls it with the receiver first. */
export type Callable = (...args: never[]) => unknown;

export type ParameterInfo = { readonly name: string; readonly type: ApexType };

export type MethodInfo = {
  readonly name: string;
  /** `greet(string,list<integer>)`; constructors are `new(…)`. The JavaScript name of a user's method. */
  readonly key: string;
  readonly parameters: readonly ParameterInfo[];
  readonly returnType: ApexType;
  readonly static: boolean;
  readonly visibility: Visibility;
  readonly testVisible: boolean;
  readonly abstract: boolean;
  readonly virtual: boolean;
  readonly override: boolean;
  readonly owner: ClassInfo;
  /** The function behind a library method; undefined for user methods and for abstract ones. */
  readonly library: Callable | undefined;
  readonly declaration: MemberOf<'method'> | MemberOf<'constructor'> | undefined;
};

export type ClassKind = 'class' | 'interface' | 'enum' | 'sobject' | 'primitive';

export type ClassInfo = {
  readonly kind: ClassKind;
  /** Canonical name as in ApexType, without type arguments. */
  readonly name: string;
  /** `T` of `List<T>`; empty for user classes. */
  readonly typeParameters: readonly string[];
  readonly outer: ClassInfo | undefined;
  readonly visibility: Visibility;
  readonly abstract: boolean;
  readonly virtual: boolean;
  readonly sharing: Sharing | undefined;
  readonly isTest: boolean;
  /** `68` for 68.0; library classes have the newest. Decides the default access mode. */
  readonly apiVersion: number;
  /** The file of a user class, for messages. */
  readonly file: string | undefined;
  readonly at: Position;
  readonly declaration: TypeDeclaration | undefined;
  readonly enumValues: readonly string[];
  /** Answered lazily, because classes refer to each other. */
  superclass(): ApexType | undefined;
  interfaces(): readonly ApexType[];
  /** Own members only, by lower-cased name. */
  fields(): ReadonlyMap<string, FieldInfo>;
  methods(): ReadonlyMap<string, readonly MethodInfo[]>;
  constructors(): readonly MethodInfo[];
  inner(): ReadonlyMap<string, ClassInfo>;
  /** Whether a run-time value is of this library type; undefined for user classes (JavaScript's own instanceof decides). */
  readonly holds: ((value: unknown) => boolean) | undefined;
};
