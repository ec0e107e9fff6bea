/** Above the queue: where in it the reader is, and a button for every key. */
import { useReader } from '../../../shared/context';
import type { Command } from './commands';

type ToolsProps = {
  /** Null: not known yet. */
  readonly count: number | null;
  /** From 1; 0: what is open does not wait. */
  readonly place: number;
  readonly chosen: number;
  readonly onCommand: (command: Command) => void;
};

export function DeskTools({ count, place, chosen, onCommand }: ToolsProps) {
  const { say } = useReader();
  const button = (command: Exclude<Command, object>, key: string, words: string, sign?: string) => (
    <button type="button" class="chip" aria-keyshortcuts={key} title={sign && words} onClick={() => onCommand(command)}>
      <kbd>{key}</kbd> {sign && <span aria-hidden="true">{sign}</span>}
      <span class={sign && 'unseen'}>{words}</span>
    </button>
  );
  return (
    <div class="actions desk-tools">
      <strong role="status">
        {count !== null && say('applications-desk-count', { count })}
        {place > 0 && count !== null && ` · ${place}/${count}`}
      </strong>
      {button('previous', 'k', say('applications-desk-key-previous'), '↑')}
      {button('next', 'j', say('applications-desk-key-next'), '↓')}
      {button('choose-alike', 'Shift+X', say('applications-desk-key-alike'))}
      {chosen > 0 && button('batch', 'b', say('applications-desk-batch-open', { count: chosen }))}
      {button('help', '?', say('applications-desk-key-help'))}
    </div>
  );
}
