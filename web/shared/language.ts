/** The language of the reader: Vietnamese unless they chose otherwise. */
export type Language = 'vi' | 'en';

const KEY = 'fieldpass.language';

/** A text in both languages, as the server sends what people read. */
export type Words = { readonly [language in Language]: string };

export const isLanguage = (value: unknown): value is Language => value === 'vi' || value === 'en';

/** `?lang=en` wins over what was chosen before. */
export function chosenLanguage(search: string, storage: Pick<Storage, 'getItem'>): Language {
  const asked = new URLSearchParams(search).get('lang') ?? storage.getItem(KEY);
  return isLanguage(asked) ? asked : 'vi';
}

export function rememberLanguage(language: Language, storage: Pick<Storage, 'setItem'>): void {
  storage.setItem(KEY, language);
}
