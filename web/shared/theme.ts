/** Light or dark: the machine's wish until the reader chooses. */
export type Theme = 'light' | 'dark';

const KEY = 'fieldpass.theme';

export function chosenTheme(storage: Pick<Storage, 'getItem'>, prefersDark: boolean): Theme {
  const stored = storage.getItem(KEY);
  if (stored === 'light' || stored === 'dark') return stored;
  return prefersDark ? 'dark' : 'light';
}

export function rememberTheme(theme: Theme, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(KEY, theme);
}
