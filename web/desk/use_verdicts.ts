/** The verdicts on what is being typed, asked when it is whole. What is shown is never about somebody else. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { type Answer, ask } from './ask';
import { aboutOf, type Matter, questionOf } from './matter';
import { readVerdicts, type Verdicts } from './model';
import { VERDICT } from './queries';

type Answered = {
  readonly kind: 'answered';
  readonly about: string;
  /** The very question that this answers. */
  readonly asked: string;
  readonly answer: Answer<Verdicts | null>;
};
export type Looked = { readonly kind: 'nothing' } | { readonly kind: 'looking' } | Answered;

/** `turn` changes when the same is to be asked again; nothing is asked of a desk that is closed. */
export function useVerdicts(matter: Matter, turn: number, isOpen: boolean): Looked {
  const { language } = useReader();
  const [answered, setAnswered] = useState<Answered | null>(null);
  const question = questionOf(matter);
  const asked = question && JSON.stringify(question);
  const about = aboutOf(matter);
  useEffect(() => {
    if (asked === null || !isOpen) return;
    let left = false;
    void ask(VERDICT, { input: JSON.parse(asked) }, language, readVerdicts).then((answer) => {
      if (!left) setAnswered({ kind: 'answered', about, asked, answer });
    });
    return () => {
      left = true;
    };
  }, [asked, about, language, turn, isOpen]);
  return lookedAt(asked, about, answered);
}

/** While something else of the same person is asked (a tail, a plate), what was found stays. */
export function lookedAt(asked: string | null, about: string, answered: Answered | null): Looked {
  if (asked === null) return { kind: 'nothing' };
  return answered?.about === about ? answered : { kind: 'looking' };
}
