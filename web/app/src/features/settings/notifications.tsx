import type { NotificationRulesRow, QuietHours } from '@parlance/client/events';
import { asApiError } from '~/shared/chat/as-api-error';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Section } from '~/shared/ui/section';
import { Keywords } from './keywords';
import styles from './notifications.module.css';
import { OwnLevels } from './own-levels';
import { QuietForm } from './quiet-form';

type Rules = Pick<NotificationRulesRow, 'keywords' | 'quiet'>;

/** What is worth a word to me, and when. */
export function NotificationSettings() {
  const text = useAllText();
  const words = text.notifications;
  const client = useChat();
  const rules: Rules = useReadable(client.own).notificationRules.get('') ?? { keywords: [], quiet: null };
  const save = async (what: Partial<Rules>) => {
    const { keywords, quiet } = { ...rules, ...what };
    await asApiError(client.request('notification:rules', { keywords, quiet }));
  };
  return (
    <>
      <p className={styles.lead}>{words.lead}</p>
      <Section title={words.keywords} lead={words.keywordsLead}>
        <Keywords keywords={rules.keywords} onSave={(keywords) => save({ keywords })} />
      </Section>
      <Section title={words.quiet} lead={words.quietLead}>
        <QuietForm
          key={JSON.stringify(rules.quiet)}
          quiet={rules.quiet}
          onSave={(quiet: QuietHours | null) => save({ quiet })}
        />
      </Section>
      <Section title={words.exceptions}>
        <OwnLevels />
      </Section>
    </>
  );
}
