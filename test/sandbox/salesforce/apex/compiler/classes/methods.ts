/** Methods of a class as methods of its JavaScript class. */
import type { MethodInfo } from '../../types/class-info.ts';
import { futureAllowsCallouts, isFuture } from '../../types/check-future.ts';
import { parametersOf, typeWords } from '../../types/platform-words.ts';
import type { Line } from '../compiled.ts';
import { methodName, quoted } from '../javascript-names.ts';
import { line, within } from '../statements/lines.ts';
import { functionBody, parameterList, type ClassContext } from './function-body.ts';
import { firstUse } from './initialisation.ts';
import { countedInSharing } from './sharing-switch.ts';

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
  const lines = [...start, ...putOff(method), ...countedInSharing(method.owner, body.lines)];
  return [...within(method.name, lines), line(returns ? 'return null; }' : '}')];
};
