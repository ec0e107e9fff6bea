/** The reader's language and light, kept on this device and on the root element. */
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Reader } from './context';
import { chosenLanguage, type Language, rememberLanguage } from './language';
import { chosenTheme, rememberTheme, type Theme } from './theme';
import { wordsIn } from './words';

const prefersDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

export type Choices = {
  readonly reader: Reader;
  readonly theme: Theme;
  readonly chooseLanguage: (language: Language) => void;
  readonly chooseTheme: (theme: Theme) => void;
};

export function useChoices(titleKey: string): Choices {
  const [language, setLanguage] = useState<Language>(() => chosenLanguage(location.search, localStorage));
  const [theme, setTheme] = useState<Theme>(() => chosenTheme(localStorage, prefersDark()));
  const say = wordsIn(language);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
    document.title = say(titleKey);
  }, [language, say, titleKey]);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
  const chooseLanguage = (chosen: Language) => {
    rememberLanguage(chosen, localStorage);
    setLanguage(chosen);
  };
  const chooseTheme = (chosen: Theme) => {
    rememberTheme(chosen, localStorage);
    setTheme(chosen);
  };
  return { reader: { language, say }, theme, chooseLanguage, chooseTheme };
}
