// Made by `parlance contracts` from the C# contracts. Changes here are lost.

/** What clients send. */
export interface ClientEvents {
  /** Lists what moderators did in a conversation, the newest first, for those who look after it. */
  'audit:list': (payload: ListAuditRequest, ack: (answer: ListAuditListed | Refusal) => void) => void;
  /** Gives a socket a fresh token before the old one expires, so that it needs no reconnection. */
  'auth:refresh': (payload: RefreshSocketRequest, ack: (answer: RefreshSocketRefreshed | Refusal) => void) => void;
  /** Keeps somebody from reaching one: they cannot write in the direct conversation, ask to be a contact or let one into conversations. They are not told. Where both are members, both go on reading each other. */
  'block:add': (payload: BlockPersonRequest, ack: (answer: BlockPersonChanged | Refusal) => void) => void;
  /** Lists whom one has blocked. */
  'block:list': (payload: ListContactsRequest, ack: (answer: ListBlocksListed | Refusal) => void) => void;
  /** Lets somebody reach one again. */
  'block:remove': (payload: BlockPersonRequest, ack: (answer: BlockPersonChanged | Refusal) => void) => void;
  /** Says yes or no to somebody who has asked to be a contact. Whoever is turned away is not told: for them it goes on waiting. */
  'contact:answer': (payload: AnswerContactRequest, ack: (answer: RequestContactChanged | Refusal) => void) => void;
  /** Lists one's contacts, and the requests that wait in either direction. */
  'contact:list': (payload: ListContactsRequest, ack: (answer: ListContactsListed | Refusal) => void) => void;
  /** Ends a contact for both, takes a request of one's own back, or turns somebody else's away. */
  'contact:remove': (payload: RemoveContactRequest, ack: (answer: RequestContactChanged | Refusal) => void) => void;
  /** Asks somebody to be a contact. Whoever asks somebody who has asked them says yes by it. */
  'contact:request': (payload: RequestContactRequest, ack: (answer: RequestContactChanged | Refusal) => void) => void;
  /** Closes a conversation for writing, or opens it again. Its history stays, and the name of a channel is free meanwhile. */
  'conversation:archive': (payload: ArchiveConversationRequest, ack: (answer: DescribeConversationDescribed | Refusal) => void) => void;
  /** Makes a group or a channel, with whoever makes it as its owner. A direct conversation is made by its first message. */
  'conversation:create': (payload: CreateConversationRequest, ack: (answer: CreateConversationCreated | Refusal) => void) => void;
  /** Changes what a conversation is called and what it is about. What is left out stays. */
  'conversation:describe': (payload: DescribeConversationRequest, ack: (answer: DescribeConversationDescribed | Refusal) => void) => void;
  /** Lists the channels of the server that are not archived, all or those whose name contains something, the newest first. */
  'conversation:find': (payload: FindChannelsRequest, ack: (answer: FindChannelsFound | Refusal) => void) => void;
  /** Reads one conversation: one's own, or a channel that one may join. */
  'conversation:get': (payload: GetConversationRequest, ack: (answer: GetConversationGot | Refusal) => void) => void;
  /** Enters a channel. Groups are entered by invitation. */
  'conversation:join': (payload: JoinChannelRequest, ack: (answer: DescribeConversationDescribed | Refusal) => void) => void;
  /** Leaves a group or a channel. The last owner names another one first, unless nobody else is there. */
  'conversation:leave': (payload: LeaveConversationRequest, ack: (answer: Reply | Refusal) => void) => void;
  /** Lists one's conversations with all that a list shows of them, from one snapshot. Nothing of it is kept: it is computed from memberships and heads. */
  'conversation:list': (payload: ListConversationsRequest, ack: (answer: ListConversationsListed | Refusal) => void) => void;
  /** Decides who writes, invites, pins and mentions everybody in a group or a channel, and how fast. What is left out stays. */
  'conversation:rules': (payload: ChangeRulesRequest, ack: (answer: DescribeConversationDescribed | Refusal) => void) => void;
  /** Lists what one has begun to write, the last first. */
  'draft:list': (payload: ListDraftsRequest, ack: (answer: ListDraftsListed | Refusal) => void) => void;
  /** Keeps what one has begun to write, for all one's devices. A device that does not know the newest text is refused, and told that text, so that it does not write an older one over it. */
  'draft:put': (payload: PutDraftRequest, ack: (answer: PutDraftKept | Refusal) => void) => void;
  /** The heads of all feeds that somebody follows. Clients compare them with what they hold when they connect, when they wake and every minute: a change of which no event came, whatever the reason, is found all the same. */
  'feed:heads': (payload: Record<string, never>, ack: (answer: ListHeadsAnswer | Refusal) => void) => void;
  /** Answers what a client misses of a feed: exactly the rows that are different from those it holds. The cost follows the difference. */
  'feed:sync': (payload: SyncFeedRequest, ack: (answer: SyncFeedSynced | Refusal) => void) => void;
  /** Takes somebody in, under the name of their account. */
  'lobby:enter': (payload: Record<string, never>, ack: (answer: EnterLobbyEntered | Refusal) => void) => void;
  /** Puts somebody out for good. */
  'member:ban': (payload: RemoveMemberBan, ack: (answer: Reply | Refusal) => void) => void;
  /** Lists who was put out of a conversation for good, for those who may let them in again. */
  'member:bans': (payload: ListBansRequest, ack: (answer: ListBansListed | Refusal) => void) => void;
  /** Gives a member another role, or keeps them from writing for a time. What is left out stays. */
  'member:change': (payload: ChangeMemberRequest, ack: (answer: ChangeMemberChanged | Refusal) => void) => void;
  /** Lets people into a group or a channel. Those who are in it already stay as they are. */
  'member:invite': (payload: InviteMembersRequest, ack: (answer: DescribeConversationDescribed | Refusal) => void) => void;
  /** Puts somebody out. They may be invited, or join, again. */
  'member:kick': (payload: RemoveMemberKick, ack: (answer: Reply | Refusal) => void) => void;
  /** Lists who is in a conversation: owners first, then by how long they have been on the server. The cost of a part does not depend on how many there are. */
  'member:list': (payload: ListMembersRequest, ack: (answer: ListMembersListed | Refusal) => void) => void;
  /** Lets somebody join again who was put out for good. */
  'member:unban': (payload: RemoveMemberKick, ack: (answer: Reply | Refusal) => void) => void;
  /** Deletes one's own message, or as a moderator somebody else's. Its place stays, empty. */
  'message:delete': (payload: DeleteMessageRequest, ack: (answer: EditMessageEdited | Refusal) => void) => void;
  /** Deletes what one person has written in a time. */
  'message:delete-by': (payload: DeleteMessagesWritten, ack: (answer: DeleteMessagesSwept | Refusal) => void) => void;
  /** Deletes messages that are chosen, whoever wrote them. */
  'message:delete-many': (payload: DeleteMessagesChosen, ack: (answer: DeleteMessagesSwept | Refusal) => void) => void;
  /** Gives one's own message another text. Who may not write any more cannot edit either. */
  'message:edit': (payload: EditMessageRequest, ack: (answer: EditMessageEdited | Refusal) => void) => void;
  /** Reads what a message said before, the oldest first. Nothing is left of one that is deleted. */
  'message:edits': (payload: DeleteMessageRequest, ack: (answer: ListEditsListed | Refusal) => void) => void;
  /** Reads single messages, such as those that others answer. What one may not read, or what is not there, is left out. */
  'message:get': (payload: GetMessagesRequest, ack: (answer: GetMessagesGot | Refusal) => void) => void;
  /** Reads a page of a conversation, from one snapshot. It costs the same wherever in the history it is. */
  'message:history': (payload: ReadHistoryRequest, ack: (answer: ReadHistoryPageOfHistory | Refusal) => void) => void;
  /** Counts whom a mention of everybody would interrupt, before it is sent. */
  'message:reach': (payload: CountReachRequest, ack: (answer: CountReachReached | Refusal) => void) => void;
  /** Leaves an emoji on a message, or takes it back. The same emoji of the same person is there once. */
  'message:react': (payload: ReactToMessageRequest, ack: (answer: ReactToMessageReacted | Refusal) => void) => void;
  /** Says something in a conversation, or to a person, or forwards there what somebody has said elsewhere: the first message between two makes their direct conversation. It can be sent any number of times with the same client id, and is there once. */
  'message:send': (payload: SendMessageRequest, ack: (answer: SendMessageSent | Refusal) => void) => void;
  /** Lists how one wants to be told of messages: what holds everywhere, and what one has chosen for conversations, the last first. */
  'notification:list': (payload: ListNotificationsRequest, ack: (answer: ListNotificationsListed | Refusal) => void) => void;
  /** Chooses for oneself what holds in all conversations: words that are as a mention, and when not to be disturbed. */
  'notification:rules': (payload: SetNotificationRulesRequest, ack: (answer: SetNotificationRulesChanged | Refusal) => void) => void;
  /** Chooses for oneself when a conversation may interrupt, on all devices. Nobody else learns of it. */
  'notification:set': (payload: SetNotificationLevelRequest, ack: (answer: SetNotificationLevelChanged | Refusal) => void) => void;
  /** Finds people by a part of their user name or their display name, whatever its case and diacritics. Guests of the server find those with whom they share a conversation. Nobody is found by an e-mail address. */
  'people:find': (payload: FindPeopleRequest, ack: (answer: FindPeopleFound | Refusal) => void) => void;
  /** Reads what others see of accounts. Those that are not there, or not for a guest of the server to see, are left out. */
  'people:get': (payload: GetPeopleRequest, ack: (answer: GetPeopleGot | Refusal) => void) => void;
  /** Pins a message in its conversation. */
  'pin:add': (payload: PinMessageRequest, ack: (answer: PinMessagePinned | Refusal) => void) => void;
  /** Lists what is pinned in a conversation with the messages themselves, what was pinned last first. */
  'pin:list': (payload: ListPinsRequest, ack: (answer: ListPinsListed | Refusal) => void) => void;
  /** Takes a message down that is pinned. */
  'pin:remove': (payload: PinMessageRequest, ack: (answer: PinMessagePinned | Refusal) => void) => void;
  /** Says whether the device is left alone. Somebody is away when all their devices are. */
  'presence:idle': (payload: PresenceGatewayDevice, ack: (answer: Reply | Refusal) => void) => void;
  /** Says which conversation is on a socket's screen, for the others in it to see. It ends with the socket. */
  'presence:in': (payload: ShowConversationRequest, ack: (answer: Reply | Refusal) => void) => void;
  /** Chooses what others see of oneself, on all devices, for good or for a time. */
  'presence:set': (payload: SetPresenceRequest, ack: (answer: SetPresenceChosen | Refusal) => void) => void;
  /** Ends all that the socket watches. */
  'presence:unwatch': (payload: Record<string, never>, ack: (answer: Reply | Refusal) => void) => void;
  /** Says which people, and which conversation, are on a socket's screen, whose presence it hears of from here on. */
  'presence:watch': (payload: WatchPresenceRequest, ack: (answer: WatchPresenceWatching | Refusal) => void) => void;
  /** Marks a message and all that follow it as unread. */
  'read:back': (payload: MoveReadPositionUnread, ack: (answer: MoveReadPositionMoved | Refusal) => void) => void;
  /** Notes how far one has read. It only moves forward. */
  'read:move': (payload: MoveReadPositionRead, ack: (answer: MoveReadPositionMoved | Refusal) => void) => void;
  /** Decides about a report, and does what was decided, in one transaction: of two who decide at once, one is told that it is done already, and nothing of theirs has happened. What is done is done by the use cases that anybody has, with the rights of whoever decides. */
  'report:decide': (payload: DecideReportRequest, ack: (answer: DecideReportDecided | Refusal) => void) => void;
  /** Lists what was reported in a conversation, or to the administrators of the server, for those who decide about it; the newest first. */
  'report:list': (payload: ListReportsRequest, ack: (answer: ListReportsListed | Refusal) => void) => void;
  /** Reports a message to those who look after the conversation, or after the server. */
  'report:message': (payload: SubmitReportOfMessage, ack: (answer: SubmitReportSubmitted | Refusal) => void) => void;
  /** Reports a person to those who look after the server. */
  'report:person': (payload: SubmitReportOfPerson, ack: (answer: SubmitReportSubmitted | Refusal) => void) => void;
  /** Lets somebody into the room of a name, which is opened if there is none. */
  'room:join': (payload: JoinRoomRequest, ack: (answer: JoinRoomJoined | Refusal) => void) => void;
  /** Lets somebody out of one room, or, when their connection has ended, out of all. */
  'room:leave': (payload: LeaveRoomRequest, ack: (answer: Reply | Refusal) => void) => void;
  /** Takes a message into a room and tells everybody in it. */
  'room:post': (payload: PostMessageRequest, ack: (answer: PostMessagePosted | Refusal) => void) => void;
  /** Tells a room that somebody is writing, or has stopped. Nothing is kept. */
  'room:type': (payload: SetTypingRequest) => void;
  /** Puts a message by for oneself. */
  'saved:add': (payload: SaveMessageRequest, ack: (answer: SaveMessageChanged | Refusal) => void) => void;
  /** Lists what one has saved, the last first. What one may not read any more is there without its message. */
  'saved:list': (payload: ListSavedRequest, ack: (answer: ListSavedListed | Refusal) => void) => void;
  /** Takes a message out of what one has saved. */
  'saved:remove': (payload: SaveMessageRequest, ack: (answer: SaveMessageChanged | Refusal) => void) => void;
  /** Finds messages by their words and by what is known of them, in all that one may read, and with the first page people and conversations by their names. */
  'search:find': (payload: FindMessagesRequest, ack: (answer: FindMessagesFound | Refusal) => void) => void;
  /** Lists what one has chosen. Of all else the program does what it does by itself. */
  'settings:list': (payload: Record<string, never>, ack: (answer: ListMySettingsListed | Refusal) => void) => void;
  /** Chooses something for oneself, on all devices. */
  'settings:set': (payload: SetSettingRequest, ack: (answer: SetSettingChanged | Refusal) => void) => void;
  /** Marks a reply and all that follow it as unread. */
  'thread:back': (payload: FollowThreadUnread, ack: (answer: FollowThreadChanged | Refusal) => void) => void;
  /** Follows a thread, or leaves it. */
  'thread:follow': (payload: FollowThreadFollow, ack: (answer: FollowThreadChanged | Refusal) => void) => void;
  /** Reads a page of the thread of a message, with the message itself. Whoever may not read the message is told that there is no such thread. */
  'thread:history': (payload: ReadThreadRequest, ack: (answer: ReadThreadPageOfThread | Refusal) => void) => void;
  /** Lists the threads that one follows and may read, that in which something was said last first, with what is unread in each. */
  'thread:list': (payload: ListThreadsRequest, ack: (answer: ListThreadsListed | Refusal) => void) => void;
  /** Notes how far one has read in a thread. It only moves forward. */
  'thread:move': (payload: FollowThreadRead, ack: (answer: FollowThreadChanged | Refusal) => void) => void;
  /** Lets the others in a conversation know that somebody types there, or has stopped. Nothing is kept, and it ends with the socket. Of those who have switched it off in their settings nobody is told. */
  'typing:set': (payload: TellTypingRequest, ack: (answer: Reply | Refusal) => void) => void;
}

/** What the server sends. */
export interface ServerEvents {
  /** The last word to a socket that is cut: its session, its token or its account has ended. */
  'auth:ended': (payload: LiveSocketEnded) => void;
  /** All that one commit has changed in one feed. */
  'feed:change': (payload: FeedChange) => void;
  /** An account as its owner sees it. */
  'me:change': (payload: Me) => void;
  /** The event `people:change`: somebody came to a room, left it or took another name. Revisions of a room leave in their order. */
  'people:change': (payload: PeopleChange) => void;
  /** What others see of an account. Never its address. As an event: it has changed, for somebody with whom one shares a conversation. */
  'person:change': (payload: PersonCard) => void;
  /** Somebody whom the socket watches is shown as something else, or has opened or left the conversation that it watches. It may be lost: to watch again says it all. */
  'presence:change': (payload: PresenceChange) => void;
  /** Somebody has reported something, or it was decided: whoever has the list of reports on the screen reads it again. The list is what counts. */
  'report:change': (payload: ReportChange) => void;
  /** The event `room:change`: what is different in the list of rooms since the last one. */
  'room:change': (payload: RoomChange) => void;
  /** The event `room:message`. `Seq` counts 1, 2, 3 … in its room; `At` is Unix time in milliseconds. */
  'room:message': (payload: Message) => void;
  /** The event `room:typing`. */
  'room:typing': (payload: TypingChange) => void;
  /** Somebody types in a conversation, or has stopped. It may be lost: whoever types is told of again after three seconds, and whoever was not told of for seven has stopped. */
  'typing:change': (payload: TypingChange) => void;
}

export interface AnswerContactRequest {
  /** Who has asked; over HTTP in the address. */
  readonly user?: string | null;
  /** True for yes. */
  readonly accept?: boolean | null;
}

export interface ArchiveConversationRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** True to close it, false to open it. */
  readonly archived?: boolean | null;
}

/** One thing that was done. */
export interface AuditItem {
  /** Its id. */
  readonly id: string;
  /** When it was done. */
  readonly at: string;
  /** Who did it; null for the operator. */
  readonly actor: string | null;
  /** How they were signed in. */
  readonly door: 'session' | 'token' | 'operator';
  /** What was done. */
  readonly action: 'settings.changed' | 'keys.rotated' | 'user.created' | 'user.changed' | 'user.signed_out' | 'user.reset_sent' | 'user.password_set' | 'invitation.created' | 'invitation.revoked' | 'conversation.changed' | 'conversation.archived' | 'member.role' | 'member.muted' | 'member.kicked' | 'member.banned' | 'member.unbanned' | 'message.deleted' | 'messages.deleted' | 'report.decided';
  /** Where; null for what concerns the server. */
  readonly conversation: string | null;
  /** To whom; the author of a message. Null for what was done to nobody. */
  readonly user: string | null;
  /** To which message. */
  readonly seq: number | null;
  /** The id of what else it was done to, such as an invitation. */
  readonly about: string | null;
  /** What has changed, as it was: an object by the names of the fields. */
  readonly before: unknown | null;
  /** What has changed, as it became. */
  readonly after: unknown | null;
}

export interface BlockPersonChanged {
  readonly ok: true;
  /** As it is now. */
  readonly block: BlockRow;
}

export interface BlockPersonRequest {
  /** Whom; over HTTP in the address. */
  readonly user?: string | null;
}

/** Somebody who is blocked, in the feed of whoever has blocked them. They are not told. */
export interface BlockRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'block';
  /** Who is blocked. */
  readonly user: string;
  /** Since when, or since when no more. */
  readonly at: string;
  /** Whether they are not blocked any more. */
  readonly removed: boolean;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface ChangeMemberChanged {
  readonly ok: true;
  /** As they are now. */
  readonly member: MemberRow;
}

export interface ChangeMemberRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Whom; over HTTP in the address. Owners may give up their own role so. */
  readonly user?: string | null;
  /** What they are to be. Guests of the server stay guests. */
  readonly role?: 'guest' | 'member' | 'moderator' | 'owner' | null;
  /** How long they may not write, 28 days at most; 0 lets them write again. */
  readonly mutedForSeconds?: number | null;
}

export interface ChangeRulesRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** How long a member waits between two messages, 0 to 21,600; 0 for not at all. Moderators decide it, and do not wait. */
  readonly slowSeconds?: number | null;
  /** The lowest role that writes: with `moderator` the others only read and react. Owners decide this and what follows. */
  readonly send?: 'guest' | 'member' | 'moderator' | 'owner' | null;
  /** The lowest role whose mention of everybody is one. */
  readonly mentionEverybody?: 'guest' | 'member' | 'moderator' | 'owner' | null;
  /** The lowest role that brings others in; not `guest`. */
  readonly invite?: 'guest' | 'member' | 'moderator' | 'owner' | null;
  /** The lowest role that pins messages. */
  readonly pin?: 'guest' | 'member' | 'moderator' | 'owner' | null;
}

/** What somebody is to another person, in their own feed. */
export interface ContactRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'contact';
  /** The other person. */
  readonly user: string;
  /** What they are. */
  readonly state: 'removed' | 'requested' | 'received' | 'accepted';
  /** What was said with a request that waits. */
  readonly note: string;
  /** Since when. */
  readonly at: string;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

/** What everybody in a conversation sees of it. */
export interface ConversationRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'conversation';
  /** Its id. */
  readonly id: string;
  /** What it is. */
  readonly kind: 'direct' | 'group' | 'channel';
  /** Empty for direct conversations, and for groups that nobody has named. */
  readonly name: string;
  /** What it is about. */
  readonly topic: string;
  /** What stands for its picture; empty for initials. */
  readonly emoji: string;
  /** The two people of a direct conversation. */
  readonly between: readonly string[] | null;
  /** What those who join may read of what was written before. */
  readonly historyFor: 'everybody' | 'joined';
  /** How many are in it now. */
  readonly memberCount: number;
  /** Who made it. */
  readonly createdBy: string;
  /** When. */
  readonly createdAt: string;
  /** Since when nothing is written in it any more. */
  readonly archivedAt: string | null;
  /** Who may do what in it, and how fast; null for a direct conversation, which has none. */
  readonly rules: RulesItem | null;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface CountReachReached {
  readonly ok: true;
  /** How many. */
  readonly people: number;
}

export interface CountReachRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** `here`: members who are seen to be online or away. `channel`: all members. Never oneself. */
  readonly everybody?: 'no' | 'here' | 'channel' | null;
}

export interface CreateConversationCreated {
  readonly ok: true;
  /** What was made. */
  readonly conversation: ConversationRow;
}

export interface CreateConversationRequest {
  /** Made by the client; a request that comes again finds what the first one made. */
  readonly clientId?: string | null;
  /** `group` or `channel`. */
  readonly kind?: 'direct' | 'group' | 'channel' | null;
  /** 1 to 80 characters; a group may do without. Unique among channels. */
  readonly name?: string | null;
  /** 250 characters at most. */
  readonly topic?: string | null;
  /** One emoji as its picture, or nothing. */
  readonly emoji?: string | null;
  /** Whether those who join read what was written before; `everybody` does if it is left out. */
  readonly historyFor?: 'everybody' | 'joined' | null;
  /** Who else is in it from the beginning, 100 at most. */
  readonly members?: readonly string[] | null;
}

export interface DecideReportDecided {
  readonly ok: true;
  /** As it is now. */
  readonly report: ReportItem;
}

export interface DecideReportRequest {
  /** Which; over HTTP it is in the address. */
  readonly report?: string | null;
  /** What is to be done. */
  readonly decision?: 'dismiss' | 'delete' | 'mute' | 'ban' | null;
  /** Why; 250 characters at most. For a ban it is the reason. */
  readonly note?: string | null;
  /** For how long, to mute somebody; 28 days at most. */
  readonly mutedForSeconds?: number | null;
}

export interface DeleteMessageRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
}

export interface DeleteMessagesChosen {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which, 1 to 100. What is gone already, or is not there, is passed over. */
  readonly seqs?: readonly number[] | null;
}

export interface DeleteMessagesSwept {
  readonly ok: true;
  /** How many messages went with this request. */
  readonly deleted: number;
  /** To be given as `cursor` with the same request, which goes on from there; null when all is done. */
  readonly next: string | null;
}

export interface DeleteMessagesWritten {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Whose. They need not be in the conversation any more. */
  readonly user?: string | null;
  /** What they have written from this time on; all of it if it is left out. */
  readonly since?: string | null;
  /** And before this time; until now if it is left out. */
  readonly until?: string | null;
  /** The `next` of the answer before. */
  readonly cursor?: string | null;
}

export interface DescribeConversationDescribed {
  readonly ok: true;
  /** As it is now. */
  readonly conversation: ConversationRow;
}

export interface DescribeConversationRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** 1 to 80 characters; a group may do without. Unique among channels. */
  readonly name?: string | null;
  /** 250 characters at most. */
  readonly topic?: string | null;
  /** One emoji as its picture, or nothing. */
  readonly emoji?: string | null;
  /** What those who join from now on may read of what was written before. */
  readonly historyFor?: 'everybody' | 'joined' | null;
}

/** What somebody has begun to write in a conversation, in their own feed. */
export interface DraftRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'draft';
  /** Where. */
  readonly conversation: string;
  /** The seq of the message in whose thread; null for the conversation itself. */
  readonly thread: number | null;
  /** What there is of it; empty once it is sent or thrown away. */
  readonly text: string;
  /** The seq of the message that it is to answer. */
  readonly replyTo: number | null;
  /** When it was changed last. */
  readonly at: string;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface EditMessageEdited {
  readonly ok: true;
  /** As it is now. */
  readonly message: MessageRow;
}

export interface EditMessageRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
  /** Markdown, 1 to 20,000 characters. */
  readonly text?: string | null;
}

export interface EnterLobbyEntered {
  readonly ok: true;
  /** Which life of the server it is of. */
  readonly epoch: string;
  /** The account. */
  readonly me: Person;
  /** How many are connected. */
  readonly online: number;
  /** All rooms. */
  readonly rooms: readonly RoomSummary[];
}

/** All that one commit has changed in one feed. */
export interface FeedChange {
  /** Which feed. */
  readonly feed: string;
  /** Its revision, one above the one before. Whoever holds another one asks with `feed:sync`. */
  readonly rev: number;
  /** The rows that are different; left out when not all who follow the feed may read them: those who hold one of them ask. */
  readonly rows?: readonly FeedRow[];
}

/** A row of a feed as clients hold it. A row is never taken away: what is gone stays as a row that says so. A new kind of row is a new line here. */
export type FeedRow =
  | BlockRow
  | ContactRow
  | ConversationRow
  | DraftRow
  | MemberRow
  | MembershipRow
  | MessageRow
  | NotificationRow
  | NotificationRulesRow
  | PinRow
  | PresenceRow
  | ReactionRow
  | ReadRow
  | SavedRow
  | SettingRow
  | ThreadRow;

export interface FindChannelsChannelItem {
  /** The channel. */
  readonly conversation: ConversationRow;
  /** Whether one is in it. */
  readonly joined: boolean;
}

export interface FindChannelsFound {
  readonly ok: true;
  /** This part. */
  readonly items: readonly FindChannelsChannelItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
}

export interface FindChannelsRequest {
  /** A part of the name; left out for all. */
  readonly q?: string | null;
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 200; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface FindMessagesFound {
  readonly ok: true;
  /** The messages of this page. */
  readonly items: readonly FindMessagesItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** Those whose names have the words of the query, 5 at most; with the first page alone. */
  readonly conversations: readonly ConversationRow[];
  /** People whose names have them, 5 at most; their cards are among `people`. */
  readonly peopleFound: readonly string[];
  /** False while messages from before an update are still being indexed, and are not found. */
  readonly complete: boolean;
  /** Whom the messages name, and those who are found. */
  readonly people: readonly PersonCard[];
}

export interface FindMessagesItem {
  /** The message as it is now. */
  readonly message: MessageRow;
  /** Where it was found. */
  readonly snippet: Snippet;
}

export interface FindMessagesRequest {
  /** Words, "phrases", -what must not be there, and from: in: has: is: before: after: on:. 1 to 500 characters. */
  readonly q?: string | null;
  /** The newest first if it is left out. */
  readonly order?: 'newest' | 'relevance' | null;
  /** Where the days of before:, after: and on: begin: a zone such as Asia/Ho_Chi_Minh, or +07:00. That of one's profile if it is left out. */
  readonly timeZone?: string | null;
  /** The `next` of the page before, with the same query and order. */
  readonly cursor?: string | null;
  /** Messages in a page, 1 to 50; 20 if it is left out. */
  readonly limit?: number | null;
}

export interface FindPeopleFound {
  readonly ok: true;
  /** This part, the newest accounts first. */
  readonly items: readonly PersonCard[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
}

export interface FindPeopleRequest {
  /** A part of a name; left out for all. */
  readonly q?: string | null;
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 200; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface FollowThreadChanged {
  readonly ok: true;
  /** As it is now. */
  readonly thread: ThreadRow;
}

export interface FollowThreadFollow {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The seq of the first message; over HTTP in the address. */
  readonly thread?: number | null;
  /** True to follow it, false to leave it. */
  readonly following?: boolean | null;
}

export interface FollowThreadRead {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The seq of the first message; over HTTP in the address. */
  readonly thread?: number | null;
  /** Every reply up to this one is read. */
  readonly seq?: number | null;
  /** The version that the client knows; 0 if it knows none. A move that knows an older one is answered and changes nothing. */
  readonly version?: number | null;
}

export interface FollowThreadUnread {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The seq of the first message; over HTTP in the address. */
  readonly thread?: number | null;
  /** This reply and every one after it is unread. */
  readonly seq?: number | null;
}

export interface GetConversationGot {
  readonly ok: true;
  /** What everybody sees of it. */
  readonly conversation: ConversationRow;
  /** What one is in it; null for a channel that one is not in. */
  readonly membership: MembershipRow | null;
}

export interface GetConversationRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
}

export interface GetMessagesGot {
  readonly ok: true;
  /** The messages by their seq, their reactions, and the messages that they answer. */
  readonly rows: readonly FeedRow[];
  /** The revision of the feed of which this is. */
  readonly head: number;
  /** Whether there was no room for all of them: ask again for those that are missing. */
  readonly more: boolean;
  /** Whom the rows name. */
  readonly people: readonly PersonCard[];
}

export interface GetMessagesRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which messages, 1 to 100. */
  readonly seqs?: readonly number[] | null;
}

export interface GetPeopleGot {
  readonly ok: true;
  /** Their cards, in the order of their ids. */
  readonly people: readonly PersonCard[];
}

export interface GetPeopleRequest {
  /** Whose, 1 to 100. */
  readonly ids?: readonly string[] | null;
}

export interface InviteMembersRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Whom, 1 to 100 people. */
  readonly users?: readonly string[] | null;
}

export interface JoinChannelRequest {
  /** The channel; over HTTP it is in the address. */
  readonly conversation?: string | null;
}

export interface JoinRoomJoined {
  readonly ok: true;
  /** A room of the lobby. */
  readonly room: RoomSummary;
  /** Who is there. */
  readonly people: readonly Person[];
  /** Its revision. */
  readonly rev: number;
  /** What was said. */
  readonly messages: readonly Message[];
}

export interface JoinRoomRequest {
  /** The room's name, or its id. */
  readonly room?: string | null;
  /** The newest seq that the client has. */
  readonly after: number;
  /** The epoch that seq belongs to. */
  readonly epoch?: string | null;
}

export interface LeaveConversationRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
}

export interface LeaveRoomRequest {
  /** A room of the lobby. */
  readonly room?: string | null;
}

export interface ListAuditListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly AuditItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** Whom the items name. */
  readonly people: readonly PersonCard[];
}

export interface ListAuditRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** By whom; left out for everybody. */
  readonly actor?: string | null;
  /** What, such as `member.banned`; left out for everything. */
  readonly action?: string | null;
  /** To whom; left out for everybody. */
  readonly user?: string | null;
  /** From this time on. */
  readonly since?: string | null;
  /** Before this time. */
  readonly until?: string | null;
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 200; 50 if it is left out. */
  readonly limit?: number | null;
}

/** A row of `bans`. */
export interface ListBansBanItem {
  /** Who was put out. */
  readonly user: string;
  /** By whom. */
  readonly bannedBy: string;
  /** Why, in their words. */
  readonly reason: string;
  /** When. */
  readonly bannedAt: string;
}

export interface ListBansListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly ListBansBanItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
}

export interface ListBansRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 200; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListBlocksListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly BlockRow[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of one's own feed of which this is. */
  readonly head: number;
  /** Who they are. */
  readonly people: readonly PersonCard[];
}

export interface ListContactsListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly ContactRow[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of one's own feed of which this is. */
  readonly head: number;
  /** Who they are. */
  readonly people: readonly PersonCard[];
}

export interface ListContactsRequest {
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 200; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListConversationsItem {
  /** What everybody sees of it. */
  readonly conversation: ConversationRow;
  /** What one is in it. */
  readonly membership: MembershipRow;
  /** How far one has read; null for nothing. */
  readonly read: ReadRow | null;
  /** Its newest message; null if there is none that one may read. */
  readonly newest: MessageRow | null;
  /** How many messages one has not read, exact to 99; 100 stands for more. */
  readonly unread: number;
  /** How many of them name one, or everybody. */
  readonly mentions: number;
  /** The revision of its feed. */
  readonly head: number;
}

export interface ListConversationsListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly ListConversationsItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of one's own feed of which this is. */
  readonly head: number;
  /** The database's epoch. */
  readonly epoch: string;
  /** Whom the conversations and their newest messages name. */
  readonly people: readonly PersonCard[];
}

export interface ListConversationsRequest {
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 200; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListDraftsListed {
  readonly ok: true;
  /** This part, which may be shorter than the limit: about a megabyte of text. */
  readonly items: readonly DraftRow[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of one's own feed of which this is. */
  readonly head: number;
}

export interface ListDraftsRequest {
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 100; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListEditsListed {
  readonly ok: true;
  /** At most 100, without the one that the message has now. */
  readonly versions: readonly ListEditsVersion[];
}

/** What a message once said. */
export interface ListEditsVersion {
  /** Markdown as written. */
  readonly text: string;
  /** When it was written. */
  readonly writtenAt: string;
}

export interface ListHeadsAnswer {
  readonly ok: true;
  /** The database's epoch. */
  readonly epoch: string;
  /** The rev of each feed by its name, one's own included. */
  readonly heads: Readonly<Record<string, number>>;
}

export interface ListMembersListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly MemberRow[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of the feed of which this is. */
  readonly head: number;
  /** Who they are. */
  readonly people: readonly PersonCard[];
}

export interface ListMembersRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 200; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListMySettingsListed {
  readonly ok: true;
  /** The settings. */
  readonly items: readonly SettingRow[];
  /** The revision of one's own feed of which this is. */
  readonly head: number;
}

export interface ListNotificationsListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly NotificationRow[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** What holds in all conversations. */
  readonly rules: NotificationRulesRow;
  /** The revision of one's own feed of which this is. */
  readonly head: number;
}

export interface ListNotificationsRequest {
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 200; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListPinsListed {
  readonly ok: true;
  /** This part, which may be shorter than the limit: about a megabyte of messages. */
  readonly items: readonly PinRow[];
  /** The messages that are pinned, their reactions, and the messages that they answer. */
  readonly rows: readonly FeedRow[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of the feed of which this is. */
  readonly head: number;
  /** Whom the rows name. */
  readonly people: readonly PersonCard[];
}

export interface ListPinsRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 100; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListReportsListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly ReportItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** Whom the items name. */
  readonly people: readonly PersonCard[];
}

export interface ListReportsRequest {
  /** Its id, over HTTP in the address; left out for what was reported to the administrators. */
  readonly conversation?: string | null;
  /** True, or left out, for those that wait; false for those that were decided. */
  readonly open?: boolean | null;
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 200; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListSavedItem {
  /** Which message, and since when. */
  readonly saved: SavedRow;
  /** The message as it is now, empty if it is deleted; null where one may not read it any more. */
  readonly message: MessageRow | null;
}

export interface ListSavedListed {
  readonly ok: true;
  /** This part, which may be shorter than the limit: about a megabyte of messages. */
  readonly items: readonly ListSavedItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of one's own feed of which this is. */
  readonly head: number;
  /** Whom the messages name. */
  readonly people: readonly PersonCard[];
}

export interface ListSavedRequest {
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 100; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListThreadsItem {
  /** What one has to do with it. */
  readonly thread: ThreadRow;
  /** Its first message, which says what there is of it. */
  readonly root: MessageRow;
  /** How many replies by others one has not read, exact to 99; 100 stands for more. */
  readonly unread: number;
}

export interface ListThreadsListed {
  readonly ok: true;
  /** This part, which may be shorter than the limit: about a megabyte of messages. */
  readonly items: readonly ListThreadsItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of one's own feed of which this is. */
  readonly head: number;
  /** Whom the messages name. */
  readonly people: readonly PersonCard[];
}

export interface ListThreadsRequest {
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 100; 50 if it is left out. */
  readonly limit?: number | null;
}

/** The last word to a socket that is cut: its session, its token or its account has ended. */
export interface LiveSocketEnded {
  /** Why. docs/errors.md lists the codes. */
  readonly code: string;
}

/** An account as its owner sees it. */
export interface Me {
  /** What this is known by. */
  readonly id: string;
  /** What others mention the person by. */
  readonly username: string;
  /** What others see. */
  readonly displayName: string;
  /** Where mail goes. */
  readonly email: string | null;
  /** Whether its owner has proved it. */
  readonly emailVerified: boolean;
  /** What the person may do on the server. */
  readonly role: 'guest' | 'member' | 'administrator';
  /** Which of several kinds it is. */
  readonly kind: 'person' | 'bot';
  /** Of the avatar, as `#rrggbb`. */
  readonly color: string;
  /** On the avatar. */
  readonly initials: string;
  /** What the person says of themselves. */
  readonly bio: string;
  /** What the person is about. */
  readonly statusText: string;
  /** The same in one emoji. */
  readonly statusEmoji: string;
  /** A language tag (BCP 47). */
  readonly locale: string;
  /** A name of the IANA time zone database. */
  readonly timeZone: string;
  /** When it was made. */
  readonly createdAt: string;
  /** When it was changed last. */
  readonly updatedAt: string;
  /** Whether nothing stands between the account and the use of the server. */
  readonly verified: boolean;
  /** What does: `email_unverified`, `second_factor_required`. */
  readonly restrictions: readonly string[];
}

/** What everybody in a conversation sees of one of them. */
export interface MemberRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'member';
  /** Who. */
  readonly user: string;
  /** What they may do. */
  readonly role: 'guest' | 'member' | 'moderator' | 'owner';
  /** When they came. */
  readonly joinedAt: string;
  /** When they left; null while they are here. */
  readonly leftAt: string | null;
  /** Until when they may not write. */
  readonly mutedUntil: string | null;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

/** What somebody is in a conversation, in their own feed. The list of one's conversations is made of these. */
export interface MembershipRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'membership';
  /** Which one. */
  readonly conversation: string;
  /** What they may do. */
  readonly role: 'guest' | 'member' | 'moderator' | 'owner';
  /** When they came. */
  readonly joinedAt: string;
  /** When they left, or were put out; null while they are in it. Its content is to be forgotten then. */
  readonly leftAt: string | null;
  /** Until when they may not write. */
  readonly mutedUntil: string | null;
  /** The first seq that they may read. */
  readonly visibleFrom: number;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

/** Whom a message names. */
export interface Mentions {
  /** Members by their user names. */
  readonly users: readonly string[];
  /** Whether it is for all members, and how many of them it means to interrupt. */
  readonly everybody: 'no' | 'here' | 'channel';
}

/** The event `room:message`. `Seq` counts 1, 2, 3 … in its room; `At` is Unix time in milliseconds. */
export interface Message {
  /** A room of the lobby. */
  readonly room: string;
  /** Its place in the room. */
  readonly seq: number;
  /** What the author's client made for it. */
  readonly clientId: string;
  /** Who said it. */
  readonly author: Person;
  /** What was said. */
  readonly text: string;
  /** When, in Unix milliseconds. */
  readonly at: number;
}

/** A message as everybody in its conversation sees it. */
export interface MessageRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'message';
  /** Where it is. */
  readonly conversation: string;
  /** Its place: 1, 2, 3 … in the conversation, without gaps. */
  readonly seq: number;
  /** Who wrote it. */
  readonly author: string;
  /** What its author's client made for it: how that client knows it again. */
  readonly clientId: string;
  /** Markdown as written; empty once it is deleted. */
  readonly text: string;
  /** Whom it names. */
  readonly mentions: Mentions;
  /** The addresses in it, as far as they lead to the web. */
  readonly links: readonly string[];
  /** The seq of the message that it answers. */
  readonly replyTo: number | null;
  /** Whether it was sent so as to interrupt nobody. */
  readonly silent: boolean;
  /** Where it comes from; null for what was written here. */
  readonly forwarded: Origin | null;
  /** The seq of the first message of the thread that it is in; null for one that is in none. */
  readonly thread: number | null;
  /** Whether it is in its thread alone, and not among the messages of the conversation. */
  readonly aside: boolean;
  /** What there is of its own thread; null if there are no replies. */
  readonly replies: ThreadSummary | null;
  /** When it was sent, by the server's clock. */
  readonly createdAt: string;
  /** When its text was last changed. */
  readonly editedAt: string | null;
  /** When it was deleted. */
  readonly deletedAt: string | null;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface MoveReadPositionMoved {
  readonly ok: true;
  /** As it is now. */
  readonly position: ReadRow;
}

export interface MoveReadPositionRead {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Everything up to this one is read. */
  readonly seq?: number | null;
  /** The version that the client knows; 0 if it knows none. A move that knows an older one is answered and changes nothing. */
  readonly version?: number | null;
}

export interface MoveReadPositionUnread {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** This one and everything after it is unread. */
  readonly seq?: number | null;
}

/** When one conversation may interrupt somebody, in their own feed. */
export interface NotificationRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'notification';
  /** Which. */
  readonly conversation: string;
  /** Of which messages they want to be told; null for all of a direct conversation or a group, and for mentions in a channel. */
  readonly level: 'nothing' | 'mentions' | 'all' | null;
  /** Until when they want to be told of none; null for what the level says. */
  readonly mutedUntil: string | null;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

/** What holds for somebody's notifications in all conversations, in their own feed. */
export interface NotificationRulesRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'notificationRules';
  /** Words that are to them as a mention. */
  readonly keywords: readonly string[];
  /** When not to disturb them; null for never. */
  readonly quiet: QuietHours | null;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

/** Where a forwarded message comes from. Nothing in it tells of a conversation that is not open to everybody. */
export interface Origin {
  /** Who wrote it at first, however often it was forwarded since. `people:get` brings their card to those who may see them. */
  readonly author: string;
  /** When they did. */
  readonly at: string;
  /** The channel in which they did; null for a group or a direct conversation. */
  readonly conversation: string | null;
  /** Which message of the channel it is; null likewise. */
  readonly seq: number | null;
}

/** The event `people:change`: somebody came to a room, left it or took another name. Revisions of a room leave in their order. */
export interface PeopleChange {
  /** A room of the lobby. */
  readonly room: string;
  /** Its revision. */
  readonly rev: number;
  /** Which of several kinds it is. */
  readonly kind: string;
  /** Who it is. */
  readonly person: Person;
}

/** Somebody who is here. Two people may share a name; the id tells them apart. */
export interface Person {
  /** What this is known by. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
}

/** What others see of an account. Never its address. As an event: it has changed, for somebody with whom one shares a conversation. */
export interface PersonCard {
  /** Its id. */
  readonly id: string;
  /** Whether it is a person or a bot. */
  readonly kind: 'person' | 'bot';
  /** What others mention the person by; empty for a deleted account. */
  readonly username: string;
  /** What others see; empty for a deleted account. */
  readonly displayName: string;
  /** On the avatar. */
  readonly initials: string;
  /** Of the avatar, as `#rrggbb`. */
  readonly color: string;
  /** What the person says of themselves. */
  readonly bio: string;
  /** What the person is about. */
  readonly statusText: string;
  /** The same in one emoji. */
  readonly statusEmoji: string;
  /** Whether the account is gone. */
  readonly deleted: boolean;
}

/** What one person sees of another. */
export interface PersonPresence {
  /** Who. */
  readonly user: string;
  /** Whether they are here. */
  readonly state: 'offline' | 'online' | 'away' | 'dnd';
  /** When they were last seen, of those who are offline; left out where that is nobody's to know, or nobody knows. */
  readonly lastSeenAt?: string;
}

export interface PinMessagePinned {
  readonly ok: true;
  /** As it is now. */
  readonly pin: PinRow;
}

export interface PinMessageRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
}

/** A message that is pinned in its conversation, for everybody who may read it. */
export interface PinRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'pin';
  /** The message. */
  readonly seq: number;
  /** Who pinned it. */
  readonly user: string;
  /** When they did. */
  readonly at: string;
  /** Whether it was taken down, or the message deleted. */
  readonly removed: boolean;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface PostMessagePosted {
  readonly ok: true;
  /** What was said. */
  readonly message: Message;
}

export interface PostMessageRequest {
  /** The room's id. */
  readonly room?: string | null;
  /** Made by the client for this message; sending it again returns the first result. */
  readonly clientId?: string | null;
  /** What is said. */
  readonly text?: string | null;
}

/** Somebody whom the socket watches is shown as something else, or has opened or left the conversation that it watches. It may be lost: to watch again says it all. */
export interface PresenceChange {
  /** Who. */
  readonly user: string;
  /** What they are shown as now. */
  readonly state: 'offline' | 'online' | 'away' | 'dnd';
  /** When they were last seen, of those who are offline. */
  readonly lastSeenAt?: string;
  /** That they have opened or left a conversation; only to those who watch it, and left out of what says nothing about that. */
  readonly in?: PresenceChangeScreen;
}

/** A conversation on somebody's screen. */
export interface PresenceChangeScreen {
  /** Which. */
  readonly conversation: string;
  /** Whether it is on one of their screens now. */
  readonly here: boolean;
}

export interface PresenceGatewayDevice {
  /** Whether the device is left alone. */
  readonly idle: boolean;
}

/** What somebody has chosen to be shown as, in their own feed. */
export interface PresenceRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'presence';
  /** What it is. */
  readonly state: 'online' | 'away' | 'dnd' | 'invisible';
  /** When the choice ends by itself: from then on it is `online`, without another row. Null for never. */
  readonly until: string | null;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface PutDraftKept {
  readonly ok: true;
  /** As it is now. */
  readonly draft: DraftRow;
}

export interface PutDraftRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The seq of the message in whose thread it is to be said. */
  readonly thread?: number | null;
  /** What there is of it, 20,000 characters at most; empty, or left out, to throw it away. */
  readonly text?: string | null;
  /** The seq of the message that it is to answer. */
  readonly replyTo?: number | null;
  /** The rev of the draft that was changed; 0, or left out, if the device knows none. */
  readonly rev?: number | null;
}

/** A part of the day in which somebody is not to be disturbed, where they live. */
export interface QuietHours {
  /** On which days it begins: 1 for Monday to 7 for Sunday. */
  readonly days: readonly number[] | null;
  /** When it begins, as `22:00`. */
  readonly from: string | null;
  /** When it ends, as `07:30`; on the next day if that is not later. */
  readonly to: string | null;
  /** The time zone, by its IANA name: `Asia/Ho_Chi_Minh`. */
  readonly zone: string | null;
}

export interface ReactToMessageReacted {
  readonly ok: true;
  /** As it is now. */
  readonly reaction: ReactionRow;
}

export interface ReactToMessageRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
  /** One emoji. */
  readonly emoji?: string | null;
  /** True to leave it there, false to take it back. */
  readonly on?: boolean | null;
}

/** Somebody's emoji on a message. */
export interface ReactionRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'reaction';
  /** The message. */
  readonly seq: number;
  /** Who left it there. */
  readonly user: string;
  /** One emoji. */
  readonly emoji: string;
  /** When. */
  readonly at: string;
  /** Whether they have taken it back. */
  readonly removed: boolean;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface ReadHistoryPageOfHistory {
  readonly ok: true;
  /** The messages by their seq, their reactions, and the messages that they answer. */
  readonly rows: readonly FeedRow[];
  /** The stretch of seqs that this page is all of, which may be fewer than the limit; null when it is empty. */
  readonly range: SeqRange | null;
  /** The lowest seq that one may read. */
  readonly first: number;
  /** The highest that there is; 0 in an empty conversation. */
  readonly last: number;
  /** The revision of the feed of which this is. */
  readonly head: number;
  /** The database's epoch. */
  readonly epoch: string;
  /** Whom the rows name. */
  readonly people: readonly PersonCard[];
}

export interface ReadHistoryRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The messages below this seq, the nearest. One of these four, or none for the newest. */
  readonly before?: number | null;
  /** Those above this seq. */
  readonly after?: number | null;
  /** Those on both sides of this seq, itself included. */
  readonly around?: number | null;
  /** Those from this time on. */
  readonly since?: string | null;
  /** 1 to 100; 50 if it is left out. */
  readonly limit?: number | null;
}

/** How far somebody has read, in their own feed. What follows, as far as it is by others and not deleted, is unread. */
export interface ReadRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'read';
  /** Where. */
  readonly conversation: string;
  /** Everything up to this one is read. */
  readonly seq: number;
  /** Goes up when the position is moved back on purpose. A client says with each move which one it knows. */
  readonly version: number;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface ReadThreadPageOfThread {
  readonly ok: true;
  /** The first message, the replies of this page by their seq, the reactions to all of these, and the messages that they answer. */
  readonly rows: readonly FeedRow[];
  /** The seqs of the replies that this page is all of, which may be fewer than the limit. */
  readonly replies: readonly number[];
  /** Whether there are others beyond them: before them, or after them if that was asked for. */
  readonly more: boolean;
  /** The revision of the feed of which this is. */
  readonly head: number;
  /** The database's epoch. */
  readonly epoch: string;
  /** Whom the rows name. */
  readonly people: readonly PersonCard[];
}

export interface ReadThreadRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The seq of the first message; over HTTP in the address. */
  readonly thread?: number | null;
  /** The replies below this seq, the nearest. One of these two, or none for the newest. */
  readonly before?: number | null;
  /** Those above this seq. */
  readonly after?: number | null;
  /** 1 to 100; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface RefreshSocketRefreshed {
  readonly ok: true;
  /** When the socket is cut unless it refreshes again; null for never. */
  readonly expiresAt: string | null;
}

export interface RefreshSocketRequest {
  /** A fresh access token of the same session. */
  readonly token?: string | null;
}

/** What a refused request is answered with. */
export interface Refusal {
  /** Why it was refused. */
  readonly error: RefusalCause;
  readonly ok: false;
}

export interface RefusalCause {
  /** The cause, stable for clients. */
  readonly code: string;
  /** The same in English, for developers. */
  readonly message: string;
  /** Seconds until the request may be made again. */
  readonly retryAfter?: number;
  /** With `stale`: what there is instead of what the client knows. */
  readonly current?: FeedRow;
}

export interface RemoveContactRequest {
  /** Who; over HTTP in the address. */
  readonly user?: string | null;
}

export interface RemoveMemberBan {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Whom; over HTTP in the address. They need not be in it. */
  readonly user?: string | null;
  /** For the list of bans; 250 characters at most. */
  readonly reason?: string | null;
}

export interface RemoveMemberKick {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Whom; over HTTP in the address. */
  readonly user?: string | null;
}

/** What a successful request is answered with: `{ "ok": true, … }`. */
export interface Reply {
  readonly ok: true;
}

/** Somebody has reported something, or it was decided: whoever has the list of reports on the screen reads it again. The list is what counts. */
export interface ReportChange {
  /** Whose list; null for that of the server. */
  readonly conversation: string | null;
}

/** A report, as those see it who decide about it. */
export interface ReportItem {
  /** Its id. */
  readonly id: string;
  /** Who decides. */
  readonly reviewers: 'moderators' | 'administrators';
  /** Where; null for a report of a person as such. */
  readonly conversation: string | null;
  /** Which message; null for a person. */
  readonly seq: number | null;
  /** Who is reported: the author of the message. They never learn by whom. */
  readonly user: string;
  /** Who has reported it. */
  readonly reporter: string;
  /** Why. */
  readonly reason: 'other' | 'spam' | 'harassment' | 'hate' | 'violence' | 'sexual' | 'illegal';
  /** The same in their words. */
  readonly note: string;
  /** What the message said when it was reported, whatever became of it since; empty for a person. */
  readonly evidence: string;
  /** When the message was written. */
  readonly writtenAt: string | null;
  /** When it was reported. */
  readonly createdAt: string;
  /** When it was decided; null while it waits. */
  readonly decidedAt: string | null;
  /** By whom. */
  readonly decidedBy: string | null;
  /** What came of it. */
  readonly decision: 'dismiss' | 'delete' | 'mute' | 'ban' | null;
  /** Why, in their words. */
  readonly decisionNote: string;
}

export interface RequestContactChanged {
  readonly ok: true;
  /** As it is now, on one's own side. */
  readonly contact: ContactRow;
}

export interface RequestContactRequest {
  /** Whom; over HTTP in the address. */
  readonly user?: string | null;
  /** What to say with it; 250 characters at most. */
  readonly note?: string | null;
}

/** The event `room:change`: what is different in the list of rooms since the last one. */
export interface RoomChange {
  /** How many are connected. */
  readonly online: number;
  /** What is different. */
  readonly changed: readonly RoomSummary[];
  /** What is gone. */
  readonly removed: readonly string[];
}

/** A room as it stands in the list. */
export interface RoomSummary {
  /** What this is known by. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Who is there. */
  readonly people: number;
  /** The place of the last message. */
  readonly lastSeq: number;
}

/** The rules of a group or a channel: for each act the lowest role that may. */
export interface RulesItem {
  /** How long a member waits between two messages; 0 for not at all. Moderators and owners do not wait. */
  readonly slowSeconds: number;
  /** Who writes. Who does not still reads and reacts. */
  readonly send: 'guest' | 'member' | 'moderator' | 'owner';
  /** Whose mention of everybody is one. */
  readonly mentionEverybody: 'guest' | 'member' | 'moderator' | 'owner';
  /** Who brings others in. */
  readonly invite: 'guest' | 'member' | 'moderator' | 'owner';
  /** Who pins messages, and takes them down. */
  readonly pin: 'guest' | 'member' | 'moderator' | 'owner';
}

export interface SaveMessageChanged {
  readonly ok: true;
  /** As it is now. */
  readonly saved: SavedRow;
}

export interface SaveMessageRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
}

/** A message that somebody has put by for themselves, in their own feed. */
export interface SavedRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'saved';
  /** Where it is. */
  readonly conversation: string;
  /** Which message. */
  readonly seq: number;
  /** When they saved it. */
  readonly at: string;
  /** Whether they have taken it out. */
  readonly removed: boolean;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface SendMessageRequest {
  /** Where. Either this or `to`. */
  readonly conversation?: string | null;
  /** To whom, in the direct conversation with them. */
  readonly to?: string | null;
  /** A UUID made by the client for this message. A repeated send returns the first result, even when it says something else. */
  readonly clientId?: string | null;
  /** Markdown, 1 to 20,000 characters. */
  readonly text?: string | null;
  /** The seq of the message that it answers. */
  readonly replyTo?: number | null;
  /** True to interrupt nobody. */
  readonly silent?: boolean | null;
  /** A message whose text is sent, instead of `text`. */
  readonly forward?: SendMessageSource | null;
  /** The seq of the message in whose thread it is said. */
  readonly thread?: number | null;
  /** True to have what is said in a thread among the messages of the conversation too. */
  readonly also?: boolean | null;
  /** The rev of the draft that is sent: it is empty afterwards, unless it has changed since on another device. */
  readonly draft?: number | null;
}

export interface SendMessageSent {
  readonly ok: true;
  /** As it is on disk, with its place. */
  readonly message: MessageRow;
}

export interface SendMessageSource {
  /** Where the message is that is forwarded. */
  readonly conversation?: string | null;
  /** Which one it is. */
  readonly seq?: number | null;
}

/** A stretch of seqs, both ends included. */
export interface SeqRange {
  /** The lowest, 1 or more. */
  readonly from: number;
  /** The highest. */
  readonly to: number;
}

export interface SetNotificationLevelChanged {
  readonly ok: true;
  /** As it is now. */
  readonly notification: NotificationRow;
}

export interface SetNotificationLevelRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Of which messages one wants to be told; left out for all of a direct conversation or a group, and for mentions in a channel. */
  readonly level?: 'nothing' | 'mentions' | 'all' | null;
  /** Until when one wants to be told of none, a year ahead at most; left out for what the level says. */
  readonly mutedUntil?: string | null;
}

export interface SetNotificationRulesChanged {
  readonly ok: true;
  /** As they are now. */
  readonly rules: NotificationRulesRow;
}

export interface SetNotificationRulesRequest {
  /** Words, or several words, found whatever their case and diacritics; left out for none. */
  readonly keywords?: readonly string[] | null;
  /** When not to be disturbed; left out for never. */
  readonly quiet?: QuietHours | null;
}

export interface SetPresenceChosen {
  readonly ok: true;
  /** As it is on disk. */
  readonly presence: PresenceRow;
}

export interface SetPresenceRequest {
  /** What to be shown as; `online` leaves it to the devices. */
  readonly state?: 'online' | 'away' | 'dnd' | 'invisible' | null;
  /** When the choice ends, 28 days ahead at most; null for never. Not for `online`. */
  readonly until?: string | null;
}

export interface SetSettingChanged {
  readonly ok: true;
  /** As it is now. */
  readonly setting: SettingRow;
}

export interface SetSettingRequest {
  /** What it is about; over HTTP in the address. */
  readonly key?: string | null;
  /** One of the words that there are for it; left out for what the program does by itself. */
  readonly value?: string | null;
}

export interface SetTypingRequest {
  /** A room of the lobby. */
  readonly room?: string | null;
  /** Whether the person is typing. */
  readonly typing: boolean;
}

/** What somebody has chosen for themselves, in their own feed. */
export interface SettingRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'setting';
  /** What it is about. */
  readonly key: string;
  /** What they have chosen; null for what the program does by itself. */
  readonly value: string | null;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface ShowConversationRequest {
  /** Which; null for none. */
  readonly conversation?: string | null;
}

/** The part of a message where it was found, as plain text: clients mark the ranges, and show no markup of it. */
export interface Snippet {
  /** Without Markdown. It begins and ends between words. */
  readonly text: string;
  /** What was looked for, in the order of the text. */
  readonly ranges: readonly SnippetRange[];
  /** Whether the message has more text, before or behind. */
  readonly isCut: boolean;
}

export interface SnippetRange {
  /** The first UTF-16 unit. */
  readonly start: number;
  /** How many. */
  readonly length: number;
}

export interface SubmitReportOfMessage {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
  /** A UUID made by the client; a request that comes again finds what the first one made. */
  readonly clientId?: string | null;
  /** Why. */
  readonly reason?: 'other' | 'spam' | 'harassment' | 'hate' | 'violence' | 'sexual' | 'illegal' | null;
  /** The same in one's own words; 1,000 characters at most. */
  readonly note?: string | null;
  /** Who is to decide; `moderators` if it is left out, where there are any who are not reported themselves. */
  readonly to?: 'moderators' | 'administrators' | null;
}

export interface SubmitReportOfPerson {
  /** Whom; over HTTP in the address. */
  readonly user?: string | null;
  /** A UUID made by the client; a request that comes again finds what the first one made. */
  readonly clientId?: string | null;
  /** Why. */
  readonly reason?: 'other' | 'spam' | 'harassment' | 'hate' | 'violence' | 'sexual' | 'illegal' | null;
  /** The same in one's own words; 1,000 characters at most. */
  readonly note?: string | null;
}

export interface SubmitReportSubmitted {
  readonly ok: true;
  /** What it is known by. */
  readonly report: string;
}

export interface SyncFeedRequest {
  /** Its name, `conversation:…` or `user:…`. */
  readonly feed?: string | null;
  /** The epoch of the rev that the client holds. */
  readonly epoch?: string | null;
  /** What it holds; 0 for nothing. */
  readonly rev?: number | null;
  /** The messages that it holds, at most 50 stretches. */
  readonly ranges?: readonly SeqRange[] | null;
  /** Whether it holds the list of members. */
  readonly members?: boolean | null;
  /** The `next` of the page before, with all else as it was. */
  readonly cursor?: string | null;
}

export interface SyncFeedSynced {
  readonly ok: true;
  /** Its name. */
  readonly feed: string;
  /** The database's epoch. */
  readonly epoch: string;
  /** What the client holds after the last page. Until then it holds what it held. */
  readonly head: number;
  /** What is different. */
  readonly rows: readonly FeedRow[];
  /** To be given as `cursor`; null with the last page. */
  readonly next: string | null;
  /** Whom the rows name. */
  readonly people: readonly PersonCard[];
  /** The client's rev is not of this database's life: forget the feed and start again. */
  readonly reset?: boolean;
}

export interface TellTypingRequest {
  /** Where. */
  readonly conversation?: string | null;
  /** True with the first key and every three seconds while it goes on; false when nothing is left of it. Sending ends it too. */
  readonly typing?: boolean | null;
}

/** What somebody has to do with a thread, in their own feed. */
export interface ThreadRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'thread';
  /** Where it is. */
  readonly conversation: string;
  /** The seq of its first message. */
  readonly thread: number;
  /** Whether they follow it. */
  readonly following: boolean;
  /** Every reply up to this one is read. */
  readonly seq: number;
  /** Goes up when the position is moved back on purpose. A client says with each move which one it knows. */
  readonly version: number;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

/** What there is of the thread of a message. */
export interface ThreadSummary {
  /** How many replies, those that are deleted left out. */
  readonly count: number;
  /** The last of them. */
  readonly lastSeq: number;
  /** When it was sent. */
  readonly lastAt: string;
  /** Who replied, the first five. */
  readonly people: readonly string[];
}

/** The event `room:typing`. */
export interface TypingChange {
  /** A room of the lobby. */
  readonly room: string;
  /** Who it is. */
  readonly person: Person;
  /** Whether the person is typing. */
  readonly typing: boolean;
}

export interface WatchPresenceRequest {
  /** The people, 200 at most. They take the place of those who were watched before. */
  readonly users?: readonly string[] | null;
  /** The conversation of which it is to hear who has it on the screen; it takes the place of the one before. */
  readonly conversation?: string | null;
}

export interface WatchPresenceWatching {
  readonly ok: true;
  /** Those of them who may be seen, as they are now, in the order of their ids. */
  readonly people: readonly PersonPresence[];
  /** Who has the conversation on the screen; always empty in one of more than 500 members. */
  readonly in: readonly string[];
}
