/** All operations of the books by name, each checked and each whole or not at all. */
import type { z } from 'zod';
import type { Random } from '../../../shared/random.ts';
import { Unsupported } from '../../../shared/unsupported.ts';
import { generateInvoices } from './generate-invoices.ts';
import { moneyOperations } from './money-in.ts';
import { checkedInput } from './operation.ts';
import type { Desk, Operation } from './operation.ts';
import { orderOperations } from './orders.ts';
import { upkeepOperations } from './upkeep.ts';

const table = (random: Random) =>
  ({
    ...orderOperations,
    ...moneyOperations,
    ...upkeepOperations,
    generateInvoices: generateInvoices(random),
  }) as const;

type Table = ReturnType<typeof table>;

export type OperationName = keyof Table;

/** Every operation takes one object and answers with one: `billOrder({ id, date })` gives `{ invoice }`. */
export type Operations = {
  readonly [Name in OperationName]: (input: z.input<Table[Name]['input']>) => ReturnType<Table[Name]['run']>;
};

export type OperationsDesk = {
  readonly operations: Operations;
  /** By name, with input nobody has checked yet. @throws Unsupported for a name there is not; NetSuiteError for bad input */
  readonly operate: (name: string, input: unknown) => unknown;
};

const caller =
  (desk: Desk) =>
  <Input extends z.ZodType, Result>({ input, run }: Operation<Input, Result>) =>
  (raw: z.input<Input>): Result => {
    const checked = checkedInput(input, raw);
    return desk.ledger.store.transact(() => run(desk, checked));
  };

/** @param random draws what `generateInvoices` makes up */
export const operationsFor = (desk: Desk, random: Random): OperationsDesk => {
  const all = table(random);
  const call = caller(desk);
  const operations: Operations = {
    approveOrder: call(all.approveOrder),
    fulfilOrder: call(all.fulfilOrder),
    billOrder: call(all.billOrder),
    closeOrder: call(all.closeOrder),
    cancelOrder: call(all.cancelOrder),
    recordPayment: call(all.recordPayment),
    payInvoice: call(all.payInvoice),
    applyPayment: call(all.applyPayment),
    unapplyPayment: call(all.unapplyPayment),
    creditInvoice: call(all.creditInvoice),
    createDeposit: call(all.createDeposit),
    applyDeposit: call(all.applyDeposit),
    voidTransaction: call(all.voidTransaction),
    deleteRecord: call(all.deleteRecord),
    approveInvoice: call(all.approveInvoice),
    setStatus: call(all.setStatus),
    setItemInactive: call(all.setItemInactive),
    setCustomerInactive: call(all.setCustomerInactive),
    closePeriod: call(all.closePeriod),
    openPeriod: call(all.openPeriod),
    generateInvoices: call(all.generateInvoices),
  };
  const byName = new Map<string, Operation>(Object.entries(all));
  return {
    operations,
    operate(name, input) {
      const found = byName.get(name);
      if (found === undefined) throw new Unsupported(`the operation ${name}`);
      return call(found)(input);
    },
  };
};
