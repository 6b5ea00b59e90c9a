export interface Toast {
  readonly id: number;
  readonly text: string;
}

/** Short announcements that something was done; errors are shown where they happen instead. */
class Toasts {
  shown = $state.raw<readonly Toast[]>([]);
  #next = 1;

  say(text: string): void {
    const toast = { id: this.#next++, text };
    this.shown = [...this.shown, toast];
    setTimeout(() => this.dismiss(toast.id), 6000);
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
