/** Who one can be in the demonstration. */
import { useReader } from '../shared/context';
import { CopyButton } from '../shared/copy';
import type { Account } from './demo';

const COLUMNS = ['role', 'name', 'login', 'password'] as const;

export function Accounts({ accounts }: { accounts: readonly Account[] }) {
  const { say } = useReader();
  return (
    <section aria-labelledby="accounts">
      <h2 id="accounts">{say('accounts-title')}</h2>
      <p>{say('accounts-text')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table scrolls, and a keyboard must reach it */}
      <div class="card scroll" tabIndex={0}>
        <table aria-labelledby="accounts">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th scope="col" key={column}>
                  {say(`accounts-${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {accounts.map((account) => (
              <Line key={account.login} account={account} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Line({ account }: { account: Account }) {
  const { say } = useReader();
  return (
    <tr>
      <th scope="row">{say(`Role-${account.role}`)}</th>
      <td>
        {account.name}
        {account.organisation && <small>{account.organisation}</small>}
      </td>
      <td>
        <code>{account.login}</code>
      </td>
      <td>
        <span class="secret">
          <code>{account.password}</code>
          <CopyButton value={account.password} label={`${say('accounts-password')} ${account.login}`} />
        </span>
      </td>
    </tr>
  );
}
