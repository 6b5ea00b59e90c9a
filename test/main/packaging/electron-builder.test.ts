import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { extractFile, listPackage } from '@electron/asar';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFuses, writeStubRuntime } from './stub-runtime.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const require = createRequire(import.meta.url);
const run = promisify(execFile);

describe('electron-builder.yml', () => {
  it("is valid by the packager's own schema", async () => {
    const schema = JSON.parse(await readFile(require.resolve('app-builder-lib/scheme.json'), 'utf8')) as object;
    const config = parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8'));
    const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
    validate(config);
    expect(validate.errors).toBeNull();
  });

  it('registers no address scheme with the system', async () => {
    const config = parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8')) as Record<string, unknown>;
    expect(config['protocols']).toBeUndefined();
  });
});

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the packaged folder', () => {
  let work: string;
  let packaged: string;
  let archived: string[];

  beforeAll(async () => {
    work = await mkdtemp(path.join(tmpdir(), 'plimsoll-package-'));
    const { version } = require('electron/package.json') as { version: string };
    await writeStubRuntime(path.join(work, 'runtime'), version);
    await run(
      process.execPath,
      [
        path.join(root, 'node_modules/electron-builder/cli.js'),
        '--linux',
        '--dir',
        '--publish',
        'never',
        `-c.electronDist=${path.join(work, 'runtime')}`,
        `-c.directories.output=${path.join(work, 'dist')}`,
      ],
      { cwd: root },
    );
    packaged = path.join(work, 'dist', 'linux-unpacked');
    archived = listPackage(path.join(packaged, 'resources', 'app.asar'), { isPack: false });
  });

  afterAll(() => rm(work, { recursive: true, force: true }));

  it('holds the built program of every part', () => {
    for (const file of ['/out/main/electron.js', '/out/main/worker.js', '/out/preload/preload.cjs'])
      expect(archived).toContain(file);
    expect(archived).toContain('/out/renderer/index.html');
  });

  it('hands the Grafana dashboard out beside the program', async () => {
    const dashboard = await readFile(path.join(packaged, 'resources/grafana/plimsoll-dashboard.json'), 'utf8');
    expect(JSON.parse(dashboard)).toMatchObject({ uid: 'plimsoll' });
  });

  it('holds the fonts of reports with their licence', () => {
    for (const file of ['IBMPlexSans-Regular.ttf', 'IBMPlexSans-SemiBold.ttf', 'LICENSE.txt'])
      expect(archived).toContain(`/out/main/fonts/${file}`);
  });

  it('starts with the Electron door', () => {
    const file = extractFile(path.join(packaged, 'resources', 'app.asar'), 'package.json');
    expect((JSON.parse(file.toString()) as { main: string }).main).toBe('out/main/electron.js');
  });

  it('holds no Node runtime, no sources and no packages for development', () => {
    const foreign =
      /node-(linux|win)-x64|^\/(src-|test|scripts|docs)|\/node_modules\/(electron|svelte|chart\.js|vite|vitest|typescript)(\/|$)/;
    expect(archived.filter((file) => foreign.test(file))).toEqual([]);
    expect(archived.filter((file) => /\.(ts|svelte|map)$/.test(file))).toEqual([]);
  });

  it('holds the one database binary of its platform, outside the archive', async () => {
    const unpacked = path.join(
      packaged,
      'resources',
      'app.asar.unpacked',
      'node_modules',
      'better-sqlite3',
      'prebuilds',
    );
    expect(await readdir(unpacked)).toEqual(['linux-x64.node']);
    expect(archived.filter((file) => file.includes('/better-sqlite3/prebuilds/'))).toHaveLength(1);
  });

  it('has its fuses set: no Node mode, no inspection, only the intact archive', async () => {
    const fuses = readFuses(await readFile(path.join(packaged, 'plimsoll')));
    // runAsNode, cookie encryption, NODE_OPTIONS, inspect, archive integrity, archive only, own snapshot, file: privileges
    expect(fuses.slice(0, 8)).toBe('01001100');
  });
});
