/** The QR codes of a permit, one a holder, and the paper. */
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import type { Permit } from '../permit_model';

export function Credentials({ permit }: { readonly permit: Permit }) {
  const { say, language } = useReader();
  const nameOf = (person: string) => permit.holders.find((one) => one.person === person)?.name ?? '';
  return (
    <section>
      <header class="head">
        <h2>{say('permits-desk-credentials')}</h2>
        <a class="chip" href={`/permits/${permit.id}.pdf`} target="_blank" rel="noreferrer">
          {say('permits-desk-paper')}
        </a>
      </header>
      {permit.credentials.length === 0 && <p class="empty">{say('permits-desk-no-credentials')}</p>}
      <ul class="plain codes">
        {permit.credentials.map((one) => (
          <li key={one.id}>
            <img
              src={one.qr}
              loading="lazy"
              width="170"
              height="170"
              alt={say('permits-desk-qr', { name: nameOf(one.person) })}
            />
            <span>{nameOf(one.person)}</span>
            <small class="faint">{say('permits-desk-sealed', { at: dayAndTime(one.issuedAt, language) })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
