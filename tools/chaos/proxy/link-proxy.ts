/** What a link does to whatever passes. `up` is from the client to the server. Sizes in bytes, times in milliseconds. */
export type Condition =
  | { readonly kind: 'pass' }
  | { readonly kind: 'latency'; readonly ms: number; readonly jitterMs: number }
  | { readonly kind: 'bandwidth'; readonly bytesPerSecond: number }
  | { readonly kind: 'slicer'; readonly bytes: number }
  /** Connections stay; what was sent meanwhile arrives when the link heals, as TCP would repeat it. */
  | { readonly kind: 'blackhole'; readonly direction: 'both' | 'up' | 'down' }
  /** Open connections are cut, new ones reset. */
  | { readonly kind: 'refuse' };

export type Acknowledgement = 'commit' | 'produce' | 'offset-commit' | 'heartbeat' | 'bank-answer';

export type Protocol = 'tcp' | 'postgres' | 'kafka' | 'http';

export interface ProxyOptions {
  readonly name: string;
  /** Any free one, if not given. */
  readonly port?: number;
  readonly target: { readonly host: string; readonly port: number };
  readonly speaks: Protocol;
  /** In [0, 1), from the run's seed. */
  readonly random: () => number;
  /** For how long a lost heartbeat keeps back its connection; must be longer than the session of the group. */
  readonly heartbeatHoldMs?: number;
}

/** One link between a client and a server, both on this machine, and everything that can be done to it. */
export interface LinkProxy {
  readonly name: string;
  readonly port: number;
  /** Holds for present and future connections. */
  set(condition: Condition): void;
  /** Resets every open connection. */
  cut(): void;
  /** Resets the next connection that is opened once so many bytes, of both directions, have passed. */
  closeAfter(bytes: number): void;
  /**
   * The next so many acknowledgements of this kind are lost; what they acknowledge has happened, except for `offset-commit`, which
   * is lost on its way there, and `heartbeat`, which arrives when the session is over.
   * @throws when the link does not speak a protocol that has it
   */
  lose(what: Acknowledgement, times: number): void;
  /** Faults that met traffic, by class: a condition counts once each time it is set, a lost acknowledgement as `lost-<kind>`. */
  readonly counts: Readonly<Record<string, number>>;
  close(): Promise<void>;
}
