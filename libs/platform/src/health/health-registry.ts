export interface HealthCheck {
  /** A critical one that fails makes the service unready; any other is reported as degraded. */
  readonly critical: boolean;
  /** Rejects when unhealthy; the message is shown to operators. */
  check(): Promise<void>;
}

export interface HealthReport {
  readonly status: 'ok' | 'degraded' | 'unavailable';
  readonly checks: Readonly<Record<string, 'ok' | string>>;
}

const deadlineMs = 1_000;

/** What readiness depends on. Whoever opens a connection adds the check of it. */
export class HealthRegistry {
  readonly #checks = new Map<string, HealthCheck>();

  add(name: string, check: HealthCheck): void {
    this.#checks.set(name, check);
  }

  async report(): Promise<HealthReport> {
    const results = await Promise.all([...this.#checks].map(async ([name, check]) => ({ name, check, fault: await faultOf(check) })));
    const failed = results.filter(({ fault }) => fault !== undefined);
    return {
      status: failed.some(({ check }) => check.critical) ? 'unavailable' : failed.length > 0 ? 'degraded' : 'ok',
      checks: Object.fromEntries(results.map(({ name, fault }) => [name, fault ?? 'ok'])),
    };
  }
}

async function faultOf(check: HealthCheck): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${deadlineMs} ms`), deadlineMs);
  });
  const result = check.check().then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : 'failed'),
  );
  return Promise.race([result, tooLate]).finally(() => clearTimeout(timer));
}
