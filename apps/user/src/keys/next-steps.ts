/** A key that is published: announced, signing, or needed for tokens that are still out. */
export interface PublishedKey {
  readonly kid: string;
  readonly state: 'pending' | 'active' | 'retired';
  /** By the database's clock it has been in this state for as long as it should. */
  readonly isDue: boolean;
}

export type Step =
  { readonly do: 'make'; readonly as: 'pending' | 'active' } | { readonly do: 'activate' | 'retire' | 'delete'; readonly kid: string };

/**
 * What has to happen to the keys now. A new one is announced before it signs, so that every verifier has it by then, and an old
 * one is published until the last of its tokens has expired: nobody notices a rotation.
 */
export function nextSteps(keys: readonly PublishedKey[]): Step[] {
  const [active] = keys.filter(({ state }) => state === 'active');
  const [pending] = keys.filter(({ state }) => state === 'pending');
  const spent = keys.filter(({ state, isDue }) => state === 'retired' && isDue);
  return [
    ...(active ? [] : [{ do: 'make', as: 'active' } as const]), // the first of all: there is nobody yet to announce it to
    ...(active?.isDue && !pending ? [{ do: 'make', as: 'pending' } as const] : []),
    ...(active && pending?.isDue
      ? [{ do: 'retire', kid: active.kid } as const, { do: 'activate', kid: pending.kid } as const] // in this order: one signs at a time
      : []),
    ...spent.map(({ kid }) => ({ do: 'delete', kid }) as const),
  ];
}
