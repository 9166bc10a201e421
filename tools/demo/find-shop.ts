import { dataDirFrom, portSettings } from '../stack/options.js';
import { readState } from '../stack/state/state-file.js';

/** Where the shop of this clone is, or would be. */
export function defaultShopUrl(): string {
  const gateway = readState(dataDirFrom(process.env))?.processes.find(({ name }) => name === 'gateway');
  return gateway?.url ?? `http://localhost:${process.env['GATEWAY_PORT'] || portSettings.gateway.port}`;
}
