import { StandardSchemaSerializerInterceptor, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { DatabaseConfig } from '@app/database';
import { Broker, CleanUpConfig, MessagingConfig } from '@app/messaging';
import { Registry } from 'prom-client';
import { AuthGuard } from '../auth/auth.guard.js';
import { Verifier } from '../auth/verifier.js';
import { HttpConfig, ReconciliationConfig, TokenConfig } from '../config/settings.js';
import { HealthRegistry } from '../health/health-registry.js';
import { Log } from '../logging/log.js';
import { AnswerHeadersInterceptor } from '../operation/answer-headers.js';
import { ProblemFilter } from '../problem/problem-filter.js';
import { ContractPipe } from '../validation/contract-pipe.js';
import type { Tracing } from '../tracing/start-tracing.js';
import { Lifecycle } from './lifecycle.js';
import { RouteAudit } from './route-audit.js';

/** What exists before the service's own module: made by `startService`, injected everywhere. */
export interface Parts {
  readonly config: HttpConfig;
  readonly log: Log;
  readonly problems: ProblemFilter;
  readonly verifier: Verifier;
  readonly metrics: Registry;
  readonly health: HealthRegistry;
  readonly lifecycle: Lifecycle;
  readonly broker: Broker | undefined;
  /** Nothing where nothing is traced. */
  readonly tracing: Tracing | undefined;
}

export class PlatformModule {
  static around(service: Type, configClass: Type, parts: Parts): DynamicModule {
    const shared: Provider[] = [
      { provide: configClass, useValue: parts.config },
      ...[HttpConfig, TokenConfig, DatabaseConfig, MessagingConfig, CleanUpConfig, ReconciliationConfig].map((provide) => ({
        provide,
        useValue: parts.config,
      })),
      { provide: Log, useValue: parts.log },
      { provide: Registry, useValue: parts.metrics },
      { provide: HealthRegistry, useValue: parts.health },
      { provide: Lifecycle, useValue: parts.lifecycle },
      { provide: Verifier, useValue: parts.verifier },
      ...(parts.broker ? [{ provide: Broker, useValue: parts.broker }] : []),
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [DiscoveryModule, service],
      providers: [
        ...shared,
        RouteAudit,
        { provide: APP_PIPE, useClass: ContractPipe },
        { provide: APP_GUARD, useClass: AuthGuard },
        { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AnswerHeadersInterceptor },
        { provide: APP_FILTER, useValue: parts.problems },
      ],
      exports: shared,
    };
  }
}
