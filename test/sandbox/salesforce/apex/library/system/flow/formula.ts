/**
 * Formulas given as text. They are described here but not evaluated: building one says so.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_namespace_FormulaEval.htm
 */
import { Unsupported } from '../../../../../shared/unsupported.ts';
import { libraryClass, libraryEnum, type LibraryClass } from '../../define.ts';
import { PlainObject, plainClass } from '../plain-object.ts';

const BUILDER = 'FormulaEval.FormulaBuilder';

const keeps = (name: string) => (self: PlainObject, value: unknown) => {
  self.set(name, value);
  return self;
};

const build = (): never => {
  throw new Unsupported('FormulaEval.FormulaBuilder.build');
};

export const formulaClasses: readonly LibraryClass[] = [
  libraryEnum({
    name: 'FormulaEval.FormulaGlobal',
    values: ['CUSTOMMETADATA', 'LABEL', 'ORGANIZATION', 'PERMISSION', 'PROFILE', 'SETUP', 'SYSTEM', 'USER', 'USERROLE'],
  }),
  libraryEnum({
    name: 'FormulaEval.FormulaReturnType',
    values: ['BOOLEAN', 'DATE', 'DATETIME', 'DECIMAL', 'DOUBLE', 'ID', 'INTEGER', 'LONG', 'STRING', 'TIME'],
  }),
  plainClass({
    name: BUILDER,
    members: {
      [`${BUILDER} parseAsTemplate(Boolean templateMode)`]: keeps('isTemplate'),
      [`${BUILDER} treatNumericNullAsZero(Boolean isNumericNullZero)`]: keeps('isNullZero'),
      [`${BUILDER} withFormula(String formulaText)`]: keeps('formula'),
      [`${BUILDER} withGlobalVariables(List<FormulaEval.FormulaGlobal> formulaGlobals)`]: keeps('globals'),
      [`${BUILDER} withReturnType(FormulaEval.FormulaReturnType returnType)`]: keeps('returnType'),
      [`${BUILDER} withType(System.Type contextType)`]: keeps('type'),
      [`${BUILDER} withType(Schema.SObjectType contextSObjectType)`]: keeps('type'),
      'FormulaEval.FormulaInstance build()': build,
    },
  }),
  libraryClass({
    name: 'FormulaEval.FormulaInstance',
    members: { 'Object evaluate(Object contextObject)': build, 'Set<String> getReferencedFields()': build },
  }),
  libraryClass({
    name: 'System.Formula',
    members: { [`static ${BUILDER} builder()`]: () => new PlainObject(BUILDER) },
  }),
];
