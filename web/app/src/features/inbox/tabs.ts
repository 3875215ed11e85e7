export const tabs = ['mentions', 'threads', 'saved', 'drafts', 'reminders'] as const;
export type Tab = (typeof tabs)[number];

export const isTab = (value: string | undefined): value is Tab => tabs.some((tab) => tab === value);

export const inboxPath = (tab: Tab = 'mentions'): string => `/inbox/${tab}`;
