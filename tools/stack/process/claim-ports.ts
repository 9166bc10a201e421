import { processNames, type ProcessName } from '../names.js';
import { portSettings } from '../options.js';
import { freePort, portProblem } from './free-port.js';
import { portHolder } from './port-holder.js';

export type Ports = Readonly<Record<ProcessName, number>>;

/**
 * Fills in free ports for 0 and looks whether the others can be had.
 * @param unused nobody asks for their ports
 * @throws naming every port that cannot, who holds it, and the variable that changes it
 */
export async function claimPorts(wanted: Ports, unused: readonly ProcessName[] = []): Promise<Ports> {
  const problems: string[] = [];
  const ports: Record<ProcessName, number> = { ...wanted };
  for (const name of processNames.filter((name) => !unused.includes(name))) {
    ports[name] = wanted[name] || (await freePort());
    const code = wanted[name] ? await portProblem(wanted[name]) : undefined;
    if (code) problems.push(describe(name, wanted[name], code, portHolder(wanted[name])));
  }
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return ports;
}

export function describe(name: ProcessName, port: number, code: string, holder: string | undefined): string {
  const { variable } = portSettings[name];
  const cause = code === 'EADDRINUSE' ? `is in use${holder ? ` by ${holder}` : ''}` : `cannot be opened (${code})`;
  return `Port ${port} of ${name} ${cause}. Free it, or set ${variable} (${variable}=0 takes a free one).`;
}
