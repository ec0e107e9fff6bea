/** What happened: one tap where it is what the screen says, two where it is something else. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import type { Outcome } from '../../shared/credential/model';
import type { Encounter } from '../model';
import { dismiss, record, rejudge, tapped } from '../post/judge';
import type { Post } from '../post/post';
import { Leader } from './leader';
import { Mismatch } from './mismatch';
import { OverrideForm } from './override';
import { usePost } from './use_post';
import { onlyCompare } from './verdict';

type Props = { readonly encounter: Encounter; readonly onDone: () => void };
type Open = 'none' | 'other' | 'mismatch' | 'override';

type DoProps = {
  readonly outcome: Outcome;
  readonly words: string;
  readonly onDone: () => void;
  readonly kind?: string;
};

/** Records an outcome and goes on to the next; where it could not be kept, the screen stays. Not for stray taps. */
function Do({ outcome, words, onDone, kind = 'primary' }: DoProps) {
  const { say } = useReader();
  const { post } = usePost();
  const isQuiet = useQuiet(post);
  const enter = async ({ detail }: MouseEvent) => {
    const isTap = detail > 0;
    if (await (isTap ? tapped : record)(post, outcome)) onDone();
  };
  return (
    <button class={`big ${kind}`} type="button" aria-disabled={isQuiet} onClick={enter}>
      {say(words)}
    </button>
  );
}

/** True while a tap may still have been meant for the screen before. */
function useQuiet({ quietUntilMs }: Post): boolean {
  const [, setTurn] = useState(0);
  const left = quietUntilMs - performance.now();
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setTurn((turn) => turn + 1), left);
    return () => clearTimeout(timer);
  });
  return left > 0;
}

export function AllowActions({ encounter, onDone }: Props) {
  const [open, setOpen] = useState<Open>('none');
  return (
    <footer class="actions">
      {open === 'mismatch' && <Mismatch encounter={encounter} onDone={() => setOpen('none')} />}
      {open === 'override' && <OverrideForm outcomes={['TURNED_BACK', 'HELD']} onDone={onDone} />}
      {open === 'none' && <Do outcome="PASSED" words="post-do-pass" onDone={onDone} />}
      <div class="pair">
        <Toggle open={open} which="mismatch" onOpen={setOpen} words="post-do-mismatch" />
        <Toggle open={open} which="override" onOpen={setOpen} words="post-do-not" />
      </div>
      <Dismiss />
    </footer>
  );
}

export function DenyActions({ onDone }: Props) {
  const [open, setOpen] = useState<Open>('none');
  return (
    <footer class="actions">
      {open === 'override' && <OverrideForm outcomes={['PASSED']} onDone={onDone} />}
      {open === 'none' && (
        <div class="pair">
          <Do outcome="TURNED_BACK" words="post-do-TURNED_BACK" onDone={onDone} />
          <Do outcome="HELD" words="post-do-HELD" onDone={onDone} />
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
          <Do outcome="TURNED_BACK" words="post-do-TURNED_BACK" onDone={onDone} kind="secondary" />
          <Do outcome="HELD" words="post-do-HELD" onDone={onDone} kind="secondary" />
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
  return (
    <footer class="actions">
      <p class="meta">{say('post-not-ours-count', { count: state.notOurs })}</p>
      <Do outcome="PASSED" words="post-do-other-passed" onDone={onDone} />
      <Do outcome="TURNED_BACK" words="post-do-other-back" onDone={onDone} kind="secondary" />
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
