/** Questions of the units and the applicant's answers, oldest first. */
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import type { Application } from '../application_model';

export function Messages({ application }: { readonly application: Application }) {
  const { say, language } = useReader();
  if (application.messages.length === 0) return null;
  return (
    <section>
      <h3>{say('applications-desk-messages')}</h3>
      <ul class="plain messages">
        {application.messages.map((one) => (
          <li key={`${one.at.toISOString()}${one.text}`}>
            <small class="faint">
              {say(one.by === application.requestedBy ? 'applications-desk-applicant' : 'applications-desk-authority')}{' '}
              · {dayAndTime(one.at, language)}
            </small>
            <q>{one.text}</q>
          </li>
        ))}
      </ul>
    </section>
  );
}
