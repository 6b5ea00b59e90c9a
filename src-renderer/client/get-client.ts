import { type Bridge } from '../../src-core/contract/bridge.ts';
import { bridgeClient } from './bridge-client.ts';
import { type Client } from './client.ts';
import { loopbackClient } from './loopback-client.ts';

declare global {
  interface Window {
    readonly plimsoll?: Bridge;
  }
}

let client: Client | undefined;

/** The client of this window: Electron's bridge where there is one, else the loopback host. */
export function getClient(): Client {
  return (client ??= window.plimsoll ? bridgeClient(window.plimsoll) : loopbackClient());
}
