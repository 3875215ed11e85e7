import { useContext, useMemo } from 'react';
import { firstLine } from './line-of';
import { NamesContext } from './markdown';

/** What a message says in one line, for quotes and lists, with the names that people have on this server. */
export function FirstLine({ text }: { readonly text: string }) {
  const names = useContext(NamesContext);
  return (
    <>{useMemo(() => firstLine(text, (mentioned) => names.person(mentioned)?.label ?? mentioned), [text, names])}</>
  );
}
