import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Log } from '../logging/log.js';
import { describeError } from './describe-error.js';
import { sendProblem } from './send-problem.js';

/** Turns every error of an HTTP route into a problem document. Other transports handle their own. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    this.answer(error, host.switchToHttp().getResponse<FastifyReply>());
  }

  answer(error: unknown, reply: FastifyReply): void {
    const { status } = describeError(error);
    if (status === 500) this.log.error('request failed', { error });
    else if (status > 500) this.log.warn('request not served', { error });
    if (reply.sent || reply.raw.headersSent) reply.raw.destroy();
    else sendProblem(reply, error);
  }
}
