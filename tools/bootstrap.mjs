import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The way from a fresh clone to Node 24 and a fresh build. It runs on whatever Node is there (18 or newer), with nothing installed.

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inRoot = (...parts) => join(root, ...parts);
const node24 = inRoot('node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Installs and builds what is missing or out of date. */
export function prepare() {
  refuseOldNode();
  if (!isInstalled()) timed('installing packages (npm ci)', () => run('npm', ['ci', '--loglevel=error']));
  const stamp = inRoot('dist', '.built-from');
  const sources = hashOf(['.swcrc', 'package.json', 'apps', 'libs', 'tools']);
  if (contentOf(stamp) === sources) return;
  timed('building', () => run('npm', ['run', '--silent', 'build']));
  writeFileSync(stamp, sources);
}

/** Whether a program of the build can run, be it an older build. */
export const canRun = (program) => existsSync(node24) && existsSync(inRoot('dist', ...program.split('/')));

/** Hands over to a program of the build, on Node 24, and ends as it ends. The channel tells it when we are gone. */
export function continueWith(program, args) {
  const options = { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] };
  const child = spawn(node24, ['--enable-source-maps', inRoot('dist', ...program.split('/')), ...args], options);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(signal ? 1 : code));
}

function refuseOldNode() {
  if (Number(process.versions.node.split('.')[0]) >= 18) return;
  console.error(`Node 18 or newer is needed to begin (this is ${process.versions.node}); everything else comes with npm.`);
  process.exit(1);
}

/** npm notes in node_modules what it has installed, as its last act; packages for other platforms are left out. */
function isInstalled() {
  const wanted = JSON.parse(contentOf(inRoot('package-lock.json'))).packages;
  const present = JSON.parse(contentOf(inRoot('node_modules', '.package-lock.json')) || '{"packages":{}}').packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (present[path] ? present[path].version === version : optional),
  );
}

function contentOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function timed(what, work) {
  const begin = Date.now();
  console.error(`${what} …`); // what a tool itself prints may be read by a program
  work();
  console.error(`${what}: ${((Date.now() - begin) / 1000).toFixed(1)} s`);
}

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error(`\`${command} ${args.join(' ')}\` failed${error ? `: ${error.message}` : ''}.`);
  process.exit(1);
}

/** Over names, sizes and times of all files below these paths: a change of any of them changes it. */
function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((name) => filesBelow(inRoot(name)))) {
    const { size, mtimeMs } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)));
}
