/** What a zone asks of every purpose, in words. */
import { useReader } from '../../shared/context';
import type { Say } from '../../shared/words';
import { type Asks, asksOf, type Level, type PurposeRule } from './levels';
import type { Terms } from './model';
import { clockOf } from './words';

type TableProps = { readonly terms: Terms; readonly levels: readonly Level[] };

export function AsksTable({ terms, levels }: TableProps) {
  const { say } = useReader();
  const rows = asksOf(terms.restriction, terms.level, levels);
  const isByPerson = terms.restriction === 'PROHIBITED' || terms.kind === 'QUARANTINE_SITE';
  return (
    <>
      <h2>{say('zones-desk-asks')}</h2>
      <RulesTable rows={rows} details={(one) => detailsOf(one, isByPerson, say)} />
    </>
  );
}

type RulesProps = { readonly rows: readonly Asks[]; readonly details: (one: Asks) => readonly string[] };

export function RulesTable({ rows, details }: RulesProps) {
  const { say } = useReader();
  return (
    <div class="scroll">
      <table class="asks">
        <caption class="unseen">{say('zones-desk-asks')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('zones-desk-purpose')}</th>
            <th scope="col">{say('zones-desk-rule')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.purpose}>
              <th scope="row">{say(`Purpose-${one.purpose}`)}</th>
              <td>
                <span class={`asks-rule ${one.rule}`}>{say(`Rule-${one.rule}`)}</span>
                <small>{details(one).join(' · ')}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function detailsOf({ rule, by }: Asks, isByPerson: boolean, say: Say): readonly string[] {
  if (rule === 'FORBIDDEN') return [];
  const approval = isByPerson || by === null ? 'PER_PERMIT' : by.approval;
  return [...(rule === 'PERMIT' ? [say(`Approval-${approval}`)] : []), ...conditions(by, say)];
}

export function conditions(by: PurposeRule | null, say: Say): readonly string[] {
  if (by === null) return [];
  const { hours, health, quota, transit } = by;
  return [
    ...hours.map((one) => say('zones-desk-daily', { start: clockOf(one.startMin), end: clockOf(one.endMin) })),
    ...(health?.testWithinH ? [say('zones-desk-test', { hours: health.testWithinH })] : []),
    ...(health?.doses ? [say('zones-desk-doses', { count: health.doses })] : []),
    ...(quota === null ? [] : [say('zones-desk-quota', { count: quota })]),
    ...(transit === null ? [] : [say(transit ? 'zones-desk-transit' : 'zones-desk-no-transit')]),
  ];
}
