import { type IncomingMessage, type ServerResponse } from 'node:http';
import { reportError } from '../../../src-core/domain-error.ts';
import { type Application } from '../../workspace/context.ts';
import { type HandedFiles } from '../handed-files.ts';
import { refuse, sendAnswer } from './answers.ts';

const largestInput = 4 * 1024 * 1024;

/**
 * `POST /api/<operation>`: the body is the operation's input. A caller that goes away does not stop what it started;
 * `tasks.cancel` does.
 */
export async function answerOperation(
  application: Application,
  files: HandedFiles,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    return refuse(response, 415, { code: 'INVALID_INPUT', message: 'The request body must be application/json' });
  const body = await readBody(request);
  if (body === null)
    return refuse(response, 413, {
      code: 'INVALID_INPUT',
      message: `The request is larger than ${largestInput} bytes`,
      kept: 'Nothing was changed',
    });
  let input: unknown;
  try {
    input = JSON.parse(body);
  } catch {
    return refuse(response, 400, { code: 'INVALID_INPUT', message: 'The request body is not JSON' });
  }
  try {
    const value = await application.invokeUnknown(name, input, { resolveFile: files.resolve });
    sendAnswer(response, { ok: true, value });
  } catch (error) {
    sendAnswer(response, { ok: false, error: reportError(error) });
  }
}

/** The body as text, or null where it is too large. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > largestInput) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestInput) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
