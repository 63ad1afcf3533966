/**
 * Formulas worked out in Apex: Formula, FormulaEval.FormulaBuilder and FormulaEval.FormulaInstance.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_formula_eval_class.htm
 */
import { Unsupported } from '../../../../../shared/unsupported.ts';
import { compileFormula, type Formula } from '../../../../formula/compile.ts';
import { FormulaFault, FormulaInvalid } from '../../../../formula/formula-error.ts';
import { orgGlobals } from '../../../../formula/globals.ts';
import type { FormulaContext, Globals } from '../../../../formula/values.ts';
import type { Schema } from '../../../../schema/types.ts';
import { ObjectToken } from '../../../describe/tokens.ts';
import { transaction } from '../../../runtime/current.ts';
import { apexException } from '../../../runtime/exceptions.ts';
import type { ApexType } from '../../../types/type.ts';
import { EnumConstant } from '../../../values/enum-constant.ts';
import { ApexList } from '../../../values/list.ts';
import { ApexSet } from '../../../values/set.ts';
import { ApexTypeObject } from '../../../values/type-object.ts';
import { userZone } from '../../../values/user-zone.ts';
import { libraryEnum, type LibraryClass } from '../../define.ts';
import { PlainObject, plainClass } from '../plain-object.ts';
import { contextField } from './formula-context.ts';
import { checkResult, resultOf, RETURN_TYPES } from './formula-result.ts';

const BUILDER = 'FormulaEval.FormulaBuilder';
const INSTANCE = 'FormulaEval.FormulaInstance';
const GLOBALS = 'CUSTOMMETADATA LABEL ORGANIZATION PERMISSION PROFILE SETUP SYSTEM USER USERROLE'.split(' ');

/** A run knows the object the formula is evaluated on. */
type EvaluationContext = FormulaContext & { readonly subject: unknown };

const subjectOf = (context: FormulaContext): unknown => ('subject' in context ? context.subject : undefined);

/** Fields and properties of the type a formula is built for. */
const variablesOf =
  (schema: Schema, type: ApexType): Globals =>
  (path) => {
    const found = contextField(schema, type, path.join('.'));
    return found === undefined ? undefined : { type: found.type, read: (context) => found.read(subjectOf(context)) };
  };

/** Only those that the builder names. */
const globalsOf = (schema: Schema, builder: PlainObject): Globals => {
  const globals = orgGlobals(schema);
  const list = builder.get('globals');
  const named = list instanceof ApexList ? [...list].map((one) => (one instanceof EnumConstant ? one.name : '')) : [];
  return (path) => (named.includes(path[0]?.slice(1).toUpperCase() ?? '') ? globals(path) : undefined);
};

/** A formula that was built: its fields have been found, its type fits. */
class BuiltFormula {
  readonly formula: Formula;
  readonly returnType: string;

  constructor(builder: PlainObject, type: ApexType) {
    const { schema } = transaction().data.describe;
    const formula = compileFormula(builder.text('formula') ?? '', {
      schema,
      variables: variablesOf(schema, type),
      globals: globalsOf(schema, builder),
      blanksAs: builder.get('nullIsZero') === true ? 'zero' : 'blank',
    });
    if ('problems' in formula) throw new FormulaInvalid(formula.problems.join('; '));
    const returns = builder.get('returnType');
    this.returnType = returns instanceof EnumConstant ? returns.name : '';
    this.formula = formula;
    checkResult(this.returnType, formula.type);
  }

  evaluate(subject: unknown): unknown {
    const { user, data } = transaction();
    const context: EvaluationContext = {
      ...{ subject, record: {}, org: data.org, userId: user.userId },
      ...{ now: transaction().now(), zone: userZone() },
    };
    return resultOf(this.returnType, this.formula.evaluate(context));
  }
}

const contextType = (context: unknown): ApexType | undefined => {
  if (context instanceof ApexTypeObject) return context.type;
  return context instanceof ObjectToken ? transaction().program.types.find(context.name) : undefined;
};

const inApex = <Result>(work: () => Result): Result => {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof FormulaInvalid) throw apexException('System.FormulaValidationException', thrown.message);
    if (thrown instanceof FormulaFault) throw apexException('System.FormulaEvaluationException', thrown.message);
    throw thrown;
  }
};

const build = (builder: PlainObject): PlainObject => {
  const type = contextType(builder.get('type'));
  const missing = ['formula', 'returnType'].find((part) => builder.get(part) === null);
  if (type === undefined || missing !== undefined)
    throw apexException('System.FormulaValidationException', `A formula needs its ${missing ?? 'type'}`);
  return new PlainObject(INSTANCE, { built: inApex(() => new BuiltFormula(builder, type)) });
};

const builtIn = (self: PlainObject): BuiltFormula => {
  const built = self.get('built');
  if (!(built instanceof BuiltFormula)) throw new Error('a formula instance comes from a builder');
  return built;
};

const keeping = (part: string) => (self: PlainObject, value: unknown) => {
  self.set(part, value);
  return self;
};

const asTemplate = (self: PlainObject, isTemplate: unknown): PlainObject => {
  if (isTemplate === true) throw new Unsupported('formulas as templates (parseAsTemplate)');
  return self;
};

export const formulaClasses: readonly LibraryClass[] = [
  libraryEnum({ name: 'FormulaEval.FormulaReturnType', values: RETURN_TYPES }),
  libraryEnum({ name: 'FormulaEval.FormulaGlobal', values: GLOBALS }),
  plainClass({ name: 'System.Formula', members: { [`static ${BUILDER} builder()`]: () => new PlainObject(BUILDER) } }),
  plainClass({
    name: BUILDER,
    members: {
      [`${BUILDER} withFormula(String formulaText)`]: keeping('formula'),
      [`${BUILDER} withReturnType(FormulaEval.FormulaReturnType returnType)`]: keeping('returnType'),
      [`${BUILDER} withType(System.Type contextType)`]: keeping('type'),
      [`${BUILDER} withType(Schema.SObjectType contextSObjectType)`]: keeping('type'),
      [`${BUILDER} withGlobalVariables(List<FormulaEval.FormulaGlobal> formulaGlobals)`]: keeping('globals'),
      [`${BUILDER} treatNumericNullAsZero(Boolean isNumericNullZero)`]: keeping('nullIsZero'),
      [`${BUILDER} parseAsTemplate(Boolean templateMode)`]: asTemplate,
      [`${INSTANCE} build()`]: build,
    },
  }),
  plainClass({
    name: INSTANCE,
    members: {
      'Object evaluate(Object contextObject)': (self: PlainObject, context: unknown) =>
        inApex(() => builtIn(self).evaluate(context)),
      'Set<String> getReferencedFields()': (self: PlainObject) => {
        const names = new ApexSet('Set<String>');
        for (const path of builtIn(self).formula.references) names.add(path);
        return names;
      },
    },
  }),
];
