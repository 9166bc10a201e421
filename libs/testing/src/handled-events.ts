import type { EventDefinition } from '@app/contracts';

/** The facts that a saga class declares handlers for, by name. */
export function handledEvents(saga: new (...dependencies: never[]) => object): string[] {
  const prototype = saga.prototype as Record<string, object>;
  return Object.getOwnPropertyNames(prototype)
    .flatMap((name) => {
      const extras = Reflect.getMetadata('microservices:pattern_extras', prototype[name] as object) as
        { definition?: EventDefinition } | undefined;
      return extras?.definition ? [extras.definition.type] : [];
    })
    .sort();
}
