import { type Answer, type HandedFile } from '../../src-core/contract/bridge.ts';
import { DomainError, errorFromReport, type ApplicationEvent, type OutputOf } from '../../src-core/contract/index.ts';
import { type Client } from './client.ts';

/** Talks to the engine over HTTP on the loopback address: one POST an operation, server-sent events back. */
export function loopbackClient(): Client {
  return {
    host: 'browser',
    async call(name, input, options) {
      const value = await ask(`/api/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        ...(options?.signal ? { signal: options.signal } : {}),
      });
      return value as OutputOf<typeof name>;
    },
    subscribe(listener) {
      const events = new EventSource('/api/events');
      events.onmessage = (message: MessageEvent<string>) => listener(JSON.parse(message.data) as ApplicationEvent);
      return () => events.close();
    },
    handOver: (file) =>
      ask(`/api/upload?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: file,
      }) as Promise<HandedFile>,
    saveFile(name, mediaType, content) {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(
        new Blob([content], { type: typeof content === 'string' ? `${mediaType};charset=utf-8` : mediaType }),
      );
      link.download = name;
      link.click();
      // The download has its own hold on the bytes by the next turn.
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      return Promise.resolve(true);
    },
    pickWorkspace: () => Promise.resolve(null),
  };
}

async function ask(address: string, request: RequestInit): Promise<unknown> {
  let answer: Answer;
  try {
    const response = await fetch(address, request);
    answer = (await response.json()) as Answer;
  } catch (thrown) {
    if (request.signal?.aborted) throw thrown;
    throw new DomainError('INTERNAL', 'Plimsoll does not answer', {
      kept: 'Everything that was saved is in the workspace file',
      remedy: 'Check that the program still runs in its terminal, then reload this page',
      cause: thrown,
    });
  }
  if (!answer.ok) throw errorFromReport(answer.error);
  return answer.value;
}
