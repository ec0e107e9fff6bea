/** One panel, loaded when it is opened; what goes wrong in it leaves the rest of the console in place. */
import { Component, type ComponentChildren, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import type { Panel, PanelProps } from './panels';

type Loaded = ComponentType<PanelProps> | 'failed' | null;

export function PanelOf({ panel, parts, params }: PanelProps & { readonly panel: Panel }) {
  const { say } = useReader();
  const [loaded, setLoaded] = useState<Loaded>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    void panel.load().then(
      (module) => setLoaded(() => module.default),
      () => setLoaded('failed'),
    );
  }, [panel, turn]);
  const Shown = loaded === 'failed' ? null : loaded;
  return (
    <section class="panel" aria-label={say(`console-panel-${panel.key}`)}>
      {loaded === null && <p role="status">{say('loading')}</p>}
      {loaded === 'failed' && <Broken onAgain={() => setTurn(turn + 1)} />}
      {Shown && (
        <Fence key={panel.key} broken={(again) => <Broken onAgain={again} />}>
          <Shown parts={parts} params={params} />
        </Fence>
      )}
    </section>
  );
}

function Broken({ onAgain }: { readonly onAgain: () => void }) {
  const { say } = useReader();
  return (
    <div class="notice" role="alert">
      <p>{say('console-panel-broken')}</p>
      <button type="button" class="chip" onClick={onAgain}>
        {say('console-try-again')}
      </button>
    </div>
  );
}

type FenceProps = { children: ComponentChildren; broken: (again: () => void) => ComponentChildren };

class Fence extends Component<FenceProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static override getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(fault: unknown): void {
    reportError(fault);
  }

  override render() {
    return this.state.isBroken ? this.props.broken(() => this.setState({ isBroken: false })) : this.props.children;
  }
}
