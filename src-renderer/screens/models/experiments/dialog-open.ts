/** Whether a dialog or a menu is open, which Escape closes first. */
export function dialogOpen(): boolean {
  return document.querySelector('[role=dialog]') !== null;
}
