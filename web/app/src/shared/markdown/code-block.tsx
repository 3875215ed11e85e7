import { useEffect, useState } from 'react';
import { CopyButton } from '~/shared/ui/copy-button';
import type { Piece } from './highlight';
import styles from './markdown.module.css';

/** Code as it was written, in lines that do not break, and a way to take it along. */
export function CodeBlock({ language, text }: { readonly language: string; readonly text: string }) {
  const pieces = usePieces(language, text);
  return (
    <figure dir="ltr" className={styles.codeBox}>
      <figcaption className={styles.codeHead}>
        <span>{language}</span>
        <CopyButton value={text} quiet />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard too. */}
      <pre className={styles.codeText} tabIndex={0}>
        <code>
          {pieces === null
            ? text
            : pieces.map(({ kind, text: words }, index) =>
                kind === null ? (
                  words
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a text is the same pieces each time.
                  <span key={index} data-code={kind}>
                    {words}
                  </span>
                ),
              )}
        </code>
      </pre>
    </figure>
  );
}

/** The colours of code come when they are there, and change nothing but colours. */
function usePieces(language: string, text: string): readonly Piece[] | null {
  const [known, setKnown] = useState<{ readonly text: string; readonly pieces: readonly Piece[] | null } | null>(null);
  // Follows files of the page's own: what knows languages, and the one that is wanted. Without them code is plain.
  useEffect(() => {
    let isCurrent = true;
    const read = async () => {
      const { highlight } = await import('./highlight');
      const pieces = await highlight(language, text);
      if (isCurrent) {
        setKnown({ text, pieces });
      }
    };
    if (language !== '') {
      read().catch(() => undefined);
    }
    return () => {
      isCurrent = false;
    };
  }, [language, text]);
  return known?.text === text ? known.pieces : null;
}
