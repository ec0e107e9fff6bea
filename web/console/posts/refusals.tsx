/** What happened at a checkpoint in the last week: where movement is not being eased. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, list, number, object, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';
import { serverNow, useViewer } from '../viewer';
import type { Post } from './model';

const REPORT = `query ConsoleRefusals($filter: RefusalReportFilterInput!) { refusalReport(filter: $filter) { checkpoints {
  checkpointId figures { checks passed turnedBack refusedThoughValid stops reasons { code message count } } } } }`;

type Figures = {
  readonly checks: number;
  readonly passed: number;
  readonly turnedBack: number;
  readonly refusedThoughValid: number;
  readonly stops: number;
  readonly reasons: readonly { readonly code: string; readonly message: string; readonly count: number }[];
};

const WEEK_MS = 7 * 86_400_000;

function readFigures(data: Json, id: string): Figures | null {
  const all = list(object(data.refusalReport, 'refusalReport').checkpoints, 'checkpoints', object);
  const mine = all.find(({ checkpointId }) => checkpointId === id);
  if (!mine) return null;
  const said = object(mine.figures, 'figures');
  const count = (name: string) => number(said[name], name);
  return {
    checks: count('checks'),
    passed: count('passed'),
    turnedBack: count('turnedBack'),
    refusedThoughValid: count('refusedThoughValid'),
    stops: count('stops'),
    reasons: list(said.reasons, 'reasons', (value, where) => {
      const one = object(value, where);
      return { code: text(one.code, where), message: text(one.message, where), count: number(one.count, where) };
    }),
  };
}

export function Refusals({ post }: { readonly post: Post }) {
  const { say } = useReader();
  const viewer = useViewer();
  const [until] = useState(() => serverNow(viewer) + 60_000);
  const filter = {
    unit: post.unit,
    since: new Date(until - WEEK_MS).toISOString(),
    until: new Date(until).toISOString(),
  };
  const figures = useAsked(REPORT, { filter }, (data) => ({ found: readFigures(data, post.id) }), ['CHECKS_RECORDED'])
    .value?.found;
  return (
    <>
      <h2>{say('posts-desk-week')}</h2>
      {figures === null && <p class="empty">{say('posts-desk-week-none')}</p>}
      {figures && (
        <>
          <p>{say('posts-desk-week-figures', { ...figures, reasons: '' })}</p>
          <ul class="told">
            {figures.reasons.map((one) => (
              <li key={one.code}>
                {one.count} × {one.message}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
