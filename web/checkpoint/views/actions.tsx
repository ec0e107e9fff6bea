/** What happened: one tap where it is what the screen says, two where it is something else. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Outcome } from '../../shared/credential/model';
import type { Encounter } from '../model';
import { dismiss, record, rejudge } from '../post/judge';
import { Leader } from './leader';
import { Mismatch } from './mismatch';
import { OverrideForm } from './override';
import { usePost } from './use_post';
import { onlyCompare } from './verdict';

type Props = { readonly encounter: Encounter; readonly onDone: () => void };
type Open = 'none' | 'other' | 'mismatch' | 'override';

/** Records an outcome and goes on to the next; where it could not be kept, the screen stays. */
function useRecord(onDone: () => void): (outcome: Outcome) => Promise<void> {
  const { post } = usePost();
  return async (outcome) => {
    if (await record(post, outcome)) onDone();
  };
}

export function AllowActions({ encounter, onDone }: Props) {
  const { say } = useReader();
  const [open, setOpen] = useState<Open>('none');
  const done = useRecord(onDone);
  return (
    <footer class="actions">
      {open === 'mismatch' && <Mismatch encounter={encounter} onDone={() => setOpen('none')} />}
      {open === 'override' && <OverrideForm outcomes={['TURNED_BACK', 'HELD']} onDone={onDone} />}
      {open === 'none' && (
        <button class="big primary" type="button" onClick={() => done('PASSED')}>
          {say('post-do-pass')}
        </button>
      )}
      <div class="pair">
        <Toggle open={open} which="mismatch" onOpen={setOpen} words="post-do-mismatch" />
        <Toggle open={open} which="override" onOpen={setOpen} words="post-do-not" />
      </div>
      <Dismiss />
    </footer>
  );
}

export function DenyActions({ onDone }: Props) {
  const { say } = useReader();
  const [open, setOpen] = useState<Open>('none');
  const done = useRecord(onDone);
  return (
    <footer class="actions">
      {open === 'override' && <OverrideForm outcomes={['PASSED']} onDone={onDone} />}
      {open === 'none' && (
        <div class="pair">
          <button class="big primary" type="button" onClick={() => done('TURNED_BACK')}>
            {say('post-do-TURNED_BACK')}
          </button>
          <button class="big primary" type="button" onClick={() => done('HELD')}>
            {say('post-do-HELD')}
          </button>
        </div>
      )}
      <Toggle open={open} which="override" onOpen={setOpen} words="post-do-override" />
      <Dismiss />
    </footer>
  );
}

export function ReferActions({ encounter, onDone }: Props) {
  const { say } = useReader();
  const { post } = usePost();
  const [open, setOpen] = useState<Open>('none');
  const done = useRecord(onDone);
  const comparing = onlyCompare(encounter.verdict);
  const same = () => rejudge(post, { nameConfirmed: true, idConfirmed: true });
  return (
    <footer class="actions">
      {comparing && open === 'none' && (
        <button class="big primary" type="button" onClick={same}>
          {say('post-do-same')}
        </button>
      )}
      {!comparing && <Leader encounter={encounter} onDone={onDone} />}
      {open === 'mismatch' && <Mismatch encounter={encounter} onDone={() => setOpen('none')} />}
      {open === 'override' && <OverrideForm outcomes={['PASSED']} onDone={onDone} />}
      {open === 'none' && (
        <div class="pair">
          <button class="big secondary" type="button" onClick={() => done('TURNED_BACK')}>
            {say('post-do-TURNED_BACK')}
          </button>
          <button class="big secondary" type="button" onClick={() => done('HELD')}>
            {say('post-do-HELD')}
          </button>
        </div>
      )}
      <div class="pair">
        {encounter.verdict.claims && <Toggle open={open} which="mismatch" onOpen={setOpen} words="post-do-mismatch" />}
        <Toggle open={open} which="override" onOpen={setOpen} words="post-do-override" />
      </div>
      <Dismiss />
    </footer>
  );
}

export function NotOursActions({ onDone }: Props) {
  const { say } = useReader();
  const { state } = usePost();
  const done = useRecord(onDone);
  return (
    <footer class="actions">
      <p class="meta">{say('post-not-ours-count', { count: state.notOurs })}</p>
      <button class="big primary" type="button" onClick={() => done('PASSED')}>
        {say('post-do-other-passed')}
      </button>
      <button class="big secondary" type="button" onClick={() => done('TURNED_BACK')}>
        {say('post-do-other-back')}
      </button>
      <Dismiss />
    </footer>
  );
}

type ToggleProps = { open: Open; which: Open; words: string; onOpen: (open: Open) => void };

function Toggle({ open, which, words, onOpen }: ToggleProps) {
  const { say } = useReader();
  const isOpen = open === which;
  return (
    <button
      class={isOpen ? 'plain' : 'big secondary small'}
      type="button"
      aria-expanded={isOpen}
      onClick={() => onOpen(isOpen ? 'none' : which)}
    >
      {say(isOpen ? 'post-close' : words)}
    </button>
  );
}

/** A slip of the hand: nobody stood there. */
function Dismiss() {
  const { say } = useReader();
  const { post } = usePost();
  return (
    <button class="plain slight" type="button" onClick={() => dismiss(post)}>
      {say('post-do-dismiss')}
    </button>
  );
}
