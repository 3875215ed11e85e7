import { setting } from '~/shared/settings/setting';

type Pane = 'open' | 'closed';
const isPane = (value: string): value is Pane => value === 'open' || value === 'closed';

/** Whether the people of a conversation stand beside it, where there is room. */
export const paneSetting = setting<Pane>('parlance.pane', isPane, 'closed', () => undefined);
