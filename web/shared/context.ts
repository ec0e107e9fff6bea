/** What every part of a page needs: the language, its words, and how to change them. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from './language';
import type { Say } from './words';

export type Reader = { readonly language: Language; readonly say: Say };

export const ReaderContext = createContext<Reader>({ language: 'vi', say: (key) => key });

export const useReader = (): Reader => useContext(ReaderContext);
