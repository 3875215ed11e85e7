import type { DeliveryItem, WebhookItem } from '@parlance/client/events';
import type { Api } from '~/shared/api/api';
import type { AnswerOf, BodyOf, Page } from '~/shared/api/contract';

export type WebhookFields = Omit<BodyOf<'POST /admin/webhooks'>, 'conversation'>;
export type WebhookChange = Omit<BodyOf<'PATCH /admin/webhooks/{webhook}'>, 'conversation' | 'webhook'>;

interface WithSecret {
  readonly webhook: WebhookItem;
  readonly secret: string;
}

/** Whose webhooks are looked after: those of a conversation, or those of the server. */
export interface WebhookSource {
  readonly key: string;
  readonly max: number;
  /** Whether they are told of channels, all or some. */
  readonly isOfServer: boolean;
  readonly list: () => Promise<readonly WebhookItem[]>;
  readonly create: (fields: WebhookFields) => Promise<WithSecret>;
  readonly change: (webhook: string, change: WebhookChange) => Promise<unknown>;
  readonly remove: (webhook: string) => Promise<unknown>;
  readonly rotate: (webhook: string) => Promise<WithSecret>;
  readonly test: (webhook: string) => Promise<unknown>;
  readonly deliveries: (webhook: string, cursor: string | null) => Promise<Page<DeliveryItem>>;
}

// The description of the HTTP API does not say what these lists hold; that of the socket's events does, of the same records.
type Described = AnswerOf<'GET /admin/webhooks'>['items'][number];
const item = (described: Described) => described as WebhookItem;
const made = ({ webhook, secret }: { readonly webhook: Described; readonly secret: string }): WithSecret => ({
  webhook: item(webhook),
  secret,
});
const pageOf = (cursor: string | null) => (cursor === null ? {} : { query: { cursor } });

export const ofConversation = (api: Api, id: string): WebhookSource => ({
  key: `webhooks/${id}`,
  max: 10,
  isOfServer: false,
  list: async () => (await api.call('GET /conversations/{id}/webhooks', undefined, { path: { id } })).items.map(item),
  create: async (fields) => made(await api.call('POST /conversations/{id}/webhooks', fields, { path: { id } })),
  change: (webhook, change) =>
    api.call('PATCH /conversations/{id}/webhooks/{webhook}', change, { path: { id, webhook } }),
  remove: (webhook) => api.call('DELETE /conversations/{id}/webhooks/{webhook}', undefined, { path: { id, webhook } }),
  rotate: async (webhook) =>
    made(await api.call('POST /conversations/{id}/webhooks/{webhook}/secret', undefined, { path: { id, webhook } })),
  test: (webhook) => api.call('POST /conversations/{id}/webhooks/{webhook}/test', undefined, { path: { id, webhook } }),
  deliveries: (webhook, cursor) =>
    api.call('GET /conversations/{id}/webhooks/{webhook}/deliveries', undefined, {
      path: { id, webhook },
      ...pageOf(cursor),
    }),
});

export const ofServer = (api: Api): WebhookSource => ({
  key: 'webhooks',
  max: 50,
  isOfServer: true,
  list: async () => (await api.call('GET /admin/webhooks')).items.map(item),
  create: async (fields) => made(await api.call('POST /admin/webhooks', fields)),
  change: (webhook, change) => api.call('PATCH /admin/webhooks/{webhook}', change, { path: { webhook } }),
  remove: (webhook) => api.call('DELETE /admin/webhooks/{webhook}', undefined, { path: { webhook } }),
  rotate: async (webhook) =>
    made(await api.call('POST /admin/webhooks/{webhook}/secret', undefined, { path: { webhook } })),
  test: (webhook) => api.call('POST /admin/webhooks/{webhook}/test', undefined, { path: { webhook } }),
  deliveries: (webhook, cursor) =>
    api.call('GET /admin/webhooks/{webhook}/deliveries', undefined, { path: { webhook }, ...pageOf(cursor) }),
});
