import { once } from 'node:events';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { connect as connectTls } from 'node:tls';
import { Authority, describeWithCertificates } from '@app/testing';
import { configFrom, httpSettings } from '../src/index.js';
import { serverLimits } from '../src/http/limits.js';
import { ServiceAdapter } from '../src/http/service-adapter.js';
import { ProblemFilter } from '../src/problem/problem-filter.js';

const soon = { headersTimeout: 200, connectionsCheckingInterval: 50 };

describeWithCertificates('a client over TLS', () => {
  const authority = new Authority();
  const { cert, key } = authority.issue();
  const Config = configFrom(httpSettings);
  const config = new Config({ SERVICE_NAME: 'mugs', TLS_CERT: cert, TLS_KEY: key });
  const limits = { ...serverLimits, http: { ...serverLimits.http, ...soon }, https: { handshakeTimeout: 200 } };
  const { fastify } = new ServiceAdapter(config, new ProblemFilter({} as never), limits);
  let port: number;

  beforeAll(async () => {
    await fastify.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = fastify.server.address() as AddressInfo);
  });

  afterAll(async () => {
    await fastify.close();
    authority.remove();
  });

  const closed = async (socket: Socket): Promise<string> => {
    socket.on('error', () => undefined); // a reset is an end too
    const [received] = await Promise.all([text(socket).catch(() => ''), once(socket, 'close')]);
    return received;
  };

  it.each([
    ['says nothing', ''],
    ['begins a handshake and does not go on', '\u0016\u0003\u0001'],
    ['speaks plain HTTP', 'GET / HTTP/1.1\r\nHost: mugs\r\n\r\n'],
  ])('who %s is cut off', async (_, opening) => {
    const socket = connect(port, '127.0.0.1');
    socket.write(opening, 'latin1');
    expect(await closed(socket)).not.toContain('HTTP/1.1');
  });

  it('who asks nothing after the handshake is told so, and cut off', async () => {
    const socket = connectTls({ port, host: '127.0.0.1', ca: authority.cert });
    expect(await closed(socket)).toMatch(/^HTTP\/1\.1 408 /);
  });
});
