import { Money } from '@app/platform';
import { z } from 'zod';
import type { Hold, Ruling } from '../domain/hold.js';

/** Something that is worth a request: not nothing, and no more than a double can count. */
const Amount = Money.extend({ amount: z.int().min(1) }).meta({ id: 'Amount' });
const euros = (amount: number): Money => ({ amount, currency: 'EUR' });
const anyHold = {
  id: '019a1c00-0000-7000-8000-000000000006',
  reference: '019a1c00-0000-7000-8000-000000000003',
  status: 'authorized',
  amount: euros(3_998),
  refunded: euros(0),
};

const Reference = z.string().regex(/^[\w:.-]{1,100}$/);
const reason = z.string().max(100).optional();

export const ById = z.strictObject({ id: z.uuid() });
export const ByReference = z.strictObject({ reference: Reference });

export const After = z.strictObject({ after: z.uuid().default('00000000-0000-0000-0000-000000000000') });

export const AuthorizationRequest = z
  .strictObject({ paymentToken: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/), amount: Amount, reference: Reference })
  .meta({ id: 'AuthorizationRequest', examples: [{ paymentToken: 'tok_ok', amount: euros(3_998), reference: anyHold.reference }] });
export type AuthorizationRequest = z.output<typeof AuthorizationRequest>;

export const RefundRequest = z.strictObject({ amount: Amount }).meta({ id: 'RefundRequest', examples: [{ amount: euros(1_999) }] });
export type RefundRequest = z.output<typeof RefundRequest>;

export const Authorization = z
  .object({
    id: z.uuid(),
    reference: z.string().max(100),
    status: z.enum(['authorized', 'declined', 'captured', 'capture-refused', 'voided']),
    reason,
    amount: Money,
    refunded: Money,
  })
  .meta({ id: 'Authorization', examples: [anyHold] });

export const Authorizations = z.object({ items: z.array(Authorization).max(100) }).meta({ examples: [{ items: [anyHold] }] });

export const Capture = z
  .object({ authorizationId: z.uuid(), status: z.enum(['captured', 'refused']), reason, amount: Money })
  .meta({ id: 'Capture', examples: [{ authorizationId: anyHold.id, status: 'captured', amount: euros(3_998) }] });

export const Voiding = z
  .object({ authorizationId: z.uuid(), status: z.literal('voided') })
  .meta({ id: 'Voiding', examples: [{ authorizationId: anyHold.id, status: 'voided' }] });

export const Refund = z
  .object({ authorizationId: z.uuid(), status: z.enum(['refunded', 'refused']), reason, amount: Money })
  .meta({ id: 'Refund', examples: [{ authorizationId: anyHold.id, status: 'refunded', amount: euros(1_999) }] });

export const showAuthorization = ({ id, reference, status, reason, amount, refunded }: Hold): z.input<typeof Authorization> => ({
  id,
  reference,
  status,
  ...(reason && { reason }),
  amount,
  refunded: { amount: refunded, currency: amount.currency },
});

export const showCapture = ({ hold, refused }: Ruling): z.input<typeof Capture> => ({
  authorizationId: hold.id,
  status: refused ? 'refused' : 'captured',
  ...(refused && { reason: refused }),
  amount: hold.amount,
});

export const showRefund = ({ hold, refused }: Ruling, amount: Money): z.input<typeof Refund> => ({
  authorizationId: hold.id,
  status: refused ? 'refused' : 'refunded',
  ...(refused && { reason: refused }),
  amount,
});
