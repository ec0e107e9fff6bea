/** What an application asks, as a decider reads it: who, for what, where under which rule, when, and what is there already. */
import type { ComponentChildren } from 'preact';
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import { hrefTo } from '../../route';
import { useNames } from '../names';
import { hoursWords, Span, Tag, toneOf } from '../shown';
import { type Details, useCrewName } from './details';
import { Goers } from './goers';
import { Ground } from './ground';
import { Messages } from './messages';
import { OtherPermits } from './other_permits';
import { Parts } from './parts';

export function Summary({ details }: { readonly details: Details }) {
  const { say, language } = useReader();
  const names = useNames();
  const { application, outlook } = details;
  const { wanted } = application;
  const crew = useCrewName(wanted.crew);
  return (
    <article class="application">
      <header class="head">
        <h2>
          {say(`Purpose-${wanted.purpose}`)} · {names.organisation(wanted.organisation)}
        </h2>
        <Tag tone={toneOf(application.status)}>{say(`ApplicationStatus-${application.status}`)}</Tag>
      </header>
      <p class="faint">
        <span class="mono">{application.reference}</span>
        {application.submittedAt &&
          ` · ${say('applications-desk-handed-in', { at: dayAndTime(application.submittedAt, language) })}`}
        {crew && ` · ${crew}`}
      </p>
      {outlook && <Warnings refusals={outlook.refusals} stricter={outlook.stricter} />}
      <dl class="facts">
        <Fact of="permits-desk-validity">
          <Span from={wanted.validFrom} to={wanted.validTo} />
        </Fact>
        <Fact of="permits-desk-hours">{hoursWords(wanted.hours, say)}</Fact>
        <Fact of="permits-desk-entry">{say(`EntryMode-${wanted.entryMode}`)}</Fact>
        {wanted.conditions && <Fact of="permits-desk-conditions">{wanted.conditions}</Fact>}
        {wanted.premises && <Fact of="permits-desk-premises">{wanted.premises}</Fact>}
        {wanted.replaces && (
          <Fact of="permits-desk-replaces">
            <a href={hrefTo('permits', [wanted.replaces])}>{say('permits-desk-open')}</a>
          </Fact>
        )}
        {application.permit && (
          <Fact of="applications-desk-permit">
            <a href={hrefTo('permits', [application.permit])}>{say('permits-desk-open')}</a>
          </Fact>
        )}
      </dl>
      <Goers details={details} />
      {outlook && <Ground outlook={outlook} application={application} />}
      <Parts parts={application.parts} />
      <Messages application={application} />
      <OtherPermits organisation={wanted.organisation} />
    </article>
  );
}

function Fact({ of, children }: { readonly of: string; readonly children: ComponentChildren }) {
  const { say } = useReader();
  return (
    <>
      <dt>{say(of)}</dt>
      <dd>{children}</dd>
    </>
  );
}

type WarningsProps = { readonly refusals: readonly string[]; readonly stricter: readonly string[] };

function Warnings({ refusals, stricter }: WarningsProps) {
  const { say } = useReader();
  return (
    <>
      {refusals.length > 0 && <Listed title={say('applications-desk-refusals')} words={refusals} />}
      {stricter.length > 0 && <Listed title={say('applications-desk-stricter')} words={stricter} />}
    </>
  );
}

function Listed({ title, words }: { readonly title: string; readonly words: readonly string[] }) {
  return (
    <div class="notice">
      <p>{title}</p>
      <ul>
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </div>
  );
}
