import { createServer } from 'node:net';
import { processNames, type ProcessName } from '../names.js';
import { claimPorts } from './claim-ports.js';

const zeros = Object.fromEntries(processNames.map((name) => [name, 0])) as Record<ProcessName, number>;

describe('claiming ports', () => {
  it('fills in free ones that differ', async () => {
    const ports = Object.values(await claimPorts(zeros));
    expect(ports.every((port) => port > 0)).toBe(true);
  });

  it('names every port that is taken, with its holder', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const claim = claimPorts({ ...zeros, order: port, payment: port });
    await expect(claim).rejects.toThrow(`Port ${port} of order is in use`);
    await expect(claim).rejects.toThrow(`(pid ${process.pid}). Free it, or set PAYMENT_PORT`);
    await new Promise((resolve) => server.close(resolve));
  });
});
