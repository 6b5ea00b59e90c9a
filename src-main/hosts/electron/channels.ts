/** The names under which main and preload meet. */
export const channels = {
  invoke: 'plimsoll:invoke',
  pickFile: 'plimsoll:pick-file',
  registerFile: 'plimsoll:register-file',
  saveFile: 'plimsoll:save-file',
  event: 'plimsoll:event',
} as const;
