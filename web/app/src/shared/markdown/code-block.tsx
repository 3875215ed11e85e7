import { CopyButton } from '~/shared/ui/copy-button';
import styles from './markdown.module.css';

/** Code as it was written, in lines that do not break, and a way to take it along. */
export function CodeBlock({ language, text }: { readonly language: string; readonly text: string }) {
  return (
    <figure className={styles.codeBox}>
      <figcaption className={styles.codeHead}>
        <span>{language}</span>
        <CopyButton value={text} quiet />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines are scrolled by keyboard too. */}
      <pre className={styles.codeText} tabIndex={0}>
        <code>{text}</code>
      </pre>
    </figure>
  );
}
