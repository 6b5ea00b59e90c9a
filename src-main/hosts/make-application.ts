import { createApplication } from '../workspace/application.ts';
import { type Application } from '../workspace/context.ts';

/** The engine as every door makes it. */
export function makeApplication(host: 'electron' | 'browser' | 'cli'): Application {
  return createApplication({ host, version: __PLIMSOLL_VERSION__ });
}
