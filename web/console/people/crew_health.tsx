/** The health declarations of a whole crew, made on one day. */

import { useRef } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { act } from '../act';
import { HealthFields, healthOf } from './health_form';
import { useMany } from './many';
import type { Crew, Person } from './model';
import { DECLARE } from './person';
import { Results } from './results';

export function CrewHealth({ crew }: { readonly crew: Crew }) {
  const { say, language } = useReader();
  const form = useRef<HTMLFormElement>(null);
  const many = useMany<Person>(async ({ id }, key) => {
    const health = form.current ? healthOf(new FormData(form.current)) : {};
    return act(DECLARE, { person: id, health }, language, () => null, key);
  });
  return (
    <details class="add">
      <summary>{say('people-crew-health', { count: crew.members.length })}</summary>
      <form
        ref={form}
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          void many.run(crew.members);
        }}
      >
        <HealthFields />
        <div class="actions">
          <button type="submit" class="button" aria-disabled={many.isBusy}>
            {say('people-crew-health-do')}
          </button>
        </div>
      </form>
      <Results many={many} nameOf={({ name }) => name} />
    </details>
  );
}
