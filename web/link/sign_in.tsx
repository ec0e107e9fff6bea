/** How to sign in once there is a password. */
import { useReader } from '../shared/context';

const PATH = '/session';

export function SignIn() {
  const { say } = useReader();
  return (
    <section aria-labelledby="sign-in">
      <h2 id="sign-in">{say('sign-in-title')}</h2>
      <p>{say('sign-in-text')}</p>
      <p>{say('sign-in-script', { path: PATH })}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and a keyboard must reach them */}
      <pre class="whole" tabIndex={0}>
        <code>{requestFor(location, say('link-login'), say('sign-in-password'))}</code>
      </pre>
    </section>
  );
}

function requestFor({ origin }: Location, login: string, password: string): string {
  return [
    `POST ${origin}${PATH}`,
    'Content-Type: application/json',
    'X-Fieldpass-Client: script/1',
    '',
    JSON.stringify({ login, password }),
  ].join('\n');
}
