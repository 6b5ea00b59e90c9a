import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

/** Stands for npm: writes down that it was called, and installs nothing but its record. */
const npm = `
import { appendFileSync, copyFileSync, mkdirSync } from 'node:fs';
appendFileSync('log', 'npm ' + process.argv.slice(2, 4).join(' ') + '\\n');
if (process.env.NPM_FAILS) { console.error('npm error code ENOTFOUND\\nnpm error network down'); process.exit(1); }
mkdirSync('node_modules', { recursive: true });
copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
`;
const build = `
import { appendFileSync, mkdirSync } from 'node:fs';
appendFileSync('log', 'build\\n');
if (process.env.BUILD_FAILS) { console.error('Error: screen.svelte is wrong'); process.exit(1); }
mkdirSync('out', { recursive: true });
`;
const lockfile = (version: string) =>
  JSON.stringify({
    packages: {
      '': {},
      'node_modules/zod': { version },
      'node_modules/other-system': { version: '1', optional: true },
    },
  });

let project: string;
beforeEach(async () => {
  project = await mkdtemp(path.join(tmpdir(), 'a clone '));
  await cp(path.join(root, 'scripts/setup.js'), path.join(project, 'scripts/setup.js'));
  await cp(path.join(root, 'scripts/setup'), path.join(project, 'scripts/setup'), { recursive: true });
  await mkdir(path.join(project, 'src-core'));
  await writeFile(path.join(project, 'src-core/a.ts'), 'export {};');
  await writeFile(path.join(project, 'package.json'), '{ "type": "module" }');
  await writeFile(path.join(project, 'package-lock.json'), lockfile('1'));
  await writeFile(path.join(project, 'npm.js'), npm);
  await writeFile(path.join(project, 'scripts/build.js'), build);
});
afterEach(() => rm(project, { recursive: true, force: true }));

async function setup(env: Record<string, string> = {}) {
  await writeFile(path.join(project, 'log'), '');
  const { code, stderr } = await new Promise<{ code: number; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      ['scripts/setup.js'],
      { cwd: project, env: { ...process.env, npm_execpath: path.join(project, 'npm.js'), ...env } },
      (error, _stdout, stderr) => resolve({ code: Number(error?.code ?? 0), stderr }),
    );
  });
  return { code, stderr, did: (await readFile(path.join(project, 'log'), 'utf8')).trim() };
}

describe('set-up', () => {
  it('installs without install scripts and builds at first, and then does and says nothing', async () => {
    expect(await setup()).toMatchObject({ code: 0, did: 'npm ci --ignore-scripts\nbuild' });
    expect(await setup()).toEqual({ code: 0, did: '', stderr: '' });
  });

  it('builds again, and only that, when a source changed', async () => {
    await setup();
    const later = new Date(Date.now() + 60_000);
    await utimes(path.join(project, 'src-core/a.ts'), later, later);
    expect((await setup()).did).toBe('build');
  });

  it('installs and builds again when the lockfile changed', async () => {
    await setup();
    await writeFile(path.join(project, 'package-lock.json'), lockfile('2'));
    expect((await setup()).did).toBe('npm ci --ignore-scripts\nbuild');
  });

  it('takes packages that were installed by hand and agree with the lockfile', async () => {
    await mkdir(path.join(project, 'node_modules'));
    const record = JSON.stringify({ packages: { 'node_modules/zod': { version: '1' } } });
    await writeFile(path.join(project, 'node_modules/.package-lock.json'), record);
    expect((await setup()).did).toBe('build');
  });

  it('says in one line why packages could not be installed and what to do, and tries again next time', async () => {
    await setup();
    await writeFile(path.join(project, 'package-lock.json'), lockfile('3'));
    const failed = await setup({ NPM_FAILS: '1' });
    expect(failed.code).toBe(1);
    expect(failed.stderr.trim().split('\n').at(-1)).toBe(
      'The packages could not be installed: code ENOTFOUND. Check the network and run `npm run setup` again',
    );
    expect((await setup()).did).toBe('npm ci --ignore-scripts\nbuild');
  });

  it('shows what the build said when it failed, and builds again next time', async () => {
    const failed = await setup({ BUILD_FAILS: '1' });
    expect(failed.code).toBe(1);
    expect(failed.stderr).toContain('screen.svelte is wrong');
    expect((await setup()).did).toBe('build');
  });
});
