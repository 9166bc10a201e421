import { setTimeout as sleep } from 'node:timers/promises';
import type { Acknowledgement, Condition } from '../proxy/link-proxy.js';
import { Random } from '../random.js';
import type { LinkEnd } from '../shop/links.js';
import type { InstanceName } from '../shop/names.js';
import type { Performer, Stage } from './performer.js';
import type { PlannedFault } from './plan.js';

const itself = (target: string): readonly string[] => [target];
const nothing = (): readonly string[] => [];

function linkOf({ shop }: Stage, target: string) {
  const [from, to] = target.split(' → ') as [InstanceName, LinkEnd];
  return shop.links.find(from, to);
}

/** A condition that holds for a while. @param of from 0 to 1, how bad */
const condition = (make: (draw: number) => Condition): Performer => ({
  holds: itself,
  perform: (stage, { target, draw }) => {
    const link = linkOf(stage, target);
    link.set(make(draw));
    return () => link.set({ kind: 'pass' });
  },
});

export const silence = condition(() => ({ kind: 'blackhole', direction: 'both' }));
export const oneWay = condition((draw) => ({ kind: 'blackhole', direction: draw < 0.5 ? 'up' : 'down' }));
export const slow = condition((draw) => ({ kind: 'latency', ms: 20 + Math.round(draw * 380), jitterMs: Math.round(draw * 100) }));
export const narrow = condition((draw) => ({ kind: 'bandwidth', bytesPerSecond: 10_000 + Math.round(draw * 190_000) }));
export const crumbs = condition((draw) => ({ kind: 'slicer', bytes: 1 + Math.round(draw * 63) }));
export const refuse = condition(() => ({ kind: 'refuse' }));

export const cut: Performer = {
  holds: nothing,
  perform: (stage, { target }) => {
    linkOf(stage, target).cut();
    return undefined;
  },
};

/** Cuts, so that somebody comes back, and ends what comes back after some bytes. */
export const short: Performer = {
  holds: nothing,
  perform: (stage, { target, draw }) => {
    const link = linkOf(stage, target);
    link.closeAfter(Math.round(draw * 20_000));
    link.cut();
    return undefined;
  },
};

/** The next one to three are lost. What really was is counted at the link. */
export const lose = (what: Acknowledgement, most = 3): Performer => ({
  isCountedElsewhere: true,
  holds: nothing,
  perform: (stage, { target, draw }) => {
    linkOf(stage, target).lose(what, 1 + Math.floor(draw * most));
    return undefined;
  },
});

/** Clogs some links one after the other, and frees them in another order. */
export const swizzle: Performer = {
  holds: itself,
  perform: ({ shop }, { draw, lastsMs }: PlannedFault) => {
    const random = new Random(`swizzle ${draw}`);
    const chosen = random.shuffled(shop.links.all).slice(0, 5);
    const clogging = (async () => {
      for (const { proxy } of chosen) {
        proxy.set({ kind: 'blackhole', direction: 'both' });
        await sleep(lastsMs / 12);
      }
    })();
    return async () => {
      await clogging;
      for (const { proxy } of random.shuffled(chosen)) {
        proxy.set({ kind: 'pass' });
        await sleep(300);
      }
    };
  },
};

export const bankOutage: Performer = {
  holds: () => ['payment-1 → bank', 'payment-2 → bank'],
  perform: ({ shop }) => {
    const links = shop.links.all.filter(({ to }) => to === 'bank');
    for (const { proxy } of links) proxy.set({ kind: 'refuse' });
    return () => {
      for (const { proxy } of links) proxy.set({ kind: 'pass' });
    };
  },
};
