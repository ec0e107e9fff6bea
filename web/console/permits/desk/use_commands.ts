/** Keys of the whole page, while the desk is open. */
import { useEffect, useRef } from 'preact/hooks';
import { type Command, commandIn, type Mode } from './commands';

/** `hear` says whether it did something; then the browser does nothing of its own. */
export function useCommands(mode: Mode, hear: (command: Command) => void): void {
  const last = useRef({ mode, hear });
  last.current = { mode, hear };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const command = commandIn(event, last.current.mode);
      if (command === null) return;
      event.preventDefault();
      last.current.hear(command);
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
