import { execFile } from 'node:child_process';
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

/** What is published on this machine; the compose files read the ports from `GATEWAY_PORT` and so on. */
export const publishedServers = ['gateway', 'prometheus', 'grafana', 'jaeger'] as const;
export type PublishedServer = (typeof publishedServers)[number];

export interface ProjectOptions {
  readonly ports: Readonly<Record<PublishedServer, number>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Laid over `docker-compose.yml`. */
  readonly overrides?: readonly string[];
  /** Where the compose files and the sources are, instead of in this clone. */
  readonly folder?: string;
}

/** A project of Docker Compose: the shop under a name of its own. */
export class ComposeProject {
  constructor(
    readonly name: string,
    private readonly options: ProjectOptions,
  ) {}

  url(server: PublishedServer): string {
    return `http://127.0.0.1:${this.options.ports[server]}`;
  }

  /** The same project, started in another way. */
  with(options: Partial<ProjectOptions>): ComposeProject {
    return new ComposeProject(this.name, { ...this.options, ...options });
  }

  get folder(): string {
    return this.options.folder ?? repositoryRoot;
  }

  /** @returns what it has printed @throws with what it has complained about */
  async compose(...args: string[]): Promise<string> {
    const { ports, env, overrides = [] } = this.options;
    const variables = Object.fromEntries(publishedServers.map((server) => [`${server.toUpperCase()}_PORT`, String(ports[server])]));
    const files = ['docker-compose.yml', ...overrides].flatMap((file) => ['--file', file]);
    try {
      const { stdout } = await run('docker', ['compose', '--project-name', this.name, ...files, ...args], {
        cwd: this.folder,
        env: { ...process.env, ...env, ...variables, COMPOSE_PROGRESS: 'plain' },
        maxBuffer: 64 * megabytes,
      });
      return stdout;
    } catch (error) {
      const { stderr = '', stdout = '' } = error as { stderr?: string; stdout?: string };
      throw new Error(`docker compose ${args.join(' ')}: ${[stdout, stderr].join('\n').trim().split('\n').slice(-20).join('\n')}`);
    }
  }

  /** Starts what the images hold, and waits until all are well. */
  up(...args: string[]): Promise<string> {
    return this.compose('up', '--detach', '--wait', '--no-build', ...args);
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
