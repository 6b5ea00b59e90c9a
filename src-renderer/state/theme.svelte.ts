export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'plimsoll.theme';

/** Light, dark, or whatever the system says; remembered on this machine. */
class ThemeState {
  choice = $state<Theme>(themes.find((name) => name === localStorage.getItem(storageKey)) ?? 'system');
  #systemDark = $state(matchMedia('(prefers-color-scheme: dark)').matches);
  readonly shown = $derived<'light' | 'dark'>(
    this.choice === 'system' ? (this.#systemDark ? 'dark' : 'light') : this.choice,
  );

  constructor() {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (event) => {
      this.#systemDark = event.matches;
      this.apply();
    });
  }

  set(choice: Theme): void {
    this.choice = choice;
    localStorage.setItem(storageKey, choice);
    this.apply();
  }

  apply(): void {
    document.documentElement.dataset['theme'] = this.shown;
  }
}

export const theme = new ThemeState();
