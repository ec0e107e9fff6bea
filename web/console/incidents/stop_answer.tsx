/** Taking a stopped crew's call with words that the crew reads, and saying how it ended. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { PROBLEM } from '../act';
import { useActing } from '../use_acting';
import { ActingNotice } from './acting_notice';
import { Area } from './fields';
import { STOP_ENDS, type Stop } from './stop_model';

const TAKE = `mutation ConsoleTakeStop($input: AcknowledgeStopInput!) { done: acknowledgeStop(input: $input) {
  ... on StopChanged { status } ${PROBLEM} } }`;
const END = `mutation ConsoleEndStop($input: EndStopInput!) { done: endStop(input: $input) {
  ... on StopChanged { status } ${PROBLEM} } }`;

type AnswerProps = { readonly stop: Stop; readonly again: () => void };

export function StopAnswer({ stop, again }: AnswerProps) {
  const { say } = useReader();
  const acting = useActing(again);
  const [words, setWords] = useState('');
  const change = async (mutation: string, input: { readonly words?: string; readonly how?: string }) => {
    const answer = await acting.run(mutation, { stop: stop.id, ...input }, () => null);
    if (answer?.kind === 'done' || answer?.kind === 'refused') again();
  };
  const take = (event: Event) => {
    event.preventDefault();
    void change(TAKE, { words: words.trim() });
  };
  return (
    <>
      <ActingNotice acted={acting.acted} />
      {stop.status === 'OPEN' && (
        <form class="fields" onSubmit={take}>
          <Area label={say('stops-say')} value={words} most={1000} onChange={setWords} />
          <div>
            <button type="submit" class="button" aria-disabled={acting.isBusy}>
              {say('stops-take')}
            </button>
          </div>
        </form>
      )}
      <fieldset class="ends">
        <legend>{say('stops-end')}</legend>
        <div class="actions">
          {STOP_ENDS.map((how) => (
            <button
              key={how}
              type="button"
              class="chip"
              aria-disabled={acting.isBusy}
              onClick={() => change(END, { how })}
            >
              {say(`StopEnd-${how}`)}
            </button>
          ))}
        </div>
      </fieldset>
    </>
  );
}
