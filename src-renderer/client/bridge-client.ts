import { type Bridge } from '../../src-core/contract/bridge.ts';
import { errorFromReport, type OutputOf } from '../../src-core/contract/index.ts';
import { type Client } from './client.ts';

/** Talks to the engine over Electron's context bridge. */
export function bridgeClient(bridge: Bridge): Client {
  return {
    host: 'electron',
    async call(name, input, options) {
      const answer = await bridge.invoke(name, input);
      options?.signal?.throwIfAborted();
      if (!answer.ok) throw errorFromReport(answer.error);
      return answer.value as OutputOf<typeof name>;
    },
    subscribe: (listener) => bridge.subscribe(listener),
    handOver: (file) => bridge.registerDroppedFile(file),
    saveFile: (name, mediaType, content) => bridge.saveFile(name, mediaType, content),
    pickWorkspace: (purpose) => bridge.pickFile(purpose),
  };
}
