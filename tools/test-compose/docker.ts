import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { repositoryRoot } from '../stack/repository.js';

const run = promisify(execFile);
const megabytes = 1024 * 1024;
const units: Readonly<Record<string, number>> = { B: 1, KiB: 1024, MiB: megabytes, GiB: 1024 * megabytes };

/** Undefined when there is an engine to talk to, otherwise the reason why not. */
export async function whyNoDocker(): Promise<string | undefined> {
  try {
    await run('docker', ['compose', 'version']);
    await run('docker', ['version', '--format', '{{.Server.Version}}']);
    return undefined;
  } catch (error) {
    return (error as { stderr?: string }).stderr?.trim().split('\n').at(-1) || (error as Error).message;
  }
}

/** A project of Docker Compose: the shop of this clone under a name of its own. */
export class ComposeProject {
  constructor(
    readonly name: string,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  /** @returns what it has printed @throws with what it has complained about */
  async compose(...args: string[]): Promise<string> {
    const env = { ...process.env, ...this.env, COMPOSE_PROGRESS: 'plain' };
    try {
      const { stdout } = await run('docker', ['compose', '--project-name', this.name, ...args], {
        cwd: repositoryRoot,
        env,
        maxBuffer: 64 * megabytes,
      });
      return stdout;
    } catch (error) {
      const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
      throw new Error(`docker compose ${args.join(' ')}: ${[stdout, stderr].join('\n').trim().split('\n').slice(-20).join('\n')}`);
    }
  }

  /** @returns the ids of the running containers of a service, in the order of their numbers */
  async containersOf(service: string): Promise<string[]> {
    return (await this.compose('ps', '--quiet', service)).split('\n').filter(Boolean);
  }

  /** SIGKILL, and up again. */
  async killAndStart(container: string): Promise<void> {
    await run('docker', ['kill', container]);
    await run('docker', ['start', container]);
  }

  /** What a program of Node prints inside of a container. */
  async evaluate(container: string, program: string): Promise<string> {
    return (await run('docker', ['exec', container, 'node', '--input-type=module', '-e', program])).stdout;
  }

  /** In MiB, of all containers together. */
  async memory(): Promise<number> {
    const containers = (await this.compose('ps', '--quiet')).split('\n').filter(Boolean);
    const { stdout } = await run('docker', ['stats', '--no-stream', '--format', '{{.MemUsage}}', ...containers]);
    const used = [...stdout.matchAll(/^([\d.]+)([KMG]?i?B) /gm)].map(([, figure, unit]) => Number(figure) * (units[unit ?? 'B'] ?? 1));
    return Math.round(used.reduce((sum, bytes) => sum + bytes, 0) / megabytes);
  }
}

/** A script of package.json, seen as it runs. @throws when it fails */
export const runScript = (script: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
      cwd: repositoryRoot,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`npm run ${script} ended with ${code}`))));
  });
