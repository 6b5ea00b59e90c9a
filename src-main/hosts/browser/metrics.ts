import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Application } from '../../workspace/context.ts';
import { prometheusMediaType } from '../../workspace/monitoring/prometheus-text.ts';
import { refuse } from './answers.ts';

/** How long an answer stands: scrapes that come closer together get the same one. */
const freshMilliseconds = 5000;

/** Answers `GET /metrics` to the holder of the token. */
export interface MetricsDoor {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** @param token what a scraper sends as `Authorization: Bearer …`; it opens nothing but this */
export function openMetricsDoor(application: Application, token: string): MetricsDoor {
  let answer: Promise<string> | null = null;
  /** When it was there; null while it is being read. */
  let made: number | null = null;

  /** One reading at a time, however long it takes; what failed is read again. */
  function metrics(): Promise<string> {
    if (answer !== null && (made === null || performance.now() - made < freshMilliseconds)) return answer;
    made = null;
    answer = application.invoke('monitoring.metrics', {});
    answer.then(
      () => (made = performance.now()),
      () => (answer = null),
    );
    return answer;
  }

  return {
    async answer(request, response) {
      if (!isBearer(request.headers.authorization, token)) {
        response.setHeader('WWW-Authenticate', 'Bearer realm="Plimsoll metrics"');
        return refuse(response, 401, {
          code: 'ADDRESS_REFUSED',
          message: 'The token of the metrics is missing or wrong',
          remedy: 'Send the one that Plimsoll printed as Authorization: Bearer …',
        });
      }
      const text = await metrics();
      if (response.destroyed) return;
      response.setHeader('Content-Type', prometheusMediaType);
      response.end(request.method === 'HEAD' ? undefined : text);
    },
  };
}

function isBearer(header: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  // Hashes have one length, so that the time tells neither the token's length nor how much of it was right.
  return given !== undefined && timingSafeEqual(hashOf(given), hashOf(token));
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
