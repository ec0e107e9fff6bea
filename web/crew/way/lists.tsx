/** What each zone on the way needs, in words; and whom to call on it. */
import { useReader } from '../../shared/context';
import type { Purpose } from '../../shared/credential/model';
import { dayAndTime } from '../../shared/day';
import type { Judged } from './judging';
import type { PostOnWay, Stretch, Turn } from './plan';
import { lengthWords } from './words';

export function Stretches({ stretches, purpose }: { stretches: readonly Stretch[]; purpose: Purpose }) {
  const { say } = useReader();
  const met = stretches.filter(({ isNear }) => !isNear);
  const near = stretches.filter(({ isNear }) => isNear);
  return (
    <section aria-labelledby="stretches">
      <h2 id="stretches">{say('way-zones')}</h2>
      <p class="faint">{say('way-zones-text', { purpose: say(`Purpose-${purpose}`) })}</p>
      {met.length === 0 && <p class="notice">{say('way-zones-none')}</p>}
      <ol class="stretches">
        {met.map((one) => (
          <OneStretch key={one.zone.number} stretch={one} />
        ))}
      </ol>
      {near.length > 0 && (
        <details>
          <summary>{say('way-zones-near', { count: near.length })}</summary>
          <ul class="stretches">
            {near.map((one) => (
              <OneStretch key={one.zone.number} stretch={one} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function OneStretch({ stretch }: { stretch: Stretch }) {
  const { say, language } = useReader();
  const { version, crossing, judged, next, isNear } = stretch;
  const far = isNear ? crossing.gapM : (crossing.entersM ?? 0);
  const where = isNear ? 'way-zone-gap' : far < 10 ? 'way-zone-here' : 'way-zone-enters';
  return (
    <li class={`card stretch ${toneOf(judged)}`}>
      <h3>{version.name}</h3>
      <p class="faint">
        {say(where, { length: lengthWords(far, language) })}
        {crossing.insideM >= 10 && ` · ${say('way-zone-inside', { length: lengthWords(crossing.insideM, language) })}`}
      </p>
      <p class="answer">
        <strong>{say(`way-answer-${answerOf(judged)}`)}</strong> <Because judged={judged} />
      </p>
      {next && <Next turn={next} />}
      {version.message && <p>{version.message[language]}</p>}
      {version.contact && <p class="faint">{say('way-zone-contact', { contact: version.contact })}</p>}
      {!version.rings && <p class="faint">{say('way-zone-shapeless')}</p>}
      {version.rings && version.qualityM !== null && (
        <p class="faint">{say('way-zone-quality', { length: lengthWords(version.qualityM, language) })}</p>
      )}
    </li>
  );
}

const toneOf = ({ rule, tone }: Judged) => (rule === 'FREE' && tone === 'ALLOW' ? 'FREE' : tone);
/** Free, covered, to be asked about, lacking or forbidden. */
function answerOf({ rule, tone, paper }: Judged): string {
  if (rule === 'FREE' && tone === 'ALLOW') return 'free';
  if (tone === 'ALLOW') return 'covered';
  if (tone === 'REFER') return 'asked';
  if (rule === 'FORBIDDEN') return 'forbidden';
  return paper ? 'denied' : 'lacking';
}

/** Which permit, until when; or what speaks against it. */
function Because({ judged: { paper, findings, tone, rule } }: { judged: Judged }) {
  const { say, language } = useReader();
  if (tone === 'ALLOW' && paper)
    return <>{say('way-covered-by', { reference: paper.reference, at: dayAndTime(new Date(paper.toMs), language) })}</>;
  if (rule === 'FORBIDDEN' || !paper) return null;
  const reasons = findings
    .filter(({ weight }) => weight !== 'NOTE')
    .map(({ reason }) => say(`reason-${reason}`, { zones: 'none' }));
  return <>{`${paper.reference}: ${[...new Set(reasons)].join('; ')}.`}</>;
}

function Next({ turn }: { turn: Turn }) {
  const { say, language } = useReader();
  return (
    <p class={`next ${toneOf(turn.judged)}`}>
      <strong>{say('way-from', { at: dayAndTime(new Date(turn.atMs), language) })}</strong>{' '}
      {say(`way-answer-${answerOf(turn.judged)}`)}
    </p>
  );
}

export function Posts({ posts }: { posts: readonly PostOnWay[] }) {
  const { say, language } = useReader();
  if (posts.length === 0) return null;
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">{say('way-posts')}</h2>
      <ul class="stretches">
        {posts.map(({ post, alongM, gapM }) => (
          <li class="card stretch" key={post.name}>
            <h3>{post.name}</h3>
            <p class="faint">
              {say(`CheckpointKind-${post.kind}`)} · {say('way-post-along', { length: lengthWords(alongM, language) })}
              {gapM >= 100 && ` · ${say('way-post-gap', { length: lengthWords(gapM, language) })}`}
            </p>
            {post.hard && <p class="over">{say('way-post-hard')}</p>}
            <p class="phones">
              {post.phones.map((phone) => (
                <a key={phone} href={`tel:${phone}`} class="copy">
                  {say('way-call-post', { phone })}
                </a>
              ))}
              {post.desk.map(({ name, phone }) => (
                <a key={phone} href={`tel:${phone}`} class="copy">
                  {say('way-call-desk', { name, phone })}
                </a>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
