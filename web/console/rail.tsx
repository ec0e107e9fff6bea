/** The way between panels, and out. */
import { useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { send } from './net';
import type { Panel } from './panels';
import { hrefTo } from './route';
import { useViewer } from './viewer';

type RailProps = {
  readonly panels: readonly Panel[];
  readonly current: string | null;
  readonly onSignedOut: () => void;
};

export function Rail({ panels, current, onSignedOut }: RailProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const [isStuck, setStuck] = useState(false);
  const leave = async () => {
    const answered = await send('/session', null, language);
    setStuck(answered === null);
    if (answered !== null) onSignedOut();
  };
  return (
    <nav class="rail" aria-label={say('console-title')}>
      <a href={hrefTo('')} aria-current={current === null ? 'page' : undefined}>
        {say('console-panel-map')}
      </a>
      {panels.map(({ key }) => (
        <a key={key} href={hrefTo(key)} aria-current={key === current ? 'page' : undefined}>
          {say(`console-panel-${key}`)}
        </a>
      ))}
      <span class="who">
        {viewer.name}
        {viewer.organisation && <small>{viewer.organisation.name}</small>}
      </span>
      <button type="button" class="chip" onClick={leave}>
        {say('console-sign-out')}
      </button>
      {isStuck && (
        <p class="notice" role="alert">
          {say('console-sign-out-failed')}
        </p>
      )}
    </nav>
  );
}
