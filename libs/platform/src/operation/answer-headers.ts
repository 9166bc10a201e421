import { Injectable, SetMetadata, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { tap, type Observable } from 'rxjs';
import { linkHeader } from '../paging/link-header.js';
import type { PageOf } from '../paging/page.js';

/** How header fields follow from what a handler returns, so that a replayed answer has the same ones. */
export interface AnswerHeaderRules {
  readonly etag?: (answer: never) => string;
  readonly location?: (answer: never) => string;
  readonly isPage: boolean;
}

const RULES = Symbol('answer headers');

export const AnswerHeaders = (rules: AnswerHeaderRules): MethodDecorator => SetMetadata(RULES, rules);

/** Sets ETag, Location and Link from the answer, before fields that are not part of the contract are dropped from it. */
@Injectable()
export class AnswerHeadersInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const rules = this.reflector.get<AnswerHeaderRules | undefined>(RULES, context.getHandler());
    if (!rules || context.getType() !== 'http') return next.handle();
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    return next.handle().pipe(tap((answer) => setHeaders(http.getResponse<FastifyReply>(), request.url, rules, answer as never)));
  }
}

function setHeaders(reply: FastifyReply, url: string, { etag, location, isPage }: AnswerHeaderRules, answer: never): void {
  if (etag) reply.header('etag', etag(answer));
  if (location) reply.header('location', location(answer));
  const link = isPage ? linkHeader(url, answer as PageOf<unknown>) : undefined;
  if (link) reply.header('link', [reply.getHeader('link'), link].flatMap((one) => one ?? []).join(', '));
}
