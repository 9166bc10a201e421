import { z } from 'zod';
import { isCommonPassword } from './common-passwords.js';

/** What somebody already has: of any age, so without today's rules. */
export const PresentPassword = z.string().min(1).max(128);

export const NewPassword = z
  .string()
  .min(8)
  .max(128)
  .refine((password) => !isCommonPassword(password), 'This is one of the passwords that are tried first')
  .meta({ description: 'Not one of the passwords that everybody tries first' });

export const ChangePasswordBody = z
  .strictObject({ currentPassword: PresentPassword, newPassword: NewPassword })
  .meta({ id: 'ChangePassword', examples: [{ currentPassword: 'saga-shop-demo', newPassword: 'correct horse battery staple' }] });
export type ChangePasswordBody = z.output<typeof ChangePasswordBody>;
