/** The keys of the desk. */
import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../../../shared/context';

const KEYS: readonly (readonly [string, string])[] = [
  ['j ↓', 'next'],
  ['k ↑', 'previous'],
  ['a', 'approve'],
  ['r', 'reject'],
  ['i', 'ask'],
  ['1 – 9', 'reason'],
  ['t', 'type'],
  ['Enter', 'confirm'],
  ['Esc', 'leave'],
  ['x', 'choose'],
  ['Shift X', 'alike'],
  ['b', 'batch'],
  ['?', 'help'],
];

export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const { say } = useReader();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="shortcuts" aria-labelledby="shortcuts" onClose={onClose}>
      <h2 id="shortcuts">{say('applications-desk-keys')}</h2>
      <dl class="facts">
        {KEYS.map(([key, what]) => (
          <>
            <dt key={`${what}-key`}>
              <kbd>{key}</kbd>
            </dt>
            <dd key={what}>{say(`applications-desk-key-${what}`)}</dd>
          </>
        ))}
      </dl>
      <button type="button" class="button" onClick={() => dialog.current?.close()}>
        {say('applications-desk-close')}
      </button>
    </dialog>
  );
}
