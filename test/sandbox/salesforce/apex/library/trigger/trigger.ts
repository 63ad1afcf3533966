/**
 * `Trigger`: what started the trigger that runs. The records themselves (`Trigger.new` …) are typed by the trigger's object, so
 * the compiler reaches them.
 * https://developer.salesforce.com/docs/atlas.en-us.apexcode.meta/apexcode/apex_triggers_context_variables.htm
 */
import { transaction } from '../../runtime/current.ts';
import type { TriggerContext } from '../../runtime/transaction.ts';
import { enumConstant } from '../../values/enum-constant.ts';
import { libraryClass, libraryEnum } from '../define.ts';

const OPERATIONS = [
  'BEFORE_INSERT',
  'BEFORE_UPDATE',
  'BEFORE_DELETE',
  'AFTER_INSERT',
  'AFTER_UPDATE',
  'AFTER_DELETE',
  'AFTER_UNDELETE',
];

const running = (): TriggerContext | undefined => transaction().triggers.at(-1);

const isOperation = (operation: TriggerContext['operation']) => ({
  get: (): boolean => running()?.operation === operation,
});

const operationType = (): unknown => {
  const trigger = running();
  if (trigger === undefined) return null;
  const name = `${trigger.isBefore ? 'BEFORE' : 'AFTER'}_${trigger.operation.toUpperCase()}`;
  return enumConstant('TriggerOperation', name, OPERATIONS.indexOf(name));
};

export const triggerOperation = libraryEnum({ name: 'System.TriggerOperation', values: OPERATIONS });

export const trigger = libraryClass({
  name: 'System.Trigger',
  members: {
    'static Boolean isExecuting': { get: (): boolean => running() !== undefined },
    'static Boolean isBefore': { get: (): boolean => running()?.isBefore === true },
    'static Boolean isAfter': { get: (): boolean => running()?.isBefore === false },
    'static Boolean isInsert': isOperation('insert'),
    'static Boolean isUpdate': isOperation('update'),
    'static Boolean isDelete': isOperation('delete'),
    'static Boolean isUndelete': isOperation('undelete'),
    'static TriggerOperation operationType': { get: operationType },
    'static Integer size': { get: (): number | null => running()?.size ?? null },
  },
});
