/** Several at once: which, which word with which reason, and then one result a row. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import type { ApplicationRow } from '../application_model';
import { useNames } from '../names';
import { Reason } from '../reason';
import { Tag } from '../shown';
import { type Batch, waitingIn } from './batch';
import { COMMON, needsReason, VERBS, type Verb } from './ruling';
import type { Batching } from './use_batch';

type PanelProps = {
  readonly batching: Batching;
  readonly chosen: readonly ApplicationRow[];
  readonly onLeave: () => void;
};

export function BatchPanel({ batching, chosen, onLeave }: PanelProps) {
  const { batch } = batching;
  return batch ? (
    <Results batching={batching} batch={batch} onLeave={onLeave} />
  ) : (
    <Begin {...{ batching, chosen, onLeave }} />
  );
}

function Begin({ batching, chosen, onLeave }: PanelProps) {
  const { say } = useReader();
  const names = useNames();
  const [verb, setVerb] = useState<Verb>('approve');
  const [reason, setReason] = useState('');
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector<HTMLInputElement>('input')?.focus(), []);
  const isReady = chosen.length > 0 && (!needsReason(verb) || reason.trim() !== '');
  const [first] = chosen;
  const submit = (event: Event) => {
    event.preventDefault();
    if (isReady) batching.begin(verb, reason.trim(), chosen);
  };
  return (
    <form
      class="batch"
      ref={form}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onLeave();
        if (event.key === 'Enter' && event.repeat) event.preventDefault();
      }}
      aria-label={say('applications-desk-batch')}
    >
      <h2>{say('applications-desk-batch-count', { count: chosen.length })}</h2>
      {first && (
        <p>
          {say(`Purpose-${first.purpose}`)} · {names.organisation(first.organisation)}
        </p>
      )}
      <ul class="plain people">
        {chosen.map((row) => (
          <li key={row.id}>
            <span class="mono">{row.reference}</span>
            <small class="faint">
              {say('applications-desk-people', { count: row.holders })} ·{' '}
              {row.zones.map((one) => names.zone(one)?.name ?? one).join(', ')}
            </small>
          </li>
        ))}
      </ul>
      <fieldset class="boxes">
        <legend>{say('applications-desk-deciding')}</legend>
        {VERBS.map((one) => (
          <label key={one} class="tick">
            <input type="radio" name="verb" value={one} checked={verb === one} onChange={() => setVerb(one)} />
            {say(`applications-desk-${one}`)}
          </label>
        ))}
      </fieldset>
      {needsReason(verb) && (
        <Reason of={`applications-desk-why-${verb}`} common={COMMON[verb]} value={reason} onChange={setReason} />
      )}
      <div class="actions">
        <button type="submit" class={verb === 'reject' ? 'button grave' : 'button'} aria-disabled={!isReady}>
          <kbd>Enter</kbd> {say(`applications-desk-batch-${verb}`, { count: chosen.length })}
        </button>
        <button type="button" class="chip" onClick={onLeave}>
          <kbd>Esc</kbd> {say('permits-desk-leave')}
        </button>
      </div>
    </form>
  );
}

const TONES = { done: 'good', refused: 'bad', waiting: 'care' } as const;

type ResultsProps = { readonly batching: Batching; readonly batch: Batch; readonly onLeave: () => void };

function Results({ batching, batch, onLeave }: ResultsProps) {
  const { say } = useReader();
  const waiting = waitingIn(batch);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!batching.isRunning) button.current?.focus();
  }, [batching.isRunning]);
  const finish = () => {
    batching.put();
    onLeave();
  };
  return (
    <section class="batch" aria-label={say('applications-desk-batch')}>
      <h2>{say(`applications-desk-batch-said-${batch.verb}`, { count: batch.rows.length })}</h2>
      {batch.reason && <q>{batch.reason}</q>}
      <p role="status">
        {batching.isRunning && say('applications-desk-batch-running', { count: waiting })}
        {!batching.isRunning && waiting > 0 && say('applications-desk-batch-unanswered', { count: waiting })}
      </p>
      <ul class="plain people">
        {batch.rows.map((row) => (
          <li key={row.id}>
            <span class="mono">{row.reference}</span>
            <Tag tone={TONES[row.state]}>{say(`applications-desk-row-${row.state}`)}</Tag>
            <small>{row.words}</small>
          </li>
        ))}
      </ul>
      {!batching.isRunning && (
        <div class="actions">
          {waiting > 0 && (
            <button type="button" class="button" ref={button} onClick={batching.goOn}>
              {say('applications-desk-batch-again', { count: waiting })}
            </button>
          )}
          {waiting === 0 && (
            <button type="button" class="button" ref={button} onClick={finish}>
              <kbd>Enter</kbd> {say('applications-desk-batch-seen')}
            </button>
          )}
        </div>
      )}
    </section>
  );
}
