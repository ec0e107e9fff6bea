/** One more on the roster, by hand. */
import { useReader } from '../../shared/context';
import { PROBLEM } from '../act';
import { ChangeForm, Field, orNull, textOf } from './fields';
import type { House } from './house';

const ADD_PERSON = `mutation AddToRoster($input: AddPersonInput!) { done: addPerson(input: $input) {
  ... on RosterEntryChanged { subject } ${PROBLEM} } }`;

export function AddPerson({ house }: { readonly house: House }) {
  const { say } = useReader();
  return (
    <details class="add">
      <summary>{say('people-person-add')}</summary>
      <ChangeForm
        mutation={ADD_PERSON}
        submit="people-person-add-do"
        input={(form) => ({
          organisation: house.id,
          name: textOf(form, 'name'),
          phone: textOf(form, 'phone'),
          cccd: orNull(form, 'cccd'),
          cmnd: orNull(form, 'cmnd'),
        })}
      >
        <Field name="name" label={say('people-name')} isNeeded longest={80} />
        <Field name="phone" label={say('people-phone')} isNeeded mode="tel" hint="0912 345 678" />
        <Field name="cccd" label={say('people-cccd')} mode="numeric" longest={16} />
        <Field name="cmnd" label={say('people-cmnd')} mode="numeric" longest={12} />
        <p class="faint">{say('people-numbers-kept')}</p>
      </ChangeForm>
    </details>
  );
}
