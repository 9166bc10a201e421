import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

const main = resolve('dist/libs/platform/test/run-mugs.js');

/** The service as a process of its own; needs a build. */
function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, output, errors }));
  return { child, ended, url: () => urlIn(child, () => output) };
}

async function urlIn(child: ChildProcess, output: () => string): Promise<string> {
  for (;;) {
    const url = /"url":"([^"]+)"/.exec(output())?.[1];
    if (url) return url;
    if (child.stdout) await once(child.stdout, 'data');
  }
}

describe('runService', () => {
  it('ends in order on SIGTERM', async () => {
    const service = run({});
    expect((await fetch(`${await service.url()}/health/ready`)).status).toBe(200);
    service.child.kill('SIGTERM');
    const { code, output, errors } = await service.ended;
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(
      output
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { event: string }).event)
        .filter((event) => event.startsWith('service ')), // it may also say that nobody tells it of ended sessions
    ).toEqual(['service started', 'service stopping', 'service stopped']);
  });

  it('goes on serving while load balancers turn away, and ends at once on a second signal', async () => {
    const service = run({ DRAIN_SECONDS: '20' });
    const url = await service.url();
    service.child.kill('SIGTERM');
    while ((await fetch(`${url}/health/ready`)).status === 200);
    const response = await fetch(`${url}/api/v1/mugs`);
    expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
    service.child.kill('SIGTERM');
    expect((await service.ended).code).toBe(1);
  });

  it('says what is wrong with its configuration and asks not to be started again', async () => {
    const { code, output, errors } = await run({ PORT: 'many', LOG_LEVEL: 'loud' }).ended;
    expect({ code, output }).toEqual({ code: 78, output: '' });
    expect(errors).toBe(
      'mugs did not start: Invalid configuration:\n  LOG_LEVEL: Invalid option: expected one of "debug"|"info"|"warn"|"error"|"silent"\n  PORT: expected number\n',
    );
  });

  it('says in one line why it cannot start', async () => {
    const first = run({});
    const { port } = new URL(await first.url());
    const { code, errors } = await run({ PORT: port }).ended;
    expect({ code, errors }).toEqual({
      code: 1,
      errors: `mugs did not start: listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`,
    });
    first.child.kill('SIGTERM');
    await first.ended;
  });
});
