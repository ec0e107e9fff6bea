/** A reason that is typed, or taken from the common ones and changed. */
import { useReader } from '../../shared/context';
import { Words } from './fields';

type ReasonProps = {
  /** Key of the label; the common ones are `…-1`, `…-2`. */
  readonly of: string;
  readonly common: number;
  readonly value: string;
  readonly onChange: (words: string) => void;
};

export function Reason({ of, common, value, onChange }: ReasonProps) {
  const { say } = useReader();
  const words = Array.from({ length: common }, (_, at) => say(`${of}-${at + 1}`));
  return (
    <div class="reason">
      <Words label={say(of)} value={value} onChange={onChange} />
      {words.length > 0 && (
        <div class="actions">
          {words.map((one) => (
            <button key={one} type="button" class="chip" aria-pressed={value === one} onClick={() => onChange(one)}>
              {one}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
