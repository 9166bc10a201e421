import { Injectable, type OnModuleInit } from '@nestjs/common';
import { CUSTOM_ROUTE_ARGS_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { z } from 'zod';
import { POLICY } from '../auth/policy.js';
import { openObject } from '../validation/open-object.js';

type Handler = (...args: never[]) => unknown;

/** Refuses to start a service with a route that nobody protected or whose input is not closed. */
@Injectable()
export class RouteAudit implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const faults = this.discovery
      .getControllers()
      .flatMap(({ metatype }) => (metatype ? this.#faultsOf(metatype as new () => object) : []));
    if (faults.length > 0) throw new Error(['Routes that cannot be served:', ...faults.map((fault) => `  ${fault}`)].join('\n'));
  }

  #faultsOf(controller: new () => object): string[] {
    const prototype = controller.prototype as Record<string, Handler>;
    return this.scanner
      .getAllMethodNames(prototype)
      .filter((name) => Reflect.hasMetadata(PATH_METADATA, prototype[name] as Handler))
      .flatMap((name) => {
        const route = `${controller.name}.${name}`;
        const isProtected = Reflect.hasMetadata(POLICY, prototype[name] as Handler);
        return [...(isProtected ? [] : [`${route} declares no policy: add @Operation`]), ...openInputs(controller, name, route)];
      });
  }
}

function openInputs(controller: object, name: string, route: string): string[] {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, { schema?: unknown }>;
  return Object.entries(parameters).flatMap(([key, { schema }]) => {
    const isHeaders = key.includes(CUSTOM_ROUTE_ARGS_METADATA);
    const open = schema instanceof z.ZodType && !isHeaders ? openObject(schema) : undefined;
    return open === undefined ? [] : [`${route} takes unknown fields at "${open}": use z.strictObject`];
  });
}
