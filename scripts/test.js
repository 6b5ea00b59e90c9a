/**
 * `npm test`: types and lint side by side, then every test. Prints the output of what failed, and closes with the plain
 * line `N passed, N failed`, in which each failed check counts as one failure. Arguments go to the test runner.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const packages = path.join(root, 'node_modules');

const typeScript = path.join(packages, 'typescript', 'bin', 'tsc');
const checks = [
  {
    name: 'types',
    steps: [
      [typeScript, '-p', 'src-core'],
      [typeScript, '-p', 'src-main'],
      [typeScript, '-p', 'src-main/hosts/electron/preload'],
      [typeScript, '-p', 'test'],
      [
        path.join(packages, 'svelte-check', 'bin', 'svelte-check'),
        '--tsconfig',
        './src-renderer/tsconfig.json',
        '--fail-on-warnings',
        '--output',
        'human',
      ],
    ],
  },
  {
    name: 'lint',
    steps: [
      [
        path.join(packages, 'eslint', 'bin', 'eslint.js'),
        '.',
        '--max-warnings',
        '0',
        '--cache',
        '--cache-location',
        '.cache/eslint',
      ],
      [
        path.join(packages, 'prettier', 'bin', 'prettier.cjs'),
        '--check',
        '.',
        '--log-level',
        'warn',
        '--cache',
        '--cache-location',
        '.cache/prettier',
      ],
    ],
  },
];

/** Runs a script under this Node; resolves to its exit code and what it printed. */
function run(args, stdio, env = process.env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio, env });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Every step is run, so that one look shows all there is to mend. */
async function check({ name, steps }) {
  const started = performance.now();
  let failed = false;
  for (const step of steps) {
    const { code, output } = await run(step, ['ignore', 'pipe', 'pipe']);
    if (code === 0) continue;
    failed = true;
    process.stdout.write(output.trimEnd() + '\n');
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${failed ? '✗' : '✓'} ${name} (${seconds} s)\n`);
  return !failed;
}

const outcomes = await Promise.all(checks.map(check));
const failedChecks = outcomes.filter((passed) => !passed).length;
const tests = await run([path.join(packages, 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)], 'inherit', {
  ...process.env,
  PLIMSOLL_FAILED_CHECKS: String(failedChecks),
  // Hundreds of processes and threads load the same modules.
  NODE_COMPILE_CACHE: path.join(root, '.cache', 'node'),
});
process.exitCode = tests.code !== 0 || failedChecks > 0 ? 1 : 0;
