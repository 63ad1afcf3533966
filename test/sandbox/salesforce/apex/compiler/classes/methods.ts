/** Methods of a class as methods of its JavaScript class. */
import type { MethodInfo } from '../../types/class-info.ts';
import { futureAllowsCallouts, isFuture } from '../../types/check-future.ts';
import { parametersOf, typeWords } from '../../types/platform-words.ts';
import type { Line } from '../compiled.ts';
import { methodName, quoted } from '../javascript-names.ts';
import { line, within } from '../statements/lines.ts';
import { functionBody, parameterList, type ClassContext } from './function-body.ts';
import { firstUse } from './initialisation.ts';

/** A future method is only noted when it is called; its body runs when its turn comes. */
const putOff = (method: MethodInfo): readonly Line[] => {
  if (!isFuture(method)) return [];
  const facts = {
    owner: method.owner.name,
    name: method.name,
    key: methodName(method),
    parameters: parametersOf(method),
    allowsCallouts: futureAllowsCallouts(method),
  };
  return [line(`if ($.putOff(${JSON.stringify(facts)}, [${parameterList(method.parameters)}])) return;`)];
};

/** A call of generated code: by a key, which ends in its parameters. */
const CALL = /\)"\]\(/;

/**
 * Whoever calls methods counts how deep he stands, so that recursion without end stops where the platform stops it. What calls
 * nothing cannot go deeper.
 */
const counted = (lines: readonly Line[]): readonly Line[] =>
  lines.some(({ js }) => CALL.test(js))
    ? [line('$t.depth++; try { if ($t.depth > 1000) $.tooDeep();'), ...lines, line('} finally { $t.depth--; }')]
    : lines;

export const emitMethod = (context: ClassContext, method: MethodInfo): readonly Line[] => {
  const { declaration } = method;
  if (declaration?.kind !== 'method' || declaration.body === undefined) return [];
  const body = functionBody(context, method, declaration.body.statements);
  const returns = method.returnType.kind !== 'void';
  if (body.completes && returns) {
    context.report(declaration.end, `Missing return statement required return type: ${typeWords(method.returnType)}`);
  }
  const head = `${quoted(methodName(method))}(${parameterList(method.parameters)}) {`;
  const start = method.static ? [line(`static ${head}`, declaration.at), ...firstUse(context)] : [line(head)];
  return [...within(method.name, [...start, ...putOff(method), ...counted(body.lines)]), line(returns ? 'return null; }' : '}')];
};
