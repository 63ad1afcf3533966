/**
 * Links between documents. Lines that were billed or shipped know the order line they come from; a payment settles the
 * document as a whole, main line to main line.
 */
import type { TransactionLink } from '../../records/types.ts';
import type { Database, Row } from '../engine/database.ts';
import { amountOf } from './cells.ts';
import { transactionTypeOf } from './record-tables.ts';

const codeOf = (type: string): string => transactionTypeOf(type)?.code ?? type;

const linkRow = (link: TransactionLink): Row => ({
  previousdoc: BigInt(link.previousDoc),
  previoustype: codeOf(link.previousType),
  nextdoc: BigInt(link.nextDoc),
  nexttype: codeOf(link.nextType),
  linktype: link.linkType,
  foreignamount: amountOf(link.foreignAmount),
});

const LINES_OF_A_LINK = `
  INSERT OR REPLACE INTO "transactionlinelinks"
    ("previousdoc", "previousline", "previoustype", "nextdoc", "nextline", "nexttype", "linktype", "foreignamount")
  SELECT "orderdoc", "orderline", ?, "transaction", "id", ?, ?, abs("foreignamount")
  FROM "transactionline" WHERE "transaction" = ? AND "orderdoc" = ? AND "orderline" IS NOT NULL`;

const byLine = new Set<TransactionLink['linkType']>(['OrdBill', 'ShipRcpt']);

const putLink = (database: Database, link: TransactionLink): void => {
  const row = linkRow(link);
  database.put('transactionlinks', row);
  if (!byLine.has(link.linkType)) {
    database.put('transactionlinelinks', { ...row, previousline: 0n, nextline: 0n });
    return;
  }
  const [nextDoc, previousDoc] = [BigInt(link.nextDoc), BigInt(link.previousDoc)];
  database.change(LINES_OF_A_LINK, [
    codeOf(link.previousType),
    codeOf(link.nextType),
    link.linkType,
    nextDoc,
    previousDoc,
  ]);
};

const TABLES = ['transactionlinks', 'transactionlinelinks'] as const;

/** Replaces everything known about how a document came to be. */
export const replaceLinks = (database: Database, nextDoc: string, links: readonly TransactionLink[]): void => {
  for (const table of TABLES) database.removeWhere(table, 'nextdoc', BigInt(nextDoc));
  for (const link of links) putLink(database, link);
};

/** Drops the links of a document that is gone, in both directions. */
export const forgetLinksOf = (database: Database, document: string): void => {
  for (const table of TABLES) {
    database.removeWhere(table, 'nextdoc', BigInt(document));
    database.removeWhere(table, 'previousdoc', BigInt(document));
  }
};
