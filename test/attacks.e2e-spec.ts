import { freePort } from '@app/testing';
import { attacks } from '../tools/attacks/attack.js';
import { Siege } from '../tools/attacks/siege.js';
import { startProgram, type Running } from '../tools/gateway-bench/processes.js';
import { memoryMb } from '../tools/stack/output/memory.js';
import { waitUntil } from '../tools/stack/process/wait-until.js';

const path = '/api/v1/products';
/** Far more than a server that is cut off at its limits takes, and far less than what floods and crowds send. */
const mostMegabytes = 150;
/** What lies in the buffers of the system on its way is written, but not taken. */
const mostBytes = 16 * 1024 * 1024;
const busyMachineMs = 20_000;

describe('the gateway, attacked', () => {
  let service: Running;
  let gateway: Running;

  beforeAll(async () => {
    service = await startProgram('tools/gateway-bench/upstream.js', await freePort(), path, { JWKS: '{"keys":[]}' });
    const upstreams = Object.fromEntries(['USER', 'CATALOG', 'ORDER', 'PAYMENT'].map((name) => [`${name}_URL`, service.url]));
    const env = { ...upstreams, JWKS_URL: `${service.url}/.well-known/jwks.json`, LOG_LEVEL: 'silent' };
    gateway = await startProgram('apps/gateway/src/main.js', await freePort(), path, env);
  }, 90_000);

  afterAll(() => Promise.all([gateway?.stop(), service?.stop()]));

  it.each(attacks.map((attack) => [attack.name, attack] as const))(
    'by %s ends it, serves others meanwhile and takes little memory',
    async (_, attack) => {
      const before = memoryMb([gateway.pid]) ?? 0;
      const siege = new Siege(attack, Number(new URL(gateway.url).port));
      try {
        const { status, withinMs } = attack.refusal;
        const isEveryoneRefused = () => siege.endings.length >= attack.connections;
        expect(await waitUntil(isEveryoneRefused, withinMs + busyMachineMs)).toBe(true);
        expect((await fetch(gateway.url + path)).status).toBe(200);
        expect(siege.endings.filter((ending) => ending.status !== undefined && ending.status !== status)).toEqual([]);
        expect(siege.endings.filter(({ bytes }) => bytes > mostBytes)).toEqual([]);
        expect((memoryMb([gateway.pid]) ?? 0) - before).toBeLessThan(mostMegabytes);
      } finally {
        await siege.callOff();
      }
      expect((await fetch(gateway.url + path)).status).toBe(200);
    },
    60_000,
  );
});
