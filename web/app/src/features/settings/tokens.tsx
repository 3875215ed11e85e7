import { useAllText } from '~/shared/i18n/use-all-text';
import { Section } from '~/shared/ui/section';
import { Bots } from './bots';
import { TokenList } from './token-list';

/** Ways in for programs: as oneself, or as bots. */
export function TokenSettings() {
  const text = useAllText();
  const words = text.settings.tokens;
  return (
    <>
      <Section title={words.title} lead={words.lead}>
        <TokenList bot={null} />
      </Section>
      <Section title={words.bots} lead={words.botsLead}>
        <Bots />
      </Section>
    </>
  );
}
