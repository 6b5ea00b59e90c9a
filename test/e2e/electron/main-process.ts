/** The process that plays Electron's main process: runs the built main module against the fake and answers the test. */
import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type FromMain, type NumberedQuestion } from './messages.ts';

const fakeElectron = pathToFileURL(path.join(import.meta.dirname, 'fake-electron.ts')).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: fakeElectron, shortCircuit: true } : next(specifier, context),
});

const { answer, becomeReady } = await import('./fake-electron.ts');
const send = (message: FromMain) => process.send?.(message);

process.on('message', ({ number, question }: NumberedQuestion) => {
  answer(question).then(
    (value) => send({ type: 'answer', number, value }),
    (error: unknown) => send({ type: 'failure', number, message: String(error) }),
  );
});

await import(pathToFileURL(path.resolve('out/main/electron.js')).href);
becomeReady();
setImmediate(() => send({ type: 'ready' }));
