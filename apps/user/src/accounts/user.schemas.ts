import { line, Links, Page, pageQuery } from '@app/platform';
import { z } from 'zod';
import { NewPassword } from '../passwords/password.schemas.js';
import { roles } from './roles.js';

export const Email = z.email().max(254);
export const Roles = z.array(z.enum(roles)).min(1).max(roles.length).refine(isSet, 'A role may be named once only');

function isSet(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

const addressFields = {
  recipient: line(100),
  street: line(200),
  postalCode: line(20),
  city: line(100),
  country: z.string().regex(/^[A-Z]{2}$/, 'Expected an ISO 3166-1 code such as DE'),
};

export const RegisterBody = z
  .strictObject({ email: Email, password: NewPassword, name: line(100) })
  .meta({ id: 'RegisterUser', examples: [{ email: 'ada@example.com', password: 'correct horse battery staple', name: 'Ada Lovelace' }] });
export type RegisterBody = z.output<typeof RegisterBody>;

export const UpdateBody = z
  .strictObject({ name: line(100).optional(), addresses: z.array(z.strictObject(addressFields)).max(10).optional() })
  .meta({ id: 'UpdateUser', examples: [{ name: 'Ada King' }] });
export type UpdateBody = z.output<typeof UpdateBody>;

export const RolesBody = z.strictObject({ roles: Roles }).meta({ id: 'ChangeRoles', examples: [{ roles: ['customer', 'support'] }] });
export type RolesBody = z.output<typeof RolesBody>;

export const UserPath = z.strictObject({ id: z.uuid() });
export const FindUsersQuery = z.strictObject({ ...pageQuery, email: Email });
export type FindUsersQuery = z.output<typeof FindUsersQuery>;

const Address = z.object({
  recipient: z.string().max(100),
  street: z.string().max(200),
  postalCode: z.string().max(20),
  city: z.string().max(100),
  country: z.string().max(2),
});

export const UserView = z
  .object({
    id: z.uuid(),
    email: z.string().max(254),
    name: z.string().max(100),
    roles: z.array(z.enum(roles)).max(roles.length),
    addresses: z.array(Address).max(10),
    createdAt: z.iso.datetime(),
    version: z.int(),
    _links: Links,
  })
  .meta({
    id: 'User',
    examples: [
      {
        id: '019a1c00-0000-7000-8000-000000000002',
        email: 'ada@example.com',
        name: 'Ada Lovelace',
        roles: ['customer'],
        addresses: [],
        createdAt: '2026-01-01T11:00:00.000Z',
        version: 1,
        _links: { self: { href: '/api/v1/users/me' } },
      },
    ],
  });
export type UserView = z.output<typeof UserView>;

export const UserPage = Page(UserView).meta({ id: 'UserPage' });
