import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

// A test browser must not reach for the network by itself, nor need a sandbox the test machine may not offer.
const quietFlags = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
];

/**
 * A headless Chromium, found without anything being installed by hand: the machine's own Chromium or Chrome where there
 * is one, otherwise (on Linux) the one carried by a devDependency, otherwise Playwright's Chrome and Edge channels.
 */
export async function launchBrowser(): Promise<Browser> {
  const installed = process.env['PLIMSOLL_TEST_BROWSER'] ?? systemBrowsers.find((path) => existsSync(path));
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: quietFlags });
  if (process.platform === 'linux') {
    const { default: carried } = await import('@sparticuz/chromium');
    // Its own list of flags is for servers and turns the web's security off: not for us.
    return chromium.launch({ executablePath: await carried.executablePath(), args: quietFlags });
  }
  return launchChannel(process.platform === 'win32' ? ['chrome', 'msedge'] : ['chrome']);
}

async function launchChannel(channels: readonly string[]): Promise<Browser> {
  const refusals: string[] = [];
  for (const channel of channels) {
    try {
      return await chromium.launch({ channel, args: quietFlags });
    } catch (error) {
      refusals.push(`${channel}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    }
  }
  throw new Error(`No browser for the window's tests; install Chrome. ${refusals.join('; ')}`);
}
