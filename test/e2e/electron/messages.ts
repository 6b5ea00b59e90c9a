/** What the test asks of the process that plays Electron's main process. Sent by structured clone, as Electron does. */
export type Question =
  | { readonly ask: 'invoke'; readonly channel: string; readonly args: readonly unknown[]; readonly frame: Frame }
  | { readonly ask: 'request'; readonly url: string }
  | { readonly ask: 'permission'; readonly permission: string }
  | { readonly ask: 'network'; readonly url: string }
  | { readonly ask: 'navigate'; readonly url: string }
  | { readonly ask: 'open-window'; readonly url: string }
  | { readonly ask: 'window-options' }
  | { readonly ask: 'menu'; readonly label: string }
  | { readonly ask: 'dialog'; readonly path: string | null }
  | { readonly ask: 'messages' }
  | { readonly ask: 'second-instance'; readonly args: readonly string[] }
  | { readonly ask: 'quit' };

/** Which frame a call comes from: the window's own, one inside it, or one that shows another address. */
export type Frame = 'top' | 'inner' | 'foreign';

export interface NumberedQuestion {
  readonly number: number;
  readonly question: Question;
}

export type FromMain =
  | { readonly type: 'ready' }
  | { readonly type: 'answer'; readonly number: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly number: number; readonly message: string }
  | { readonly type: 'sent'; readonly channel: string; readonly args: readonly unknown[] };

export interface ServedFile {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
