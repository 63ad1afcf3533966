/** The people of the demo: who they are, what the package lets them do, and how the demo signs in for them. */

export type DeskApp = { readonly consumerKey: string; readonly consumerSecret: string };

export type Desk = {
  readonly username: string;
  /** What the org shows. */
  readonly name: string;
  readonly profile: string;
  readonly permissionSets: readonly string[];
  /** Queues whose work comes to this desk. */
  readonly queues: readonly string[];
  /** How the demo acts as this person; nobody needs it at the Lightning page. */
  readonly app: DeskApp;
};

const appOf = (name: string): DeskApp => ({ consumerKey: `demo-${name}`, consumerSecret: `demo-${name}-secret` });

const PEOPLE = 'Standard User';
const ADMINISTRATORS = 'System Administrator';

export const DESKS = {
  loader: {
    username: 'loader@orderbridge.example',
    name: 'Data Loader',
    profile: ADMINISTRATORS,
    permissionSets: [],
    queues: [],
    app: appOf('loader'),
  },
  /** Brings along what another system mirrored before, NetSuite's ids among it. */
  migration: {
    username: 'migration@orderbridge.example',
    name: 'Data Migration',
    profile: ADMINISTRATORS,
    permissionSets: ['Integration_User'],
    queues: [],
    app: appOf('migration'),
  },
  rep: {
    username: 'rep@orderbridge.example',
    name: 'Sales Rep',
    profile: PEOPLE,
    permissionSets: ['Sales_User', 'Person_With_Api'],
    queues: [],
    app: appOf('rep'),
  },
  manager: {
    username: 'manager@orderbridge.example',
    name: 'Sales Manager',
    profile: PEOPLE,
    permissionSets: ['Sales_User', 'Person_With_Api'],
    queues: ['Order_Approval'],
    app: appOf('manager'),
  },
  finance: {
    username: 'finance@orderbridge.example',
    name: 'Finance',
    profile: PEOPLE,
    permissionSets: ['Finance_Operations', 'Person_With_Api'],
    queues: ['Finance_Operations'],
    app: appOf('finance'),
  },
  operations: {
    username: 'operations@orderbridge.example',
    name: 'Operations',
    profile: PEOPLE,
    permissionSets: ['Integration_Operations', 'Person_With_Api'],
    queues: ['Integration_Operations'],
    app: appOf('operations'),
  },
  administrator: {
    username: 'admin@orderbridge.example',
    name: 'Administrator',
    profile: ADMINISTRATORS,
    permissionSets: ['Orderbridge_Admin'],
    queues: ['Salesforce_Administration'],
    app: appOf('administrator'),
  },
} as const satisfies Readonly<Record<string, Desk>>;

/** Who logs in at the Lightning page. */
export const PERSONS: readonly Desk[] = [
  DESKS.rep,
  DESKS.manager,
  DESKS.finance,
  DESKS.operations,
  DESKS.administrator,
];
