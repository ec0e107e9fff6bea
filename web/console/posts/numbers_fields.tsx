/** Telephone numbers: of the post itself, and of the desk that answers its officers. */
import { useReader } from '../../shared/context';
import { TextField } from '../fields';
import type { Placing } from './placing';

type NumbersProps = {
  readonly placing: Placing;
  readonly put: (change: Partial<Placing>) => void;
  readonly fault: (name: string) => string | null;
};

const MOST = 6;

const replaced = <T,>(all: readonly T[], at: number, one: T): readonly T[] =>
  all.map((before, index) => (index === at ? one : before));

export function NumbersFields({ placing, put, fault }: NumbersProps) {
  const { say } = useReader();
  const { desk, phones } = placing;
  return (
    <>
      <fieldset>
        <legend>{say('posts-desk-desk')}</legend>
        {desk.map((one, at) => (
          <div key={`desk-${at}`} class="pair">
            <TextField
              label={say('posts-desk-desk-name', { at: at + 1 })}
              name={`desk-name-${at + 1}`}
              value={one.name}
              maxLength={120}
              fault={fault(`desk.${at}.name`)}
              onText={(name) => put({ desk: replaced(desk, at, { ...one, name }) })}
            />
            <TextField
              type="tel"
              label={say('posts-desk-desk-phone', { at: at + 1 })}
              name={`desk-phone-${at + 1}`}
              value={one.phone}
              fault={fault(`desk.${at}.phone`)}
              onText={(phone) => put({ desk: replaced(desk, at, { ...one, phone }) })}
            />
          </div>
        ))}
        {desk.length < MOST && (
          <button type="button" class="chip" onClick={() => put({ desk: [...desk, { name: '', phone: '' }] })}>
            {say('posts-desk-add-desk')}
          </button>
        )}
      </fieldset>
      <fieldset>
        <legend>{say('posts-desk-phones')}</legend>
        {phones.map((phone, at) => (
          <TextField
            key={`phone-${at}`}
            type="tel"
            label={say('posts-desk-phone', { at: at + 1 })}
            name={`phone-${at + 1}`}
            value={phone}
            fault={fault(`phones.${at}`)}
            onText={(typed) => put({ phones: replaced(phones, at, typed) })}
          />
        ))}
        {phones.length < MOST && (
          <button type="button" class="chip" onClick={() => put({ phones: [...phones, ''] })}>
            {say('posts-desk-add-phone')}
          </button>
        )}
      </fieldset>
    </>
  );
}
