/** Who signs in: accounts with what they may do, a link for a password, closing one. */
import { useReader } from '../../shared/context';
import { list, object, optionalText, text } from '../../shared/json';
import type { Say } from '../../shared/words';
import { List } from '../list/list';
import type { Column } from '../list/model';
import { readPage, usePages } from '../live/use_pages';
import { useRoute } from '../route';
import { useViewer } from '../viewer';
import { AccountAside } from './account_aside';
import { AddAccount } from './add_account';
import { hrefOf } from './links';

export type Account = {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly isClosed: boolean;
  readonly house: string | null;
  readonly roles: readonly string[];
};

const ACCOUNTS = `query ConsoleAccounts($first: Int!, $after: String) { accounts(first: $first, after: $after)
  { edges { node { id login name disabledAt organisation { name } grants { role } } }
    pageInfo { hasNextPage endCursor } } }`;
const STIRS = ['ACCOUNT_ADDED', 'ACCOUNT_DISABLED', 'GRANTS_CHANGED'];

function readAccount(value: unknown, where: string): Account {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    login: text(one.login, where),
    name: text(one.name, where),
    isClosed: optionalText(one.disabledAt, where) !== null,
    house: one.organisation === null ? null : text(object(one.organisation, where).name, where),
    roles: list(one.grants, where, (grant, at) => text(object(grant, at).role, at)),
  };
}

export function AccountsPart() {
  const { say } = useReader();
  const viewer = useViewer();
  const open = useRoute().parts[1] ?? null;
  const pages = usePages(ACCOUNTS, {}, (data) => readPage(data.accounts, readAccount), STIRS);
  const current = pages.rows?.find(({ id }) => id === open);
  const canManage = viewer.actions.has('MANAGE_ACCOUNTS');
  return (
    <>
      {canManage && <AddAccount />}
      {canManage && current && <AccountAside key={current.id} account={current} />}
      <List
        name="accounts"
        title="people-part-accounts"
        columns={columnsOf(say)}
        pages={pages}
        keyOf={({ id }) => id}
        href={({ id }) => hrefOf('accounts', id)}
        current={open}
      />
    </>
  );
}

const columnsOf = (say: Say): readonly Column<Account>[] => [
  { key: 'login', title: 'people-login', value: ({ login }) => login },
  { key: 'name', title: 'people-account-name', value: ({ name }) => name },
  { key: 'house', title: 'people-house', value: ({ house }) => house },
  {
    key: 'roles',
    title: 'people-roles',
    value: ({ roles }) => [...new Set(roles)].map((role) => say(`Role-${role}`)).join(', '),
  },
  {
    key: 'state',
    title: 'people-account-state',
    value: ({ isClosed }) => say(isClosed ? 'people-account-closed' : 'people-account-open'),
  },
];
