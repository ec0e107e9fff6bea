/** What the reader may do with a permit: one at a time, with a reason, and what came of it. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { serverNow, useViewer } from '../../viewer';
import type { Permit } from '../permit_model';
import { DeedForm } from './deed_form';
import { deedsFor } from './deeds';
import { Substitute } from './substitute';

type ActionsProps = {
  readonly permit: Permit;
  readonly onChanged: (permit: Permit) => void;
  readonly onStale: () => void;
};

export function PermitActions({ permit, onChanged, onStale }: ActionsProps) {
  const { say } = useReader();
  const viewer = useViewer();
  const [chosen, setChosen] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const deeds = deedsFor(permit, viewer.actions, serverNow(viewer));
  const deed = deeds.find(({ key }) => key === chosen);
  const done = (key: string, after: Permit | null) => {
    if (after) onChanged(after);
    else onStale();
    setChosen(null);
    setOutcome(say(`permits-desk-done-${key}`, { reference: permit.reference }));
  };
  const choose = (key: string | null) => {
    setChosen(key);
    setOutcome(null);
  };
  return (
    <section class="deeds">
      <div class="actions">
        {deeds.map(({ key, isGrave }) => (
          <button
            key={key}
            type="button"
            class={isGrave ? 'chip grave' : 'chip'}
            aria-expanded={key === chosen}
            onClick={() => choose(key === chosen ? null : key)}
          >
            {say(`permits-desk-do-${key}`)}
          </button>
        ))}
      </div>
      <p class="outcome" role="status">
        {outcome}
      </p>
      {deed?.key === 'substitute' && (
        <Substitute permit={permit} onDone={(after) => done('substitute', after)} onStale={onStale} />
      )}
      {deed && deed.key !== 'substitute' && (
        <DeedForm
          key={deed.key}
          deed={deed}
          permit={permit}
          onDone={(after) => done(deed.key, after)}
          onLeave={() => choose(null)}
          onStale={onStale}
        />
      )}
    </section>
  );
}
