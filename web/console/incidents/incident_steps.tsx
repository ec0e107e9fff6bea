/** The steps that an incident may take from where it stands, each with its reason where the server wants one. */
import { useReader } from '../../shared/context';
import { PROBLEM } from '../act';
import { useActing } from '../use_acting';
import { ActingNotice } from './acting_notice';
import type { Incident } from './incident_model';
import { ReasonedSteps } from './reasoned_steps';

type Verb = 'start' | 'postpone' | 'hold' | 'resolve' | 'close' | 'reopen' | 'cancel' | 'reject';

/** As incidents/rules has it; the server refuses whatever is not in its own table. */
const FROM: Readonly<Record<string, readonly Verb[]>> = {
  ACKNOWLEDGED: ['start', 'resolve', 'postpone', 'hold', 'close', 'cancel', 'reject'],
  IN_PROGRESS: ['resolve', 'postpone', 'hold', 'close', 'cancel'],
  PENDING: ['start', 'resolve', 'hold', 'close', 'cancel'],
  HELD: ['start', 'resolve', 'postpone', 'close', 'cancel'],
  RESOLVED: ['close', 'reopen'],
  CLOSED: ['reopen'],
};
const WITHOUT_WORDS: readonly Verb[] = ['start', 'resolve'];

const mutationOf = (verb: Verb) => `mutation ConsoleStep($input: IncidentStepInput!) {
  done: ${verb}Incident(input: $input) { ... on IncidentChanged { version } ${PROBLEM} } }`;

type StepsProps = { readonly incident: Incident; readonly again: () => void };

export function Steps({ incident: { id, version, status }, again }: StepsProps) {
  const { say } = useReader();
  const acting = useActing(again);
  const verbs = FROM[status] ?? [];
  if (verbs.length === 0) return null;
  const take = async (verb: Verb, note: string) => {
    const answer = await acting.run(mutationOf(verb), { incident: id, version, note }, () => null);
    if (answer?.kind === 'done') again();
    return answer?.kind === 'done';
  };
  return (
    <section>
      <h2>{say('incidents-steps')}</h2>
      <ActingNotice acted={acting.acted} />
      <ReasonedSteps
        steps={verbs.map((verb) => ({
          key: verb,
          label: say(`incidents-step-${verb}`),
          needsWords: !WITHOUT_WORDS.includes(verb),
        }))}
        isBusy={acting.isBusy}
        onTake={(verb, note) => take(verb as Verb, note)}
      />
    </section>
  );
}
