/** What is done with one account: a link for its password, shown once, and closing it. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { CopyButton } from '../../shared/copy';
import { text } from '../../shared/json';
import { PROBLEM } from '../act';
import { useViewer } from '../viewer';
import type { Account } from './accounts';
import { ChangeForm } from './fields';

const LINK = `mutation MakeLink($input: MakePasswordLinkInput!) { done: makePasswordLink(input: $input) {
  ... on SecretIssued { secret } ${PROBLEM} } }`;
const CLOSE = `mutation CloseAccount($input: CloseAccountInput!) { done: closeAccount(input: $input) {
  ... on AccountChanged { account } ${PROBLEM} } }`;

export function AccountAside({ account }: { readonly account: Account }) {
  const { say } = useReader();
  const viewer = useViewer();
  const [link, setLink] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  return (
    <section class="bar-many" aria-label={account.login}>
      <h2>
        {account.name} <span class="mono faint">{account.login}</span>
      </h2>
      {account.isClosed && <p>{say('people-account-closed')}</p>}
      {!account.isClosed && (
        <ChangeForm
          mutation={LINK}
          submit="people-link-make"
          input={() => ({ account: account.id, purpose: 'PASSWORD_RESET' })}
          onDone={(done) => setLink(`${location.origin}/#/link/${text(done.secret, 'secret')}`)}
        >
          <p class="faint">{say('people-link-why')}</p>
        </ChangeForm>
      )}
      {link && (
        <p class="notice">
          {say('people-link-once')} <code>{link}</code> <CopyButton value={link} label={say('people-link-label')} />
        </p>
      )}
      {!account.isClosed && account.id !== viewer.id && !isAsked && (
        <p>
          <button type="button" class="chip" onClick={() => setAsked(true)}>
            {say('people-account-close')}
          </button>
        </p>
      )}
      {isAsked && !account.isClosed && (
        <ChangeForm mutation={CLOSE} submit="people-account-close-do" input={() => ({ account: account.id })}>
          <p>{say('people-account-close-ask', { name: account.name })}</p>
        </ChangeForm>
      )}
    </section>
  );
}
