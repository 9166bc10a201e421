import type { ServiceName } from '../../stack/names.js';
import type { AnomalyKind } from '../inject/anomalies.js';
import type { PoisonKind } from '../inject/poison.js';
import { instancesOf } from '../shop/names.js';
import type { Performer } from './performer.js';

const nothing = (): readonly string[] => [];

export const duplicateEvent: Performer = {
  holds: nothing,
  perform: async ({ injector }, { target, draw }) => {
    await injector.repeat(target, draw);
    return undefined;
  },
};

export const poison: Performer = {
  holds: nothing,
  perform: async ({ injector }, { target, draw }) => {
    await injector.poison(target as PoisonKind, draw);
    return undefined;
  },
};

/** Poison under the key of an order that is on its way: what comes after it must wait for an operator. */
export const parkOrder: Performer = {
  holds: nothing,
  perform: async ({ injector }, { target, draw }) => {
    await injector.park(target, draw);
    return undefined;
  },
};

export const impossibleFact: Performer = {
  holds: nothing,
  perform: async ({ injector }, { target, draw }) => {
    await injector.contradict(target as AnomalyKind, draw);
    return undefined;
  },
};

export const replayDeadLetters: Performer = {
  holds: (target) => [`dead letters of ${target}`],
  perform: async ({ injector }, { target }) => {
    await injector.settleDeadLetters(target as ServiceName);
    return undefined;
  },
};

/** The service hears everything from the beginning of every topic. */
export const fullReplay: Performer = {
  holds: (target) => instancesOf(target as ServiceName),
  perform: async ({ shop, injector }, { target }) => {
    const pair = shop.instancesOf(target as ServiceName);
    await Promise.all(pair.map((instance) => instance.stop()));
    return async () => {
      try {
        await injector.forgetOffsets(target as ServiceName);
      } finally {
        await Promise.all(pair.map((instance) => instance.restart()));
      }
    };
  },
};
