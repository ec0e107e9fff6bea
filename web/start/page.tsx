/** The start page: what Fieldpass is, and the demonstration if this server runs one. */
import { ReaderContext } from '../shared/context';
import { Frame } from '../shared/frame';
import { Accounts } from './accounts';
import { Addresses } from './addresses';
import { ClockCard } from './clock_card';
import type { Demo } from './demo';
import { Hero } from './hero';
import { How } from './how';
import { JoinPost } from './joining';
import { MapSection } from './map_section';
import { Trials } from './trials';
import { type State, useClock, useDemo } from './use_demo';

export function StartPage() {
  const state = useDemo();
  return (
    <Frame titleKey="start-title" noteKey={state.kind === 'demo' ? 'footer-data' : undefined}>
      <Body state={state} />
    </Frame>
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
      <Hero hasTrials>
        <ClockCard demo={demo} now={now} />
      </Hero>
      <MapSection zones={demo.zones} checkpoints={demo.checkpoints} now={now} />
      <How />
      <Trials trials={demo.trials} />
      {demo.joining && <JoinPost joining={demo.joining} />}
      <Accounts accounts={demo.accounts} />
      <Addresses pages={demo.pages} />
    </>
  );
}
