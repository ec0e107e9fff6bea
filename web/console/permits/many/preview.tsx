/** What a rule would move if it were made now, with the first few by name. */
import { useReader } from '../../../shared/context';
import { type Json, number, object } from '../../../shared/json';
import { useAsked } from '../../live/use_asked';
import { hrefTo } from '../../route';
import { TroubleNotice } from '../../trouble';
import { PERMIT_ROW, readPermitRow } from '../permit_model';
import { texts } from '../read';
import { PermitTag, Span } from '../shown';
import { PERMIT_STIRS } from '../stirs';

type Looked = { readonly permits: number; readonly pastLimit: number; readonly sample: readonly string[] };

const LOOK = `query DeskExtension($rule: ExtensionRuleInput!) {
  extensionPreview(rule: $rule) { permits pastLimit sample } }`;
const MOST = 5;

const readLooked = (data: Json): Looked => {
  const found = object(data.extensionPreview, 'extensionPreview');
  return {
    permits: number(found.permits, 'permits'),
    pastLimit: number(found.pastLimit, 'pastLimit'),
    sample: texts(found.sample, 'sample').slice(0, MOST),
  };
};

type PreviewProps = { readonly rule: Json; readonly isBusy: boolean; readonly onExtend: () => void };

export function Preview({ rule, isBusy, onExtend }: PreviewProps) {
  const { say } = useReader();
  const { value, trouble, again } = useAsked(LOOK, { rule }, readLooked, PERMIT_STIRS);
  if (trouble) return <TroubleNotice trouble={trouble} again={again} />;
  if (value === null) return <p role="status">{say('loading')}</p>;
  return (
    <section class="deed" aria-live="polite">
      <p>
        <strong>{say('permits-desk-many-moves', { count: value.permits })}</strong>{' '}
        {value.pastLimit > 0 && say('permits-desk-many-past', { count: value.pastLimit })}
      </p>
      <ul class="plain">
        {value.sample.map((id) => (
          <Sample key={id} id={id} />
        ))}
      </ul>
      <button
        type="button"
        class="button"
        aria-disabled={value.permits === 0 || isBusy}
        onClick={() => value.permits > 0 && onExtend()}
      >
        {say('permits-desk-many-do', { count: value.permits })}
      </button>
    </section>
  );
}

const ONE = `query DeskSample($id: ID!) { permit(id: $id) { ${PERMIT_ROW} } }`;

function Sample({ id }: { readonly id: string }) {
  const { say } = useReader();
  const row = useAsked(ONE, { id }, (data) =>
    data.permit === null ? null : readPermitRow(object(data.permit, 'permit'), 'permit'),
  ).value;
  if (row === null) return <li>…</li>;
  return (
    <li>
      <a class="mono" href={hrefTo('permits', [id])}>
        {row.reference}
      </a>{' '}
      {row.holders.join(', ')} · {say(`Purpose-${row.purpose}`)} · <Span from={row.validFrom} to={row.validTo} />{' '}
      <PermitTag status={row.status} phase={row.phase} />
    </li>
  );
}
