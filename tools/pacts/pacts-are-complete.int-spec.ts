import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allEvents, topics } from '@app/contracts';
import { handledEvents } from '@app/testing';
import { allPacts, readPact } from '@app/testing/pacts';
import type { DynamicModule, Type } from '@nestjs/common';
import { bankService } from '../../apps/bank/src/service.js';
import { catalogService } from '../../apps/catalog/src/service.js';
import { gatewayService } from '../../apps/gateway/src/service.js';
import { orderService } from '../../apps/order/src/service.js';
import { paymentService } from '../../apps/payment/src/service.js';
import { userService } from '../../apps/user/src/service.js';
import { repositoryRoot } from '../stack/repository.js';

const services = [bankService, catalogService, gatewayService, orderService, paymentService, userService];
const pacts = allPacts().map(readPact);

type Module = Type | DynamicModule;

/** Nest hears with the controllers of a module, and of those that it imports. */
function* controllersOf(part: Module): Generator<Type> {
  const { module, controllers = [], imports = [] } = 'module' in part ? part : { module: part };
  const declared = <Part>(what: string): Part[] => (Reflect.getMetadata(what, module) as Part[] | undefined) ?? [];
  yield* [...controllers, ...declared<Type>('controllers')];
  for (const inner of [...(imports as Module[]), ...declared<Module>('imports')]) yield* controllersOf(inner);
}

const ownerOf = (type: string): string => {
  const definition = allEvents.find((event) => event.type === type);
  return definition ? topics[definition.topic].owner : 'nobody';
};

const byConsumer = (facts: readonly (readonly [consumer: string, fact: string])[]): Record<string, string[]> => {
  const names = new Set(facts.map(([consumer]) => consumer));
  return Object.fromEntries(
    [...names].map((name) => [name, facts.flatMap(([consumer, fact]) => (consumer === name ? [fact] : [])).sort()]),
  );
};

describe('the pacts', () => {
  it('state of every fact that a service hears what it needs, and of no other', () => {
    const heard = services.flatMap(({ name, module }) =>
      [...controllersOf(module)].flatMap(handledEvents).map((type) => [name, `${ownerOf(type)}: ${type}`] as const),
    );
    const stated = pacts.flatMap(({ consumer, provider, messages = [] }) =>
      messages.map(({ description: type }) => [consumer.name, `${provider.name}: ${type}`] as const),
    );
    expect(byConsumer(stated)).toEqual(byConsumer(heard));
    expect(heard).not.toEqual([]);
  });

  it.each([...new Set(pacts.map(({ provider }) => provider.name))])('are held against %s, by a test of its own', (provider) => {
    const test = readFileSync(join(repositoryRoot, `apps/${provider}/test/contracts.int-spec.ts`), 'utf8');
    expect(test).toContain(`keepsPromises('${provider}',`);
  });
});
