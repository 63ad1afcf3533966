import type { Request } from 'express';
import type { LoginRow } from '../../auth/login-audit-trail.ts';
import type { Desk } from '../desk.ts';
import { html } from '../showing/html.ts';
import type { Page } from '../showing/layout.ts';
import { statusBadge } from '../showing/records.ts';
import { paged, pager, table } from '../showing/tables.ts';
import { instant } from '../showing/values.ts';
import { searchIn } from './search.ts';

/** The login audit trail: the only place that says why a login was refused. */
const PATH = '/console/logins';

const KINDS: Readonly<Record<LoginRow['kind'], string>> = {
  'oauth2-client-credentials': 'OAuth 2.0 client credentials',
  'access-token': 'Access token',
  'token-based-authentication': 'Token-based authentication',
};

export const loginsPage = (desk: Desk, request: Request): Page => {
  const found = paged(desk.trail.rows().toReversed(), searchIn(request).page);
  return {
    title: 'Logins',
    section: PATH,
    content: html`${table<LoginRow>({
      caption: 'Login audit trail, newest first',
      rows: found.rows,
      empty: 'Nobody has signed in yet.',
      columns: [
        { label: 'When', cell: ({ date }) => instant(desk, new Date(date)) },
        { label: 'Result', cell: ({ status }) => statusBadge(status === 'Success' ? 'Success' : 'Rejected') },
        { label: 'How', cell: ({ kind }) => KINDS[kind] },
        { label: 'Client', cell: ({ clientId }) => clientId },
        { label: 'Role', cell: ({ role }) => role },
        { label: 'Detail', cell: ({ detail }) => detail },
        { label: 'Reason', cell: ({ reason }) => reason },
      ],
    })}
    ${pager(found, { path: PATH, query: {} })}`,
  };
};
