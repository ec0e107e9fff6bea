/** A word on the application that is open: taken, given a reason, said, and then the next one. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import type { Asked } from '../../live/use_asked';
import { type Acting, useActing } from '../../use_acting';
import { readStepped } from '../application_model';
import type { Mine } from '../mine';
import type { Details } from './details';
import { commonWords } from './reasons_by_number';
import { needsReason, said, type Verb } from './ruling';
import { canDecide, isReady, outcomeKey, type Stance, taken } from './stance';

/** Said in the language that is read when it is read. */
export type Note = { readonly key: string; readonly values?: Record<string, string> };

export type Decision = {
  readonly acting: Acting;
  readonly isMine: boolean;
  readonly stance: Stance | null;
  /** What came of the last one. */
  readonly note: Note | null;
  readonly tell: (note: Note | null) => void;
  readonly take: (verb: Verb) => void;
  readonly change: (stance: Stance | null) => void;
  /** The n-th of the common reasons. */
  readonly because: (number: number) => void;
  readonly confirm: () => Promise<void>;
  readonly forget: () => void;
};

type Opened = Asked<{ readonly details: Details | null }>;

export function useDecision(asked: Opened, mine: Mine | null, onSaid: (stance: Stance) => void): Decision {
  const { say } = useReader();
  const acting = useActing();
  const [stance, setStance] = useState<Stance | null>(null);
  const [note, setNote] = useState<Note | null>(null);
  // The application changes by the reader's own word too, and that may be heard before the word is answered.
  const isOwnWord = useRef(false);
  const details = asked.value?.details ?? null;
  const application = details?.application ?? null;
  const isMine = application !== null && canDecide(application, mine);
  // What somebody changed meanwhile has to be read again before a word is said on it.
  const isSame = application !== null && stance?.id === application.id;
  const isStale =
    stance !== null && application !== null && !(isSame && stance.version === application.version && isMine);
  useEffect(() => {
    if (!isStale || acting.isBusy || isOwnWord.current) return;
    if (isSame) setNote({ key: 'applications-desk-changed' });
    setStance(null);
  }, [isStale, acting.isBusy]);
  const forget = () => {
    acting.forget();
    setStance(null);
    setNote(null);
  };
  const confirm = async () => {
    if (!stance || isStale || !isReady(stance) || acting.isBusy) return;
    const hasSeen = (details?.outlook?.stricter.length ?? 0) > 0;
    const { mutation, input } = said(stance.verb, stance, stance.reason.trim(), hasSeen);
    isOwnWord.current = true;
    const answer = await acting.run(mutation, input, readStepped);
    isOwnWord.current = answer?.kind === 'done';
    if (answer?.kind === 'refused') asked.again();
    if (answer?.kind !== 'done') return;
    const { reference, permit } = answer.value;
    setStance(null);
    setNote({ key: outcomeKey(stance.verb, answer.value), values: { reference, permit: permit?.reference ?? '' } });
    onSaid(stance);
  };
  return {
    acting,
    isMine,
    stance: isStale ? null : stance,
    note,
    tell: setNote,
    take: (verb) => {
      if (!application || !isMine || acting.isBusy) return;
      forget();
      isOwnWord.current = false;
      setStance(taken(verb, application));
    },
    change: setStance,
    because: (number) => {
      const words = stance && needsReason(stance.verb) ? commonWords(stance.verb, say)[number - 1] : undefined;
      if (stance && words) setStance({ ...stance, reason: words, isTyping: false });
    },
    confirm,
    forget,
  };
}
