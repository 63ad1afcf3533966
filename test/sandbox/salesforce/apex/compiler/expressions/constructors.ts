/** Which constructor a class is made with: `this(…)` and `super(…)`, and whether a constructor may be used at all. */
import { parametersOf, typeWords } from '../../types/platform-words.ts';
import type { ExpressionOf, Position } from '../../syntax/ast.ts';
import type { MethodInfo } from '../../types/class-info.ts';
import { classType } from '../../types/class-type.ts';
import { findConstructors, isVisible } from '../../types/members.ts';
import { VOID } from '../../types/type.ts';
import type { Compiled } from '../compiled.ts';
import type { MethodContext } from '../context.ts';
import { className, quoted } from '../javascript-names.ts';
import { wrong } from './arithmetic.ts';
import { chooseMethod, compileArguments, passed } from './calls.ts';

/** @param at where it is called */
export const checkConstructorVisible = (context: MethodContext, constructor: MethodInfo, at: Position): void => {
  if (isVisible(constructor, context.owner)) return;
  context.report(at, `Method is not visible: void ${constructor.owner.name}.<init>${parametersOf(constructor)}`);
};

type ConstructorCall = ExpressionOf<'constructor-call'>;

const typesOf = (args: readonly Compiled[]): string => args.map((arg) => typeWords(arg.type)).join(', ');

/** Of the platform's own exception, subclasses may only use the constructor that takes nothing. */
const refusal = (context: MethodContext, node: ConstructorCall, args: readonly Compiled[]): string | undefined => {
  if (!context.mayCallConstructor) {
    return `Call to '${node.which}()' must be the first statement in a constructor method`;
  }
  const isOfPlatform = node.which === 'super' && context.owner.superclass()?.name === 'Exception';
  return isOfPlatform && args.length > 0
    ? `Method is not visible: void System.ApexBaseException.<init>(${typesOf(args)})`
    : undefined;
};

/** `this(…)` and `super(…)`. */
export const compileConstructorCall = (context: MethodContext, node: ConstructorCall): Compiled => {
  const type = node.which === 'this' ? classType(context.owner) : context.owner.superclass();
  const args = compileArguments(context, node.args);
  const reason = refusal(context, node, args);
  if (reason !== undefined) return wrong(context, node.at, reason);
  if (type === undefined) return { js: 'undefined', type: VOID };
  const chosen = chooseMethod(findConstructors(type), args);
  if (typeof chosen === 'string') {
    return wrong(context, node.at, `Constructor not defined: [${typeWords(type)}].<Constructor>(${typesOf(args)})`);
  }
  checkConstructorVisible(context, chosen, node.at);
  const list = passed(context, chosen, { args, at: node.at });
  const js =
    node.which === 'super'
      ? `super[${quoted(chosen.key)}](${list.join(', ')})`
      : // Not over `this`: its class may be a subclass that has such a constructor, too.
        `${className(context.owner)}.prototype[${quoted(chosen.key)}].call(${['this', ...list].join(', ')})`;
  return { js, type: VOID };
};
