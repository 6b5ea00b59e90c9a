/**
 * The bridge between the window and the main process. Runs in the sandbox; the context bridge copies and freezes what it
 * exposes, and the window never sees Electron, a path or a channel.
 * Only types come from elsewhere (`import type`): a sandboxed script can require nothing but Electron.
 */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import type { ApplicationEvent } from '../../../../src-core/contract/application.ts';
import type { Answer, Bridge, HandedFile } from '../../../../src-core/contract/bridge.ts';
import { channels } from '../channels.ts';

/** The context bridge carries an error's message only, so it says everything. */
async function call(channel: string, ...args: unknown[]): Promise<unknown> {
  const answer = (await ipcRenderer.invoke(channel, ...args)) as Answer;
  if (answer.ok) return answer.value;
  throw new Error([answer.error.message, answer.error.remedy].filter(Boolean).join('. '));
}

const bridge: Bridge = {
  host: 'electron',
  invoke: (name, input) => ipcRenderer.invoke(channels.invoke, name, input) as Promise<Answer>,
  subscribe: (listener) => {
    const forward = (_event: IpcRendererEvent, event: ApplicationEvent) => listener(event);
    ipcRenderer.on(channels.event, forward);
    return () => {
      ipcRenderer.off(channels.event, forward);
    };
  },
  // The kind decides what comes back; main answers accordingly.
  pickFile: ((kind: string) => call(channels.pickFile, kind)) as Bridge['pickFile'],
  registerDroppedFile: (file) =>
    call(channels.registerFile, webUtils.getPathForFile(file as File)) as Promise<HandedFile>,
  saveFile: (name, _mediaType, content) => call(channels.saveFile, name, content) as Promise<boolean>,
};

contextBridge.exposeInMainWorld('plimsoll', bridge);
