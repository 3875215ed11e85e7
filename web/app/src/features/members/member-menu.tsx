import type { ConversationRow, MemberRow, MembershipRow } from '@parlance/client/events';
import { chatProblem } from '~/shared/chat/problem';
import { isAbove, isMuted, may, type Role } from '~/shared/chat/rights';
import { useChat } from '~/shared/chat/use-chat';
import { usePersonName } from '~/shared/chat/use-people';
import { useAllText } from '~/shared/i18n/use-all-text';
import { FloatingMenu } from '~/shared/ui/floating';
import { type AnyIconName, LaterIcon } from '~/shared/ui/later-icon';
import { MenuItem } from '~/shared/ui/menu';
import type { Place } from '~/shared/ui/place';
import { toast } from '~/shared/ui/toasts';

export interface MemberAction {
  readonly key: string;
  readonly label: string;
  readonly icon: AnyIconName;
  readonly danger: boolean;
  readonly run: () => void;
}

interface Of {
  readonly member: MemberRow;
  readonly conversation: ConversationRow;
  readonly membership: MembershipRow | null;
  readonly me: string;
}

const given: readonly Role[] = ['member', 'moderator', 'owner'];
const mutes = { hour: 3_600, day: 86_400, week: 604_800 } as const;

/** What one may do with a member here. What can be taken back is done at once, and can be taken back. */
export function useMemberActions({ member, conversation, membership, me }: Of): readonly MemberAction[] {
  const text = useAllText();
  const words = text.members;
  const client = useChat();
  const name = usePersonName(member.user);
  if (membership === null || member.user === me || !isAbove(membership.role, member.role)) {
    return [];
  }
  const who = { conversation: conversation.id, user: member.user };
  const ask = async (work: () => Promise<unknown>, done: string, undo?: () => Promise<unknown>) => {
    const fail = (error: unknown) => toast(chatProblem(text, error));
    try {
      await work();
      toast(done, undo === undefined ? null : { label: text.chat.undo, run: () => void undo().catch(fail) });
    } catch (error) {
      fail(error);
    }
  };
  const change = (what: { role?: Role; mutedForSeconds?: number }) => () =>
    client.request('member:change', { ...who, ...what });

  const actions: MemberAction[] = [];
  if (may('changeRole', conversation, membership) && member.role !== 'guest') {
    for (const role of given.filter((one) => one !== member.role)) {
      actions.push({
        key: role,
        label: words.make[role === 'guest' ? 'member' : role],
        icon: 'shield',
        danger: false,
        run: () => void ask(change({ role }), words.nowIs(name, words.roles[role]), change({ role: member.role })),
      });
    }
  }
  if (may('mute', conversation, membership)) {
    if (isMuted(member)) {
      actions.push({
        key: 'unmute',
        label: words.unmute,
        icon: 'bell',
        danger: false,
        run: () => void ask(change({ mutedForSeconds: 0 }), words.unmuted(name)),
      });
    } else {
      for (const span of ['hour', 'day', 'week'] as const) {
        actions.push({
          key: span,
          label: words.mute[span],
          icon: 'bellOff',
          danger: false,
          run: () =>
            void ask(change({ mutedForSeconds: mutes[span] }), words.nowMuted(name), change({ mutedForSeconds: 0 })),
        });
      }
    }
  }
  if (may('kick', conversation, membership)) {
    actions.push({
      key: 'kick',
      label: words.kick,
      icon: 'signOut',
      danger: true,
      run: () =>
        void ask(
          () => client.request('member:kick', who),
          words.kicked(name),
          () => client.request('member:invite', { conversation: conversation.id, users: [member.user] }),
        ),
    });
  }
  if (may('ban', conversation, membership)) {
    actions.push({
      key: 'ban',
      label: words.ban,
      icon: 'close',
      danger: true,
      run: () =>
        void ask(
          () => client.request('member:ban', who),
          words.banned(name),
          () => client.request('member:unban', who),
        ),
    });
  }
  return actions;
}

interface MemberMenuProps {
  readonly name: string;
  readonly actions: readonly MemberAction[];
  readonly at: Place;
  readonly onClose: () => void;
}

export function MemberMenu({ name, actions, at, onClose }: MemberMenuProps) {
  const text = useAllText();
  return (
    <FloatingMenu label={text.members.actions(name)} at={at} onClose={onClose}>
      {actions.map(({ key, label, icon, danger, run }) => (
        <MenuItem key={key} icon={<LaterIcon name={icon} />} danger={danger} onChoose={run}>
          {label}
        </MenuItem>
      ))}
    </FloatingMenu>
  );
}
