import type { AddressRow } from '../persistence/address.row.js';
import type { UserRow } from '../persistence/user.row.js';
import type { UserView } from './user.schemas.js';

const me = '/api/v1/users/me';

/** An account as its owner sees it. */
export const ownView = (user: UserRow): UserView =>
  view(user, { self: { href: me }, update: { href: me, method: 'PATCH' }, close: { href: me, method: 'DELETE' } });

/** An account as an administrator sees it. */
export const adminView = (user: UserRow): UserView =>
  view(user, {
    self: { href: `/api/v1/users?${new URLSearchParams({ email: user.email ?? '' })}` },
    roles: { href: `/api/v1/users/${user.id}/roles`, method: 'PUT' },
    endSessions: { href: `/api/v1/users/${user.id}/sessions`, method: 'DELETE' },
  });

const view = (user: UserRow, _links: UserView['_links']): UserView => ({
  id: user.id,
  email: user.email ?? '',
  name: user.name ?? '',
  roles: user.roles,
  addresses: [...user.addresses].sort((left, right) => left.position - right.position).map(addressView),
  createdAt: user.created_at.toISOString(),
  version: user.version,
  _links,
});

const addressView = ({ recipient, street, postal_code, city, country }: AddressRow): UserView['addresses'][number] => ({
  recipient,
  street,
  postalCode: postal_code,
  city,
  country,
});
