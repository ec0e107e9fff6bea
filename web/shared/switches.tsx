/** The switches every page has: language and light. */
import { useReader } from './context';
import type { Language } from './language';
import type { Theme } from './theme';

const NAMES: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English' };

export function LanguageSwitch({ onChange }: { onChange: (language: Language) => void }) {
  const { language, say } = useReader();
  return (
    <fieldset class="switch">
      <legend class="unseen">{say('language')}</legend>
      {(Object.keys(NAMES) as Language[]).map((name) => (
        <button type="button" key={name} lang={name} aria-pressed={name === language} onClick={() => onChange(name)}>
          {NAMES[name]}
        </button>
      ))}
    </fieldset>
  );
}

export function ThemeSwitch({ theme, onChange }: { theme: Theme; onChange: (theme: Theme) => void }) {
  const { say } = useReader();
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  return (
    <button type="button" class="icon" onClick={() => onChange(other)} aria-label={say(`theme-${other}`)}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2" />
        <path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor" />
      </svg>
    </button>
  );
}
