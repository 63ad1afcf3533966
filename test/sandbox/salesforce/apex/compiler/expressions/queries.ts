/** Inline SOQL and SOSL: bind expressions are compiled in place, the query itself is checked against the schema. */
import type { ExpressionOf } from '../../syntax/ast.ts';
import { isUnknown } from '../../types/type.ts';
import { BROKEN, type Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { positionIn, type CodeSharing, type QuerySite } from '../query-site.ts';
import { sharingOfClass, USER_MODE_SINCE } from '../sharing-of-class.ts';
import { compileExpression } from '../compile-expression.ts';

/** What the API version of the class makes the default; triggers always run in system mode. */
export const defaultAccess = (context: MethodContext): 'user' | 'system' =>
  context.triggerObject === undefined && context.owner.apiVersion >= USER_MODE_SINCE ? 'user' : 'system';

export const sharingOf = (context: MethodContext): CodeSharing => sharingOfClass(context.owner);

const SECURITY_ENFORCED = /\bWITH\s+SECURITY_ENFORCED\b/i;

/** https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_classes_with_security_enforced.htm */
const checkClauses = (context: MethodContext, { text, at }: ExpressionOf<'soql'>): void => {
  const clause = SECURITY_ENFORCED.exec(text.replaceAll(/'(?:\\.|[^'\\])*'/g, (quote) => ' '.repeat(quote.length)));
  if (clause === null || context.owner.apiVersion < USER_MODE_SINCE) return;
  const message = 'WITH SECURITY_ENFORCED is no longer supported, use WITH USER_MODE instead';
  context.report(positionIn(text, clause.index, at), message);
};

export const compileSoql = (context: MethodContext, node: ExpressionOf<'soql'>): Compiled => {
  const binds = node.binds.map((bind) => compileExpression(context, bind.expression));
  const checked = context.script.soql.check(
    node.text,
    binds.map((bind) => bind.type.name),
  );
  // What a bind of unknown type is compared with cannot be judged, and its own mistake is told already.
  const judged = binds.some((bind) => isUnknown(bind.type)) ? [] : checked.problems;
  for (const { message, offset } of judged) context.report(positionIn(node.text, offset, node.at), message);
  if (judged.length > 0) return BROKEN;
  checkClauses(context, node);
  const site: QuerySite = {
    text: node.text,
    binds: node.binds.map(({ start, end }) => ({ start, end })),
    access: defaultAccess(context),
    sharing: sharingOf(context),
  };
  const name = context.script.constant(site, 'query');
  const values = `[${binds.map((bind) => bind.js).join(', ')}]`;
  const row = context.types.named(checked.row);
  if (checked.row === 'Integer') return { js: `$.countRows(${name}, ${values})`, type: row, nonNull: true };
  return { js: `$.query(${name}, ${values})`, type: context.types.listOf(row), nonNull: true, isQuery: true };
};

/** A search answers one list for each object it returns. */
export const compileSosl = (context: MethodContext, node: ExpressionOf<'sosl'>): Compiled => {
  const binds = node.binds.map((bind) => compileExpression(context, bind.expression).js);
  const site = context.script.constant(
    {
      text: node.text,
      binds: node.binds.map(({ start, end }) => ({ start, end })),
      access: defaultAccess(context),
      sharing: sharingOf(context),
    },
    'search',
  );
  const type = context.types.listOf(context.types.listOf(context.types.named('SObject')));
  return { js: `$.search(${site}, [${binds.join(', ')}])`, type, nonNull: true };
};
