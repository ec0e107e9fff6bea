/** What stands around every page: the way past it, name, switches, and a note at the foot. */
import type { ComponentChildren } from 'preact';
import { ReaderContext } from './context';
import { LanguageSwitch, ThemeSwitch } from './switches';
import { useChoices } from './use_reader';

type FrameProps = {
  titleKey: string;
  noteKey?: string | undefined;
  /** For pages that fill the window. */
  isWide?: boolean;
  children: ComponentChildren;
};

export function Frame({ titleKey, noteKey, isWide = false, children }: FrameProps) {
  const { reader, theme, chooseLanguage, chooseTheme } = useChoices(titleKey);
  return (
    <ReaderContext.Provider value={reader}>
      {/* biome-ignore lint/a11y/useValidAnchor: a way past the switches, which must leave the fragment alone */}
      <a class="skip" href="#main" onClick={skip}>
        {reader.say('skip')}
      </a>
      <header class={isWide ? 'bar wide' : 'bar'}>
        <a class="brand" href="/">
          <img src={new URL('./mark.svg', import.meta.url).href} alt="" width="30" height="30" />
          Fieldpass
        </a>
        <LanguageSwitch onChange={chooseLanguage} />
        <ThemeSwitch theme={theme} onChange={chooseTheme} />
      </header>
      <main id="main" class={isWide ? 'wide' : undefined} tabIndex={-1}>
        {children}
      </main>
      {noteKey && (
        <footer>
          <p>{reader.say(noteKey)}</p>
        </footer>
      )}
    </ReaderContext.Provider>
  );
}

/** Without touching the fragment, which says which page this is. */
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}
