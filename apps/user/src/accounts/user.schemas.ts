import { line, Page, pageQuery } from '@app/platform';
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

export const RegisterBody = z.strictObject({ email: Email, password: NewPassword, name: line(100) }).meta({ id: 'RegisterUser' });
export type RegisterBody = z.output<typeof RegisterBody>;

export const UpdateBody = z
  .strictObject({ name: line(100).optional(), addresses: z.array(z.strictObject(addressFields)).max(10).optional() })
  .meta({ id: 'UpdateUser' });
export type UpdateBody = z.output<typeof UpdateBody>;

export const RolesBody = z.strictObject({ roles: Roles }).meta({ id: 'ChangeRoles' });
export type RolesBody = z.output<typeof RolesBody>;

export const UserPath = z.strictObject({ id: z.uuid() });
export const FindUsersQuery = z.strictObject({ ...pageQuery, email: Email });
export type FindUsersQuery = z.output<typeof FindUsersQuery>;

export const UserView = z
  .object({
    id: z.uuid(),
    email: z.string(),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    addresses: z.array(
      z.object({ recipient: z.string(), street: z.string(), postalCode: z.string(), city: z.string(), country: z.string() }),
    ),
    createdAt: z.iso.datetime(),
    version: z.int(),
    _links: z.record(z.string(), z.object({ href: z.string(), method: z.string().optional() })),
  })
  .meta({ id: 'User' });
export type UserView = z.output<typeof UserView>;

export const UserPage = Page(UserView).meta({ id: 'UserPage' });
