/** The verdicts on what is being typed, asked when it is whole; an older answer never replaces a newer one. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../shared/context';
import { type Answer, ask } from './ask';
import { type Matter, questionOf } from './matter';
import { readVerdicts, type Verdicts } from './model';
import { VERDICT } from './queries';

export type Looked =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'answered'; readonly answer: Answer<Verdicts | null> };

/** `turn` changes when the same is to be asked again. */
export function useVerdicts(matter: Matter, turn: number): Looked {
  const { language } = useReader();
  const question = questionOf(matter);
  const asked = question && JSON.stringify(question);
  const [looked, setLooked] = useState<Looked>({ kind: 'nothing' });
  useEffect(() => {
    if (asked === null) return setLooked({ kind: 'nothing' });
    let left = false;
    setLooked((before) => (before.kind === 'answered' ? before : { kind: 'looking' }));
    void ask(VERDICT, { input: JSON.parse(asked) }, language, readVerdicts).then((answer) => {
      if (!left) setLooked({ kind: 'answered', answer });
    });
    return () => {
      left = true;
    };
  }, [asked, language, turn]);
  return looked;
}
