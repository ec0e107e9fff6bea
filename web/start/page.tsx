/** The start page: what Fieldpass is, and the demonstration if this server runs one. */
import { ReaderContext } from '../shared/context';
import { LanguageSwitch, ThemeSwitch } from '../shared/switches';
import { useChoices } from '../shared/use_reader';
import { Accounts } from './accounts';
import { Addresses } from './addresses';
import { ClockCard } from './clock_card';
import type { Demo } from './demo';
import { Hero } from './hero';
import { How } from './how';
import { MapSection } from './map_section';
import { Trials } from './trials';
import { type State, useClock, useDemo } from './use_demo';

export function StartPage() {
  const { reader, theme, chooseLanguage, chooseTheme } = useChoices('start-title');
  const state = useDemo();
  return (
    <ReaderContext.Provider value={reader}>
      <a class="skip" href="#main">
        {reader.say('skip')}
      </a>
      <header class="bar">
        <span class="brand">
          <img src={new URL('../shared/mark.svg', import.meta.url).href} alt="" width="30" height="30" />
          Fieldpass
        </span>
        <LanguageSwitch onChange={chooseLanguage} />
        <ThemeSwitch theme={theme} onChange={chooseTheme} />
      </header>
      <main id="main">
        <Body state={state} />
      </main>
      <footer>
        <p>{reader.say('footer-data')}</p>
      </footer>
    </ReaderContext.Provider>
  );
}

export function Body({ state }: { state: State }) {
  if (state.kind === 'demo') return <Demonstration demo={state.demo} readAt={state.readAt} />;
  return (
    <>
      <Hero>
        <Notice kind={state.kind} />
      </Hero>
      <How />
      <Addresses pages={[]} />
    </>
  );
}

function Notice({ kind }: { kind: 'loading' | 'unreachable' | 'none' }) {
  return (
    <ReaderContext.Consumer>
      {({ say }) => (
        <p class="card notice" role="status">
          {say(kind === 'none' ? 'no-demo' : kind)}
        </p>
      )}
    </ReaderContext.Consumer>
  );
}

function Demonstration({ demo, readAt }: { demo: Demo; readAt: number }) {
  const now = useClock(demo.now, readAt);
  return (
    <>
      <Hero>
        <ClockCard demo={demo} now={now} />
      </Hero>
      <MapSection zones={demo.zones} checkpoints={demo.checkpoints} now={now} />
      <How />
      <Trials trials={demo.trials} />
      <Accounts accounts={demo.accounts} />
      <Addresses pages={demo.pages} />
    </>
  );
}
