import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../stack/repository.js';
import { memoryFlags } from '../stack/services/node-flags.js';
import { waitUntil } from '../stack/process/wait-until.js';

export interface Running {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const startMs = 30_000;

async function running(child: ChildProcess, port: number, path: string): Promise<Running> {
  const url = `http://127.0.0.1:${port}`;
  const answers = async (): Promise<boolean> => {
    const answer = await fetch(url + path).catch(() => undefined);
    await answer?.body?.cancel();
    return answer?.ok === true;
  };
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill();
    await gone;
  };
  if (await waitUntil(answers, startMs)) return { url, pid: child.pid ?? 0, stop };
  await stop();
  throw new Error(`nothing answers at ${url}${path}`);
}

/** A program of the build, by its file below `dist`. */
export const startProgram = (file: string, port: number, path: string, env: NodeJS.ProcessEnv): Promise<Running> =>
  running(
    spawn(process.execPath, [...memoryFlags(file), join(repositoryRoot, 'dist', file)], {
      env: { ...process.env, PORT: String(port), ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    }),
    port,
    path,
  );

export const nginxVersion = (): string | undefined =>
  /nginx\/(\S+)/.exec(spawnSync('nginx', ['-v'], { encoding: 'utf8' }).stderr ?? '')?.[1];

/** nginx as nothing but a proxy: one worker, kept connections, no log. */
export function startNginx(folder: string, port: number, upstreamPort: number, path: string): Promise<Running> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
  client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  keepalive_requests 1000000;
  upstream service { server 127.0.0.1:${upstreamPort}; keepalive 100; keepalive_requests 1000000; }
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass http://service; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $host; }
  }
}
`,
  );
  return running(spawn('nginx', ['-p', folder, '-c', file], { stdio: 'ignore' }), port, path);
}
