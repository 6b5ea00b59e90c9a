import { type ServerResponse } from 'node:http';
import { type Application } from '../../workspace/context.ts';

const heartbeatMilliseconds = 20_000;
/** A window that lets this much pile up is asleep; it reconnects and asks for the present state when it wakes. */
const largestBacklog = 1024 * 1024;

/** `GET /api/events`: what the application tells its windows, as server-sent events, until the window goes away. */
export function streamEvents(application: Application, response: ServerResponse): void {
  response.statusCode = 200;
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
  response.write('retry: 1000\n\n');
  const unsubscribe = application.subscribe((event) => {
    if (response.writableLength > largestBacklog) response.destroy();
    else response.write(`data: ${JSON.stringify(event)}\n\n`);
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMilliseconds);
  response.on('close', () => {
    clearInterval(heartbeat);
    unsubscribe();
  });
}
