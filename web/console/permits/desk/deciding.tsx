/** The bar of a decision: three words to say, then the reason, then one key. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import type { Acted } from '../../act';
import { ActedNotice } from '../../trouble';
import { useNames } from '../names';
import type { Details } from './details';
import { ReasonsByNumber } from './reasons_by_number';
import { needsReason, VERBS, type Verb } from './ruling';
import { isReady, type Stance } from './stance';

type DecidingProps = {
  readonly details: Details;
  readonly stance: Stance | null;
  readonly acted: Acted<unknown> | null;
  readonly isBusy: boolean;
  readonly onVerb: (verb: Verb) => void;
  readonly onStance: (stance: Stance | null) => void;
  readonly onConfirm: () => void;
};

const KEYS: Readonly<Record<Verb, string>> = { approve: 'a', reject: 'r', ask: 'i' };

export function Deciding(props: DecidingProps) {
  const { say } = useReader();
  const { stance, acted } = props;
  return (
    <section class="deciding" aria-label={say('applications-desk-deciding')}>
      {stance === null && (
        <div class="actions">
          {VERBS.map((verb) => (
            <button
              key={verb}
              type="button"
              class={verb === 'approve' ? 'button' : 'chip'}
              aria-keyshortcuts={KEYS[verb]}
              onClick={() => props.onVerb(verb)}
            >
              <kbd>{KEYS[verb]}</kbd> {say(`applications-desk-${verb}`)}
            </button>
          ))}
        </div>
      )}
      {stance && needsReason(stance.verb) && !isReady(stance) && (
        <ReasonsByNumber stance={stance} onChange={props.onStance} onLeave={() => props.onStance(null)} />
      )}
      {stance && isReady(stance) && <Confirm {...props} stance={stance} />}
      <ActedNotice acted={acted} />
    </section>
  );
}

function Confirm({ details, stance, isBusy, onConfirm, onStance }: DecidingProps & { readonly stance: Stance }) {
  const { say } = useReader();
  const names = useNames();
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => button.current?.focus(), []);
  const { application, outlook } = details;
  const { wanted } = application;
  return (
    <div class="confirm">
      <p>
        <strong>{say(`applications-desk-sure-${stance.verb}`, { reference: application.reference })}</strong>{' '}
        {say('applications-desk-sure-what', {
          purpose: say(`Purpose-${wanted.purpose}`),
          organisation: names.organisation(wanted.organisation),
          people: wanted.holders.length,
          zones: wanted.zones.map((one) => names.zone(one)?.name ?? String(one)).join(', '),
        })}
      </p>
      {stance.reason && <q>{stance.reason}</q>}
      {stance.verb === 'approve' && (outlook?.stricter.length ?? 0) > 0 && (
        <p class="notice">{say('applications-desk-sure-stricter')}</p>
      )}
      {stance.verb === 'approve' && (outlook?.refusals.length ?? 0) > 0 && (
        <p class="notice">{say('applications-desk-sure-refused')}</p>
      )}
      <div class="actions">
        <button
          type="button"
          class={stance.verb === 'reject' ? 'button grave' : 'button'}
          ref={button}
          aria-disabled={isBusy}
          // A key that is held down decides nothing.
          onKeyDown={(event) => event.repeat && event.preventDefault()}
          onClick={onConfirm}
        >
          <kbd>Enter</kbd> {say(`applications-desk-${stance.verb}`)}
        </button>
        <button type="button" class="chip" onClick={() => onStance(null)}>
          <kbd>Esc</kbd> {say('permits-desk-leave')}
        </button>
      </div>
    </div>
  );
}
