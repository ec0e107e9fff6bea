/** What is odd about a checkpoint's checks, until somebody has looked. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { instant, type Json, object, optionalText, text } from '../../shared/json';
import { PROBLEM } from '../act';
import { TextField } from '../fields';
import { readPage, usePages } from '../live/use_pages';
import { hrefTo } from '../route';
import { ActedNotice, TroubleNotice } from '../trouble';
import { useAct } from '../use_act';
import { useViewer } from '../viewer';
import { dateAndTime } from '../when';
import type { Post } from './model';

const FINDINGS = `query ConsoleFindings($first: Int!, $after: String, $filter: FindingFilterInput) {
  findings(first: $first, after: $after, filter: $filter) { edges { node { id kind message at permitId } }
  pageInfo { hasNextPage endCursor } } }`;
const SETTLE = `mutation ConsoleSettleFinding($input: SettleFindingInput!) { done: settleFinding(input: $input) {
  ... on FindingSettled { finding } ${PROBLEM} } }`;

type Finding = {
  readonly id: string;
  readonly kind: string;
  readonly message: string;
  readonly at: Date;
  readonly permit: string | null;
};

const readFindings = (data: Json) =>
  readPage(data.findings, (said, where): Finding => {
    const one = object(said, where);
    return {
      id: text(one.id, where),
      kind: text(one.kind, where),
      message: text(one.message, where),
      at: instant(one.at, where),
      permit: optionalText(one.permitId, where),
    };
  });

export function Findings({ post }: { readonly post: Post }) {
  const { say } = useReader();
  const filter = { checkpoint: post.id, state: 'OPEN' };
  const pages = usePages(FINDINGS, { filter }, readFindings, ['FINDING_RAISED', 'FINDING_SETTLED']);
  return (
    <section class="findings" aria-label={say('posts-desk-findings')}>
      <h2>{say('posts-desk-findings')}</h2>
      {pages.trouble && <TroubleNotice trouble={pages.trouble} again={pages.again} />}
      {pages.rows?.length === 0 && <p class="empty">{say('posts-desk-no-finding')}</p>}
      <ul class="cards">
        {pages.rows?.map((one) => (
          <FindingCard key={one.id} finding={one} />
        ))}
      </ul>
      {pages.hasMore && (
        <button type="button" class="chip" onClick={pages.more}>
          {say('console-list-more')}
        </button>
      )}
    </section>
  );
}

function FindingCard({ finding }: { readonly finding: Finding }) {
  const { say, language } = useReader();
  const { actions } = useViewer();
  const [note, setNote] = useState('');
  const settling = useAct(SETTLE, (): true => true);
  return (
    <li>
      <strong>{say(`FindingKind-${finding.kind}`)}</strong>
      <small>{dateAndTime(finding.at, language)}</small>
      <p>{finding.message}</p>
      {finding.permit && <a href={hrefTo('permits', [finding.permit])}>{say('posts-desk-open-permit')}</a>}
      {actions.has('SETTLE_FINDING') && (
        <details class="more">
          <summary>{say('posts-desk-settle')}</summary>
          <div class="fields">
            <TextField label={say('posts-desk-note')} value={note} maxLength={1000} onText={setNote} />
            <button
              type="button"
              class="chip"
              aria-disabled={settling.isBusy}
              onClick={() => void settling.send({ finding: finding.id, note })}
            >
              {say('posts-desk-settle-do')}
            </button>
          </div>
        </details>
      )}
      <ActedNotice acted={settling.acted} />
    </li>
  );
}
