import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const launcher = path.resolve(import.meta.dirname, '../../../../scripts/plimsoll.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder with a home of its own, and the built command line run in it as a process. */
export interface Desk {
  readonly folder: string;
  write(name: string, text: string | Buffer): Promise<string>;
  plimsoll(...args: string[]): Promise<Outcome>;
  /** The document of a command run with `--json`. */
  json(...args: string[]): Promise<{ readonly code: number | null; readonly document: Record<string, unknown> }>;
  spawn(...args: string[]): ReturnType<typeof spawn>;
  close(): Promise<void>;
}

export async function openDesk(nodeOptions: readonly string[] = []): Promise<Desk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'plimsoll desk '));
  const env = {
    ...process.env,
    PLIMSOLL_HOME: path.join(folder, 'home'),
    NO_COLOR: '1',
    DISPLAY: '',
    WAYLAND_DISPLAY: '',
  };
  const start = (args: readonly string[]) =>
    spawn(process.execPath, [...nodeOptions, launcher, ...args], {
      cwd: folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const plimsoll = (...args: string[]) =>
    new Promise<Outcome>((resolve, reject) => {
      const child = start(args);
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk) => (stdout += chunk));
      child.stderr.on('data', (chunk) => (stderr += chunk));
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, stdout, stderr }));
    });
  return {
    folder,
    write: async (name, text) => {
      await writeFile(path.join(folder, name), text);
      return name;
    },
    plimsoll,
    json: async (...args) => {
      const { code, stdout } = await plimsoll(...args, '--json');
      return { code, document: JSON.parse(stdout) as Record<string, unknown> };
    },
    spawn: (...args) => start(args),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Three securities over 300 working days, prices that move by a fixed pattern, and one portfolio of them. */
export async function writeMarketFiles(desk: Desk): Promise<void> {
  const symbols = ['ALFA', 'BETA', 'GAMA'];
  await desk.write(
    'securities.csv',
    ['symbol,name,gics_sector,currency', ...symbols.map((symbol) => `${symbol},${symbol} Works,Industrials,USD`)].join(
      '\n',
    ),
  );
  const prices = ['date,symbol,close'];
  const day = new Date('2022-01-03T00:00:00Z');
  for (let i = 0; i < 300; day.setUTCDate(day.getUTCDate() + 1)) {
    if (day.getUTCDay() % 6 === 0) continue;
    symbols.forEach((symbol, s) => {
      const close = 100 * (s + 1) * Math.exp(0.05 * Math.sin(i * (0.7 + s)) + 0.0004 * i);
      prices.push(`${day.toISOString().slice(0, 10)},${symbol},${close.toFixed(4)}`);
    });
    i += 1;
  }
  await desk.write('prices.csv', prices.join('\n'));
  await desk.write(
    'core.csv',
    ['symbol,quantity,strategy', 'ALFA,1000,Value', 'BETA,500,Value', 'GAMA,-200,Hedge'].join('\n'),
  );
}
