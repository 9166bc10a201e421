import { createServer, type ServerResponse } from 'node:http';
import { chmodSync, rmSync } from 'node:fs';
import { isServiceName, processNames, type ProcessName, type ServiceName } from '../names.js';
import type { RunningStack } from '../running-stack.js';
import { controlSocket } from '../state/runtime-folder.js';

export interface Control {
  close(): Promise<void>;
}

/** Takes wishes from another terminal: `POST /stop`, `/restart/<name>`, `/kill/<name>`, `/take-down/<name>`, `/env/<service>`, on a socket that only its owner may open. */
export async function serveControl(stack: RunningStack, stop: () => void): Promise<Control> {
  const socket = controlSocket(stack.dataDir);
  const server = createServer((request, response) => {
    const [, verb, name] = (request.url ?? '').split('/');
    obey(stack, stop, verb, name).then(
      (answer) => send(response, 200, answer),
      (error: Error) => send(response, 409, { error: error.message }),
    );
  });
  rmSync(socket, { force: true });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve));
  chmodSync(socket, 0o600);
  return { close: () => new Promise((resolve) => server.close(() => resolve())) };
}

async function obey(stack: RunningStack, stop: () => void, verb: string | undefined, name: string | undefined): Promise<object> {
  if (verb === 'stop') {
    stop();
    return {};
  }
  if (verb === 'env' && isServiceName(name ?? '')) return stack.environments.givenTo(name as ServiceName);
  if (!isProcessName(name)) throw new Error(`${name} is none of ${processNames.join(', ')}`);
  if (verb === 'restart') await stack.restart(name);
  else if (verb === 'kill') await stack.kill(name);
  else if (verb === 'take-down') await stack.kill(name, { stayDown: true });
  else throw new Error(`${verb} is not known`);
  return stack.processes.find((process) => process.name === name) ?? {};
}

const isProcessName = (name: string | undefined): name is ProcessName => (processNames as readonly (string | undefined)[]).includes(name);

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' }).end(JSON.stringify(body));
}
