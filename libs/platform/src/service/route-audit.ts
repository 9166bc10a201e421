import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CUSTOM_ROUTE_ARGS_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, HttpAdapterHost, MetadataScanner } from '@nestjs/core';
import { z } from 'zod';
import { POLICY, type Policy } from '../auth/policy.js';
import { ServiceAdapter } from '../http/service-adapter.js';
import { openObject } from '../validation/open-object.js';

type Handler = (...args: never[]) => unknown;

/** Refuses to start a service with a route that nobody protected or whose input is not closed. */
@Injectable()
export class RouteAudit implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly server: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const faults = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.#faultsOf(metatype as new () => object) : []));
    const all = [...faults, ...this.#undeclared()];
    if (all.length > 0) throw new Error(['Routes that cannot be served:', ...all.map((fault) => `  ${fault}`)].join('\n'));
  }

  /** Also those that were made past Nest, by a plugin or by Fastify itself. */
  #undeclared(): string[] {
    const { httpAdapter } = this.server;
    const routes = httpAdapter instanceof ServiceAdapter ? httpAdapter.routes.undeclared : [];
    return routes.map((route) => `${route} declares no policy: add @Operation, or declared(…) where there is no controller`);
  }

  #faultsOf(controller: new () => object): string[] {
    const prototype = controller.prototype as Record<string, Handler>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name] as Handler))
      .flatMap((name) => {
        const route = `${controller.name}.${name}`;
        const policy = Reflect.getMetadata(POLICY, prototype[name] as Handler) as Policy | undefined;
        return [...policyFaults(policy).map((fault) => `${route} ${fault}`), ...openInputs(controller, name, route)];
      });
  }
}

function policyFaults(policy: Policy | undefined): string[] {
  if (!policy) return ['declares no policy: add @Operation'];
  return typeof policy === 'object' && 'role' in policy && policy.role.length === 0 ? ['names no role, so that nobody may call it'] : [];
}

function openInputs(controller: object, name: string, route: string): string[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, { schema?: unknown }>;
  return Object.entries(parameters).flatMap(([key, { schema }]) => {
    const isHeaders = key.includes(CUSTOM_ROUTE_ARGS_METADATA);
    const open = schema instanceof z.ZodType && !isHeaders ? openObject(schema) : undefined;
    return open === undefined ? [] : [`${route} takes unknown fields at "${open}": use z.strictObject`];
  });
}
