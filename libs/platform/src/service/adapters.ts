import { Catch, type ExceptionFilter, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { NestMicroservice } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UnitOfWork } from '@app/database';
import { EventServer, TopicCheck } from '@app/messaging';
import { throwError, type Observable } from 'rxjs';
import type { Parts } from './platform.module.js';

/** The spine decides what an error means, and must see it as it was thrown. */
@Catch()
class PassthroughFilter implements ExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** What the service's module brought along, if it did. */
const find = <T>(app: NestFastifyApplication, type: Type<T>): T | undefined =>
  app
    .get(DiscoveryService)
    .getProviders()
    .find(({ token }) => token === type)?.instance as T | undefined;

/** Initialises the application and attaches its ways in besides HTTP: here, the facts that it hears. */
export async function initWithAdapters(app: NestFastifyApplication, { health, lifecycle }: Parts): Promise<void> {
  const unitOfWork = find(app, UnitOfWork);
  if (unitOfWork) health.add('database', { critical: true, check: () => unitOfWork.ping() });
  const topics = find(app, TopicCheck);
  if (topics) {
    health.add('broker', { critical: false, check: () => topics.hadContact() });
    health.add('topics', { critical: true, check: () => topics.allExist() });
  }
  const events = find(app, EventServer);
  if (!events) {
    await app.init();
    return;
  }
  events.onFatal((error) => lifecycle.fail(error));
  health.add('consumer', { critical: false, check: () => running(events) });
  // Deferred, or the handlers would be bound before the filter is there.
  const spine = app.connectMicroservice<object>({ strategy: events }, { deferInitialization: true }) as NestMicroservice;
  spine.useGlobalFilters(new PassthroughFilter());
  await app.init();
  spine.setIsInitHookCalled(true); // the hooks of the shared modules have run; Nest would run them again
  await app.startAllMicroservices();
}

const running = async ({ consumerStatus }: EventServer): Promise<void> => {
  if (consumerStatus !== 'running') throw new Error(`the consumer is ${consumerStatus}`);
};
