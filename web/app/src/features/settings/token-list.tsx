import { useState } from 'react';
import { type Page, type TokenItem, type TokenScope, tokenScopes } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { useQuery } from '~/shared/api/use-query';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { LaterIcon } from '~/shared/ui/later-icon';
import { QueryView } from '~/shared/ui/query-view';
import { Badge, Empty, Row, Rows } from '~/shared/ui/section';
import { NewTokenDialog } from './new-token';
import styles from './settings.module.css';

type Step = { readonly kind: 'rest' | 'new' } | { readonly kind: 'remove'; readonly item: TokenItem };

/** One's own tokens, or those of a bot. */
export function TokenList({ bot }: { readonly bot: string | null }) {
  const text = useAllText();
  const api = useApi();
  const words = text.settings.tokens;
  const [step, setStep] = useState<Step>({ kind: 'rest' });
  const rest = () => setStep({ kind: 'rest' });
  const tokens = useQuery<Page<TokenItem>>(`tokens/${bot ?? 'mine'}`, () =>
    bot === null ? api.call('GET /me/tokens') : api.call('GET /bots/{id}/tokens', undefined, { path: { id: bot } }),
  );
  const remove = async (tokenId: string) => {
    await (bot === null
      ? api.call('DELETE /me/tokens/{id}', undefined, { path: { id: tokenId } })
      : api.call('DELETE /bots/{id}/tokens/{tokenId}', undefined, { path: { id: bot, tokenId } }));
    await tokens.reload();
  };

  return (
    <>
      <QueryView query={tokens}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <Rows label={words.title}>
              {items.map((item) => (
                <TokenRow key={item.id} item={item} onRemove={() => setStep({ kind: 'remove', item })} />
              ))}
            </Rows>
          )
        }
      </QueryView>
      <p className={styles.after}>
        <button type="button" className={controls.outline} onClick={() => setStep({ kind: 'new' })}>
          {words.add}
        </button>
      </p>
      {step.kind === 'new' && <NewTokenDialog bot={bot} onClose={rest} onCreated={tokens.reload} />}
      {step.kind === 'remove' && (
        <Confirm
          title={words.remove(step.item.name)}
          lead={words.removeLead}
          go={words.revoke}
          action={() => remove(step.item.id)}
          onClose={rest}
        />
      )}
    </>
  );
}

const isScope = (scope: string): scope is TokenScope => tokenScopes.some((known) => known === scope);

function TokenRow({ item, onRemove }: { readonly item: TokenItem; readonly onRemove: () => void }) {
  const text = useAllText();
  const formats = useFormats();
  const words = text.settings.tokens;
  const about = [
    item.expiresAt === null ? words.noEnd : words.until(formats.day(item.expiresAt)),
    item.lastUsedAt === null ? words.unused : words.used(formats.ago(item.lastUsedAt)),
  ];
  return (
    <Row
      icon={<LaterIcon name="key" />}
      title={
        <>
          {item.name}
          {item.scopes.map((scope) => (
            <Badge key={scope} quiet>
              {isScope(scope) ? words.scope[scope] : scope}
            </Badge>
          ))}
        </>
      }
      meta={about.join(' · ')}
      actions={
        <button
          type="button"
          className={`${controls.quiet} ${controls.small}`}
          aria-label={`${words.revoke}: ${item.name}`}
          onClick={onRemove}
        >
          {words.revoke}
        </button>
      }
    />
  );
}
