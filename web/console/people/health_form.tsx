/** That a health declaration was made: its days and where it can be looked up, never what it says. */
import { useReader } from '../../shared/context';
import { serverNow, useViewer } from '../viewer';
import { DayField, Field, textOf } from './fields';
import { dayOf } from './model';

const DAY_MS = 86_400_000;
const COUNTS_DAYS = 7;

export function HealthFields() {
  const { say } = useReader();
  const now = serverNow(useViewer());
  return (
    <>
      <DayField name="declaredOn" label={say('people-declared-on')} value={dayOf(now)} />
      <DayField name="validUntil" label={say('people-valid-until')} value={dayOf(now + COUNTS_DAYS * DAY_MS)} />
      <Field name="reference" label={say('people-reference')} longest={64} />
    </>
  );
}

export const healthOf = (form: FormData) => ({
  declaredOn: textOf(form, 'declaredOn'),
  validUntil: textOf(form, 'validUntil'),
  reference: textOf(form, 'reference'),
});
