/**
 * Apex as it was written: the shape that lowering builds from the grammar's parse tree and the compiler reads. Nothing in it
 * knows a type or a schema, and all of it is plain JSON, so that a lowered file can be kept on disk by the hash of its text.
 */

/**
 * Where a node begins; both count from 1, as the platform's messages do. As there, a member access and a call stand at the
 * name after the dot, and what is declared (type, method, property, variable, parameter) stands at its name.
 */
export type Position = { readonly line: number; readonly column: number };

/** `Map<String, List<Account>>`, `fflib_SObjectDomain.Constructable`, `Integer[]` (one array level is one `List`). */
export type TypeReference = {
  readonly names: readonly { readonly name: string; readonly args: readonly TypeReference[] }[];
  readonly arrayLevels: number;
  readonly at: Position;
};

export type Annotation = {
  /** In lower case. */
  readonly name: string;
  /**
   * `@IsTest(SeeAllData=true)` gives `{ seealldata: 'true' }`; names in lower case, values without quotes. A value without a
   * name is called `value`: `@SuppressWarnings('PMD')` gives `{ value: 'PMD' }`.
   */
  readonly parameters: Readonly<Record<string, string>>;
  readonly at: Position;
};

export type Sharing = 'with' | 'without' | 'inherited';

export type Modifiers = {
  /** In lower case: public, private, protected, global, static, final, abstract, virtual, override, transient, testmethod, webservice. */
  readonly words: readonly string[];
  readonly sharing: Sharing | undefined;
  readonly annotations: readonly Annotation[];
};

export type LiteralKind = 'Integer' | 'Long' | 'Double' | 'Decimal' | 'String' | 'Boolean' | 'null';

/** The operators of two operands that are no assignment. */
export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '<<'
  | '>>'
  | '>>>'
  | '&'
  | '|'
  | '^'
  | '&&'
  | '||'
  | '??'
  | '=='
  | '!='
  | '<>'
  | '==='
  | '!=='
  | '<'
  | '<='
  | '>'
  | '>=';
export type AssignmentOperator = '=' | '+=' | '-=' | '*=' | '/=' | '&=' | '|=' | '^=' | '<<=' | '>>=' | '>>>=' | '%=';
export type PrefixOperator = '+' | '-' | '!' | '~' | '++' | '--';

export type Expression = { readonly at: Position } &
  /** `value` is the text without quotes, escapes resolved; digits without the `l` or `d` suffix. */
  (
    | { readonly kind: 'literal'; readonly type: LiteralKind; readonly value: string }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'this' }
    | { readonly kind: 'super' }
    | { readonly kind: 'member'; readonly target: Expression; readonly name: string; readonly safe: boolean }
    | { readonly kind: 'index'; readonly target: Expression; readonly index: Expression }
    | {
        readonly kind: 'call';
        readonly target: Expression | undefined;
        readonly name: string;
        readonly args: readonly Expression[];
        readonly safe: boolean;
      }
    /** `this(…)` or `super(…)` as the first statement of a constructor. */
    | { readonly kind: 'constructor-call'; readonly which: 'this' | 'super'; readonly args: readonly Expression[] }
    /** `new Account(Name = 'x')` has assignments as its arguments. */
    | { readonly kind: 'new'; readonly type: TypeReference; readonly args: readonly Expression[] }
    /** `new Integer[3]`: `type` is the list's own type, `Integer[]`. */
    | { readonly kind: 'new-array'; readonly type: TypeReference; readonly size: Expression }
    /** `new List<String>{ 'a' }`, `new Set<Id>{ … }`, `new String[]{ 'a' }` (there `type` is the list's own type). */
    | { readonly kind: 'new-collection'; readonly type: TypeReference; readonly items: readonly Expression[] }
    | {
        readonly kind: 'new-map';
        readonly type: TypeReference;
        readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
      }
    | { readonly kind: 'prefix'; readonly operator: PrefixOperator; readonly operand: Expression }
    | { readonly kind: 'postfix'; readonly operator: '++' | '--'; readonly operand: Expression }
    | {
        readonly kind: 'binary';
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: 'assign';
        readonly operator: AssignmentOperator;
        readonly target: Expression;
        readonly value: Expression;
      }
    | {
        readonly kind: 'ternary';
        readonly condition: Expression;
        readonly whenTrue: Expression;
        readonly whenFalse: Expression;
      }
    | { readonly kind: 'instanceof'; readonly value: Expression; readonly type: TypeReference }
    | { readonly kind: 'cast'; readonly type: TypeReference; readonly value: Expression }
    /** `Account.class`, `List<String>.class` */
    | { readonly kind: 'class-literal'; readonly type: TypeReference }
    /** The query between its brackets; `binds` are its bind expressions in the order written. */
    | { readonly kind: 'soql'; readonly text: string; readonly binds: readonly Bind[] }
    | { readonly kind: 'sosl'; readonly text: string; readonly binds: readonly Bind[] }
  );

/** `:expression` inside a query: where it stands in the query's text (`start` at the colon), and what it is. */
export type Bind = { readonly start: number; readonly end: number; readonly expression: Expression };

export type ExpressionOf<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

export type LocalVariable = { readonly name: string; readonly value: Expression | undefined; readonly at: Position };

export type DmlVerb = 'insert' | 'update' | 'upsert' | 'delete' | 'undelete' | 'merge';

export type SwitchBranch = { readonly at: Position; readonly body: Block } & (
  | { readonly kind: 'values'; readonly values: readonly Expression[] }
  /** `when Account a` */
  | { readonly kind: 'type'; readonly type: TypeReference; readonly name: string }
  | { readonly kind: 'else' }
);

export type CatchClause = {
  readonly type: TypeReference;
  readonly name: string;
  readonly body: Block;
  readonly at: Position;
};

export type Block = { readonly kind: 'block'; readonly statements: readonly Statement[]; readonly at: Position };

export type LocalStatement = {
  readonly kind: 'local';
  readonly type: TypeReference;
  readonly final: boolean;
  readonly variables: readonly LocalVariable[];
  readonly at: Position;
};

export type Statement =
  | Block
  | LocalStatement
  | ({ readonly at: Position } & (
      | { readonly kind: 'expression'; readonly expression: Expression }
      | {
          readonly kind: 'if';
          readonly condition: Expression;
          readonly then: Statement;
          readonly otherwise: Statement | undefined;
        }
      | {
          readonly kind: 'for';
          readonly init: LocalStatement | readonly Expression[];
          readonly condition: Expression | undefined;
          readonly update: readonly Expression[];
          readonly body: Statement;
        }
      | {
          readonly kind: 'for-each';
          readonly type: TypeReference;
          readonly name: string;
          readonly iterable: Expression;
          readonly body: Statement;
        }
      | { readonly kind: 'while'; readonly condition: Expression; readonly body: Statement }
      | { readonly kind: 'do-while'; readonly condition: Expression; readonly body: Statement }
      | { readonly kind: 'switch'; readonly value: Expression; readonly branches: readonly SwitchBranch[] }
      | {
          readonly kind: 'try';
          readonly body: Block;
          readonly catches: readonly CatchClause[];
          readonly finally: Block | undefined;
        }
      | { readonly kind: 'throw'; readonly value: Expression }
      | { readonly kind: 'return'; readonly value: Expression | undefined }
      | { readonly kind: 'break' }
      | { readonly kind: 'continue' }
      | {
          readonly kind: 'dml';
          readonly verb: DmlVerb;
          readonly access: 'user' | 'system' | undefined;
          readonly value: Expression;
          /** The external id field of an upsert, as written (`Key__c` or `Account.Key__c`); the second record of a merge. */
          readonly by: Expression | undefined;
        }
      | { readonly kind: 'run-as'; readonly args: readonly Expression[]; readonly body: Block }
    ));

export type StatementOf<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

export type Parameter = { readonly type: TypeReference; readonly name: string; readonly at: Position };

/** An accessor without a body is automatic. */
export type Accessor = { readonly modifiers: Modifiers; readonly body: Block | undefined; readonly at: Position };

export type Member = { readonly modifiers: Modifiers; readonly at: Position } & (
  | { readonly kind: 'field'; readonly type: TypeReference; readonly variables: readonly LocalVariable[] }
  | {
      readonly kind: 'property';
      readonly type: TypeReference;
      readonly name: string;
      readonly get: Accessor | undefined;
      readonly set: Accessor | undefined;
    }
  | {
      readonly kind: 'method';
      /** `undefined` for `void`. */
      readonly returnType: TypeReference | undefined;
      readonly name: string;
      readonly parameters: readonly Parameter[];
      /** `undefined` for abstract and interface methods. */
      readonly body: Block | undefined;
      /** The line of the closing brace; the end of the method. */
      readonly end: Position;
    }
  | {
      readonly kind: 'constructor';
      readonly name: string;
      readonly parameters: readonly Parameter[];
      readonly body: Block;
      readonly end: Position;
    }
  | { readonly kind: 'initializer'; readonly static: boolean; readonly body: Block }
  | { readonly kind: 'type'; readonly declaration: TypeDeclaration }
);

export type MemberOf<Kind extends Member['kind']> = Extract<Member, { kind: Kind }>;

export type TypeDeclaration = {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly name: string;
  readonly modifiers: Modifiers;
  readonly extends: TypeReference | undefined;
  /** What a class implements, or an interface extends. */
  readonly implements: readonly TypeReference[];
  readonly members: readonly Member[];
  readonly enumValues: readonly { readonly name: string; readonly at: Position }[];
  readonly at: Position;
  readonly end: Position;
};

export type TriggerEvent = {
  readonly when: 'before' | 'after';
  readonly operation: 'insert' | 'update' | 'delete' | 'undelete';
};

export type CompilationUnit =
  | { readonly kind: 'class'; readonly declaration: TypeDeclaration }
  | {
      readonly kind: 'trigger';
      readonly name: string;
      readonly object: string;
      readonly events: readonly TriggerEvent[];
      readonly statements: readonly Statement[];
      /** Methods, fields, properties and types declared inside the trigger. */
      readonly members: readonly Member[];
      readonly at: Position;
    }
  | { readonly kind: 'anonymous'; readonly statements: readonly Statement[]; readonly members: readonly Member[] };

export type UnitKind = CompilationUnit['kind'];

/** What is wrong with a file, in the platform compiler's words where they are known. */
export type Problem = { readonly file: string; readonly at: Position; readonly message: string };
