/** A new account with one role in one place; its bearer comes in by a link. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { list, object, text } from '../../shared/json';
import { PROBLEM } from '../act';
import { useAsked } from '../live/use_asked';
import { ChangeForm, Field, textOf } from './fields';
import { goTo } from './links';

const ADD = `mutation AddAccount($input: AddAccountInput!) { done: addAccount(input: $input) {
  ... on AccountChanged { account } ${PROBLEM} } }`;
const PLACES = `query AccountPlaces { organisations(first: 500) { edges { node { id name } } }
  adminUnits(first: 500, filter: { level: DISTRICT }) { edges { node { id name } } } }`;
/** Crews and posts get in elsewhere: crews with a person of the roster, posts by an invitation. */
const ROLES = ['COORDINATOR', 'DISPATCHER', 'APPROVER', 'AUDITOR', 'ADMIN'];
const OF_A_UNIT = 'APPROVER';
const EVERYWHERE = ['AUDITOR', 'ADMIN'];

type Named = { readonly id: string; readonly name: string };

const readNamed = (connection: unknown): readonly Named[] =>
  list(object(connection, 'connection').edges, 'edges', (edge, where) => {
    const node = object(object(edge, where).node, where);
    return { id: text(node.id, where), name: text(node.name, where) };
  });

export function AddAccount() {
  const { say } = useReader();
  const [role, setRole] = useState('COORDINATOR');
  const { value } = useAsked(PLACES, {}, (data) => ({
    houses: readNamed(data.organisations),
    units: readNamed(data.adminUnits),
  }));
  const isOfUnit = role === OF_A_UNIT;
  return (
    <details class="add">
      <summary>{say('people-account-add')}</summary>
      <ChangeForm
        mutation={ADD}
        submit="people-account-add-do"
        onDone={(done) => goTo('accounts', text(done.account, 'account'))}
        input={(form) => ({
          login: textOf(form, 'login'),
          name: textOf(form, 'name'),
          organisation: textOf(form, 'organisation') || null,
          grants: [
            {
              role,
              organisation: isOfUnit || EVERYWHERE.includes(role) ? null : textOf(form, 'organisation') || null,
              units: isOfUnit ? [textOf(form, 'unit')] : null,
            },
          ],
        })}
      >
        <Field name="login" label={say('people-login')} isNeeded longest={40} />
        <Field name="name" label={say('people-account-name')} isNeeded longest={80} />
        <label>
          {say('people-role')}
          <select value={role} onChange={(event) => setRole(event.currentTarget.value)}>
            {ROLES.map((one) => (
              <option key={one} value={one}>
                {say(`Role-${one}`)}
              </option>
            ))}
          </select>
        </label>
        <Choice name="organisation" label={say('people-house')} all={value?.houses ?? []} />
        {isOfUnit && <Choice name="unit" label={say('people-unit')} all={value?.units ?? []} />}
      </ChangeForm>
    </details>
  );
}

function Choice({
  name,
  label,
  all,
}: {
  readonly name: string;
  readonly label: string;
  readonly all: readonly Named[];
}) {
  return (
    <label>
      {label}
      <select name={name} required>
        {all.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}
