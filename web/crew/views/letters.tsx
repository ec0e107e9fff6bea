/** The inbox as it was loaded: what was told, what is unread, what somebody has to take care of. */
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import type { Kept, Letter } from '../model';
import { PushCard } from '../push/card';
import { Install } from '../push/install';
import { lettersOf, own } from '../rules';
import { useCrew } from '../use_crew';

export function Letters({ kept }: { kept: Kept }) {
  return (
    <>
      <PushCard />
      <Install />
      <Inbox kept={kept} />
    </>
  );
}

function Inbox({ kept }: { kept: Kept }) {
  const { say } = useReader();
  const { crew, state } = useCrew();
  const letters = lettersOf(kept, own(state.tasks, kept.me.account));
  if (letters.length === 0) return <p class="notice">{say('crew-no-letters')}</p>;
  return (
    <section class="letters" aria-labelledby="letters">
      <h2 id="letters">{say('crew-tab-letters')}</h2>
      {letters.some(({ read }) => !read) && (
        <button type="button" class="big" onClick={() => crew.readAll()}>
          {say('crew-read-all')}
        </button>
      )}
      <ul>
        {letters.map((letter) => (
          <OneLetter key={letter.id} letter={letter} onAnswer={() => crew.acknowledge(letter.id)} />
        ))}
      </ul>
    </section>
  );
}

function OneLetter({ letter, onAnswer }: { letter: Letter; onAnswer: () => void }) {
  const { say, language } = useReader();
  return (
    <li class={`card letter ${letter.read ? '' : 'unread'} ${letter.urgency}`}>
      <h3>
        {letter.title}
        {!letter.read && <span class="tag">{say('crew-new')}</span>}
      </h3>
      <p>{letter.body}</p>
      <time class="faint" dateTime={new Date(letter.atMs).toISOString()}>
        {dayAndTime(new Date(letter.atMs), language)}
      </time>
      {letter.wantsAnswer && letter.answered && <p class="answered">{say('crew-answered')}</p>}
      {letter.wantsAnswer && !letter.answered && (
        <button type="button" class="big primary" onClick={onAnswer}>
          {say('crew-answer')}
        </button>
      )}
    </li>
  );
}
