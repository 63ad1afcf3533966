/** The few items and employees a fresh default account has, so that a first order can be written by hand. */
import type { SeedRecord } from './account.ts';

const everywhere = { items: [{ id: '1' }] };

export const defaultItems: Readonly<Record<string, readonly SeedRecord[]>> = {
  serviceSaleItem: [
    {
      id: '98',
      itemId: 'Implementation',
      displayName: 'Implementation',
      rate: 150,
      subsidiary: everywhere,
      includeChildren: true,
      taxSchedule: { id: '1' },
      incomeAccount: { id: '54' },
    },
  ],
  nonInventorySaleItem: [
    {
      id: '99',
      itemId: 'Licence',
      displayName: 'Licence',
      rate: 39.95,
      subsidiary: everywhere,
      includeChildren: true,
      taxSchedule: { id: '1' },
      incomeAccount: { id: '54' },
    },
  ],
  inventoryItem: [
    {
      id: '100',
      itemId: 'Appliance',
      displayName: 'Appliance',
      rate: 1200,
      subsidiary: everywhere,
      includeChildren: true,
      taxSchedule: { id: '1' },
      incomeAccount: { id: '54' },
      cogsAccount: { id: '58' },
    },
  ],
};

export const defaultEmployees: Readonly<Record<string, readonly SeedRecord[]>> = {
  employee: [
    {
      id: '3',
      entityId: 'Sales Person',
      firstName: 'Sales',
      lastName: 'Person',
      subsidiary: { id: '1' },
      isSalesRep: true,
    },
  ],
};
