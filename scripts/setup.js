/**
 * Makes a clone ready to run: packages from the lockfile, then the build. Does nothing when neither changed. Runs before
 * there are any packages and on an older Node than Plimsoll itself, so it uses neither.
 *
 * `--fresh` installs and builds whatever the stamps say.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './setup/node-runtime.js';
import { installedAgrees, installStamp, readStamp, sourceStamp, writeStamp } from './setup/stamps.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const fresh = process.argv.includes('--fresh');
const installStampFile = path.join(root, 'node_modules', '.plimsoll-install');
const buildStampFile = path.join(root, 'out', '.plimsoll-build');
const sources = [
  'src-core',
  'src-main',
  'src-renderer',
  'resources',
  'scripts/build.js',
  'scripts/vite',
  'package.json',
  'svelte.config.js',
];

function stop(what, output, remedy) {
  const lines = output.split('\n').map((line) => line.trim());
  const cause = lines.find((line) => /error/i.test(line)) ?? lines.find((line) => line !== '') ?? 'no message';
  process.stderr.write(`${what}: ${cause.replace(/^npm error /, '')}. ${remedy}\n`);
  process.exit(1);
}

/** npm as the script it is where npm says so, so that no shell stands between; otherwise by its name. */
function npm(args) {
  const script = process.env.npm_execpath;
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  return script?.endsWith('.js')
    ? spawnSync(process.execPath, [script, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
}

function install() {
  const stamp = installStamp(root);
  if (!fresh && readStamp(installStampFile) === stamp) return stamp;
  if (fresh || !installedAgrees(root)) {
    process.stderr.write('Installing packages (about half a minute, once) …\n');
    // Install scripts would compile what already comes compiled.
    const result = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    if (result.status !== 0) {
      const output = result.error ? String(result.error) : result.stderr + result.stdout;
      stop('The packages could not be installed', output, 'Check the network and run `npm run setup` again');
    }
  }
  writeStamp(installStampFile, stamp);
  return stamp;
}

function build(stampOfInstall) {
  const stamp = sourceStamp(root, sources, stampOfInstall);
  if (!fresh && readStamp(buildStampFile) === stamp) return;
  const node = findNode(root);
  if (node.problem) {
    process.stderr.write(`${node.problem}\n`);
    process.exit(1);
  }
  process.stderr.write('Building …\n');
  const result = spawnSync(node.path, ['scripts/build.js'], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) {
    const output = result.error ? String(result.error) : result.stderr + result.stdout;
    process.stderr.write(output.trimEnd() + '\n');
    stop('The build failed', output, 'Mend the source it names and run `npm run setup` again');
  }
  if (result.stderr.trim() !== '') process.stderr.write(result.stderr);
  writeStamp(buildStampFile, stamp);
}

const stamp = install();
build(stamp);
