/** The answer, filling the screen: may they pass, what do I compare, what if not. */
import { useCallback, useEffect, useRef } from 'preact/hooks';
import { ageWords } from '../../shared/age';
import { useReader } from '../../shared/context';
import { useWakeLock } from '../../shared/use_wake_lock';
import type { Verdict as Answer } from '../../shared/verdict/model';
import type { Encounter } from '../model';
import { isNewsText, takeNews } from '../post/news';
import { announce } from '../scan/feedback';
import { useWedge } from '../scan/use_wedge';
import { AllowActions, DenyActions, NotOursActions, ReferActions } from './actions';
import { Compare } from './compare';
import { Desk, DeskLine } from './desk';
import { until } from './lookup';
import { Reasons } from './reasons';
import { DecisionSymbol } from './symbol';
import { usePost } from './use_post';

/** What is said of the party itself; everything else can wait for the next screen. */
const TOLD: ReadonlySet<string> = new Set(['post-choose-first', 'post-back-again', 'post-taken-up']);

/** Whether comparing the person is all that is missing. */
export const onlyCompare = ({ decision, findings, claims }: Answer): boolean =>
  decision === 'REFER' &&
  claims !== null &&
  findings.filter(({ weight }) => weight === 'REFER').every(({ reason }) => reason === 'CODE_ONLY');

export function Verdict({ onDone }: { onDone: () => void }) {
  const { state } = usePost();
  return state.encounter && <Shown encounter={state.encounter} onDone={onDone} />;
}

function Shown({ encounter, onDone }: { encounter: Encounter; onDone: () => void }) {
  const { say, language } = useReader();
  const { post, state } = usePost();
  const { verdict } = encounter;
  const { decision } = verdict;
  const heading = useRef<HTMLHeadingElement>(null);
  const comparing = onlyCompare(verdict);
  useWakeLock();
  useEffect(() => {
    const isNew = post.state.notice?.key !== 'post-taken-up';
    if (isNew) announce(decision, say(`post-said-${decision}`), language);
    heading.current?.focus();
    scrollTo(0, 0);
  }, [decision, encounter.id, say, language, post]);
  useWedge(
    useCallback(
      (text: string) => (isNewsText(text) ? void takeNews(post, text) : post.say('post-choose-first')),
      [post],
    ),
  );
  const Actions = { ALLOW: AllowActions, REFER: ReferActions, DENY: DenyActions, NOT_OURS: NotOursActions }[decision];
  return (
    <section class={`verdict ${decision}`} aria-labelledby="decision">
      <header>
        <DecisionSymbol decision={decision} />
        <h1 id="decision" tabIndex={-1} ref={heading}>
          {say(comparing ? 'post-word-COMPARE' : `post-word-${decision}`)}
        </h1>
        <p class="act">{say(...actOf(verdict, comparing))}</p>
      </header>
      {state.storageFull && <p class="panel alarm">{say('post-warn-full')}</p>}
      {state.notice && TOLD.has(state.notice.key) && <p class="panel alarm">{say(state.notice.key)}</p>}
      {decision !== 'ALLOW' && !comparing && <Reasons verdict={verdict} />}
      {decision === 'REFER' && !comparing && <Desk encounter={encounter} />}
      <Compare encounter={encounter} />
      {decision === 'ALLOW' && <Reasons verdict={verdict} />}
      {tellsDesk(verdict) && <DeskLine verdict={verdict} />}
      <p class="meta">
        {verdict.kind && verdict.claims && <span>{say(`PassageKind-${verdict.kind}`)}</span>}
        {verdict.claims && <span>{say(`Purpose-${verdict.claims.purpose}`)}</span>}
        {verdict.claims && <span>{say('post-until', { time: until(verdict.claims.end, language) })}</span>}
        <span>{ageOf(verdict, post.bundle?.issuedAt ?? null, post.now().earliest, say)}</span>
      </p>
      <Actions encounter={encounter} onDone={onDone} />
    </section>
  );
}

/** Whether somebody has to be told although nothing is asked: a refusal, an alert, an old list. */
const tellsDesk = ({ decision, alert, compare }: Answer): boolean =>
  decision === 'DENY' || (decision === 'ALLOW' && (alert || compare.some(({ kind }) => kind === 'READ_CODE')));

/** How old what was judged by is: the status list where it was asked, else the bundle. */
function ageOf(
  verdict: Answer,
  issuedAt: number | null,
  nowS: number,
  say: ReturnType<typeof useReader>['say'],
): string {
  const seconds = verdict.ageS ?? (issuedAt === null ? null : nowS - issuedAt);
  return seconds === null ? say('post-no-bundle') : say('post-age', ageWords(seconds));
}

/** The one line of what to do. */
function actOf(verdict: Answer, comparing: boolean): [string] {
  if (comparing) return ['post-act-COMPARE'];
  if (verdict.alert) return ['post-act-ALERT'];
  const [worst] = verdict.findings;
  if (verdict.decision === 'DENY' && worst) return [`reason-${worst.reason}.act`];
  if (verdict.decision === 'ALLOW' && verdict.findings.some(({ reason }) => reason === 'STATUS_STALE'))
    return ['post-act-STALE'];
  return [`post-act-${verdict.decision}`];
}
