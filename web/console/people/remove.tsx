/** Taking somebody or something off the roster: for good, so it is asked twice. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { PROBLEM } from '../act';
import { ChangeForm } from './fields';

const REMOVE = `mutation RemoveFromRoster($input: RemoveRosterEntryInput!) { done: removeRosterEntry(input: $input) {
  ... on RosterEntryChanged { subject } ${PROBLEM} } }`;

type Props = { readonly entry: { readonly id: string; readonly version: number }; readonly name: string };

export function RemoveEntry({ entry, name }: Props) {
  const { say } = useReader();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked)
    return (
      <p>
        <button type="button" class="chip" onClick={() => setAsked(true)}>
          {say('people-remove')}
        </button>
      </p>
    );
  return (
    <ChangeForm
      mutation={REMOVE}
      submit="people-remove-do"
      input={() => ({ subject: entry.id, version: entry.version })}
    >
      <p class="notice">{say('people-remove-ask', { name })}</p>
    </ChangeForm>
  );
}
