import { type ServerResponse } from 'node:http';
import { type Answer } from '../../../src-core/contract/bridge.ts';
import { type ErrorReport } from '../../../src-core/domain-error.ts';

/** Sends an Answer. Refused operations are ordinary answers (200); other statuses mean the request itself was refused. */
export function sendAnswer(response: ServerResponse, answer: Answer, status = 200): void {
  if (response.destroyed) return;
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(answer));
}

/** Refuses a request before it reaches the engine. */
export function refuse(response: ServerResponse, status: number, error: ErrorReport): void {
  // What is still coming in is not wanted.
  response.setHeader('Connection', 'close');
  sendAnswer(response, { ok: false, error }, status);
}

/** A page for a person who came without a valid address. */
export function sendDoorPage(response: ServerResponse, status: number, title: string, advice: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Plimsoll: ${title}</title>` +
      `<h1>${title}</h1><p>${advice}</p></html>`,
  );
}
