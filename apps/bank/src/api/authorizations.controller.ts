import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ClientGone, IdempotentCall, Operation, type IdempotentRequest } from '@app/platform';
import { Bank, UnknownAuthorization } from '../bank.js';
import { Holds } from '../persistence/holds.js';
import { ApiKeyGuard } from './api-key.guard.js';
import * as schemas from './authorization.schemas.js';
import { Disturbances } from './disturbances.js';

const policy = { guard: ApiKeyGuard };
type Id = { id: string };

@Controller('authorizations')
export class AuthorizationsController {
  constructor(
    private readonly bank: Bank,
    private readonly holds: Holds,
    private readonly disturbances: Disturbances,
  ) {}

  @Post()
  @Operation({
    id: 'authorize',
    summary: 'Hold an amount on a card',
    description: 'What happens is decided by the test card. The same key gets the same answer, also after a time-out.',
    refusals: { 'bank-unavailable': 503 },
    policy,
    idempotent: true,
    status: 201,
    returns: schemas.Authorization,
    limits: { handlerSeconds: 12 },
  })
  async authorize(
    @Body({ schema: schemas.AuthorizationRequest }) request: schemas.AuthorizationRequest,
    @IdempotentCall() call: IdempotentRequest,
    @ClientGone() clientGone: AbortSignal,
  ) {
    const { paymentToken } = request;
    await this.disturbances.beforeAuthorization(paymentToken, call.key, clientGone);
    const once = firstTimeOf(call);
    const { hold } = await this.bank.authorize(once.call, request);
    if (once.isFirst) await this.disturbances.afterAuthorization(paymentToken, clientGone);
    return schemas.showAuthorization(hold);
  }

  @Post(':id/capture')
  @Operation({
    id: 'capture',
    summary: 'Take what is held',
    description: 'All of it, at most once. A refusal is an answer, and for good.',
    policy,
    idempotent: true,
    status: 200,
    returns: schemas.Capture,
    refusals: { 'unknown-authorization': 404 },
  })
  async capture(@Param({ schema: schemas.ById }) { id }: Id, @IdempotentCall() call: IdempotentRequest) {
    const once = firstTimeOf(call);
    const ruling = await this.bank.capture(once.call, id);
    if (once.isFirst) this.disturbances.afterCapture(ruling.hold.paymentToken);
    return schemas.showCapture(ruling);
  }

  @Post(':id/void')
  @Operation({
    id: 'voidAuthorization',
    summary: 'Let go of what is held',
    description: 'Also of what is held no more, or never was: then nothing is held, which is all that was asked for.',
    policy,
    idempotent: true,
    status: 200,
    returns: schemas.Voiding,
    refusals: { 'already-captured': 409 },
  })
  async voidAuthorization(@Param({ schema: schemas.ById }) { id }: Id, @IdempotentCall() call: IdempotentRequest) {
    await this.bank.void(call, id);
    return { authorizationId: id, status: 'voided' as const };
  }

  @Post(':id/refunds')
  @Operation({
    id: 'refund',
    summary: 'Give back what was captured',
    description: 'All of it or a part. A refusal is an answer, and for good.',
    policy,
    idempotent: true,
    status: 201,
    returns: schemas.Refund,
    refusals: { 'unknown-authorization': 404 },
  })
  async refund(
    @Param({ schema: schemas.ById }) { id }: Id,
    @Body({ schema: schemas.RefundRequest }) { amount }: schemas.RefundRequest,
    @IdempotentCall() call: IdempotentRequest,
  ) {
    return schemas.showRefund(await this.bank.refund(call, id, amount), amount);
  }

  @Get('open')
  @Operation({
    id: 'listOpenAuthorizations',
    summary: 'List what has been held for more than a minute, oldest first',
    description: 'For the merchant to find holds that it has forgotten. `after` is the id of the last one that was seen.',
    policy,
    status: 200,
    returns: schemas.Authorizations,
  })
  async findOpenAuthorizations(@Query({ schema: schemas.After }) { after }: { after: string }) {
    return { items: (await this.holds.findOpen(after)).map(schemas.showAuthorization) };
  }

  @Get(':id')
  @Operation({
    id: 'getAuthorization',
    summary: 'Look up an authorization',
    description: 'As it is at the moment, with what was given back.',
    policy,
    status: 200,
    returns: schemas.Authorization,
    refusals: { 'unknown-authorization': 404 },
  })
  async findAuthorization(@Param({ schema: schemas.ById }) { id }: Id) {
    const hold = await this.holds.find(id);
    if (!hold) throw new UnknownAuthorization();
    return schemas.showAuthorization(hold);
  }

  @Get()
  @Operation({
    id: 'findAuthorizations',
    summary: 'Look up the authorizations of a reference',
    description: 'The reference is what the merchant calls the payment.',
    policy,
    status: 200,
    returns: schemas.Authorizations,
  })
  async findAuthorizations(@Query({ schema: schemas.ByReference }) { reference }: { reference: string }) {
    return { items: (await this.holds.findOf(reference)).map(schemas.showAuthorization) };
  }
}

/** Tells afterwards whether the answer was made now or is an earlier one. */
function firstTimeOf(call: IdempotentRequest) {
  const once = {
    isFirst: true,
    call: {
      ...call,
      onReplay: () => {
        once.isFirst = false;
        call.onReplay();
      },
    },
  };
  return once;
}
