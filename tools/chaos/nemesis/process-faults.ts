import { instancesOf, type InstanceName } from '../shop/names.js';
import { setClock } from '../shop/clock.js';
import type { ServiceName } from '../../stack/names.js';
import type { Performer } from './performer.js';

const hourMs = 3_600_000;
const itself = (target: string): readonly string[] => [target];
const both = (service: string): readonly string[] => instancesOf(service as ServiceName);

export const killInstance: Performer = {
  holds: itself,
  perform: async ({ shop }, { target }) => {
    const instance = shop.instance(target as InstanceName);
    await instance.kill();
    return () => instance.restart();
  },
};

export const killPair: Performer = {
  holds: both,
  perform: async ({ shop }, { target }) => {
    const pair = shop.instancesOf(target as ServiceName);
    await Promise.all(pair.map((instance) => instance.kill()));
    return async () => void (await Promise.all(pair.map((instance) => instance.restart())));
  },
};

/** Longer than a session, now and then: who comes back is a zombie that does not know it. */
export const freezeInstance: Performer = {
  holds: itself,
  perform: ({ shop }, { target }) => {
    const instance = shop.instance(target as InstanceName);
    instance.freeze();
    return () => instance.thaw();
  },
};

export const rollingRestart: Performer = {
  holds: both,
  perform:
    ({ shop }, { target }) =>
    async () => {
      for (const instance of shop.instancesOf(target as ServiceName)) await instance.restart();
    },
};

/** An hour ahead or behind; nothing but ids and tokens may go by this clock. */
export const jumpClock: Performer = {
  holds: (target) => [`clock of ${target}`],
  perform: ({ shop }, { target, draw }) => {
    const set = (offsetMs: number): void => setClock(shop.dataDir, target as InstanceName, offsetMs);
    set(draw < 0.5 ? -hourMs : hourMs);
    return () => set(0);
  },
};
