import { describe as describePort } from './claim-ports.js';

describe('the error for a port that cannot be had', () => {
  it('names the port, its holder and the variable that changes it', () => {
    expect(describePort('catalog', 3002, 'EADDRINUSE', 'node server.js (pid 4711)')).toBe(
      'Port 3002 of catalog is in use by node server.js (pid 4711). Free it, or set CATALOG_PORT (CATALOG_PORT=0 takes a free one).',
    );
  });

  it('says so without a holder where the system does not tell', () => {
    expect(describePort('kafka', 19092, 'EADDRINUSE', undefined)).toMatch(/^Port 19092 of kafka is in use\. Free it, or set KAFKA_PORT /);
  });

  it('does not call a forbidden port used', () => {
    expect(describePort('gateway', 80, 'EACCES', undefined)).toMatch(/^Port 80 of gateway cannot be opened \(EACCES\)\./);
  });
});
