/** Where a conversation, or a message in it, is on this site. */
export const pathOf = (conversation: string, seq?: number): string =>
  seq === undefined ? `/c/${conversation}` : `/c/${conversation}/${seq}`;

export const threadPath = (conversation: string, root: number): string => `/c/${conversation}/t/${root}`;
