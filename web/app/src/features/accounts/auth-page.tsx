import type { ReactNode } from 'react';
import { useServerInfo } from '~/shared/api/use-query';
import { useAllText } from '~/shared/i18n/use-all-text';
import { chooseLanguage, languageSetting, languages } from '~/shared/i18n/use-text';
import { useSetting } from '~/shared/settings/setting';
import { Logo } from '~/shared/ui/logo';
import { Notice } from '~/shared/ui/notice';
import styles from './auth-page.module.css';

interface AuthPageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** A word at the end, such as the way to another page. */
  readonly after?: ReactNode;
  readonly children?: ReactNode;
}

/** The pages around the chat, at the door. */
export function AuthPage({ title, lead, after, children }: AuthPageProps) {
  const text = useAllText();
  const server = useServerInfo();
  const info = server.kind === 'ready' ? server.data : null;
  return (
    <main className={styles.page}>
      <title>{`${title.replace(/\.$/u, '')} · ${info?.name ?? 'Parlance'}`}</title>
      <header className={styles.top}>
        <Logo server={info} />
      </header>
      <div className={styles.column}>
        <h1 className={styles.title}>{title}</h1>
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        {info?.warnings.includes('insecure_http') && <Notice>{text.accounts.warnings.insecure_http}</Notice>}
        {children}
        {after !== undefined && <p className={styles.after}>{after}</p>}
      </div>
      <footer className={styles.foot}>
        <OtherLanguage />
      </footer>
    </main>
  );
}

function OtherLanguage() {
  const other = useSetting(languageSetting) === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" lang={other} className={styles.language} onClick={() => void chooseLanguage(other)}>
      {languages[other]}
    </button>
  );
}
