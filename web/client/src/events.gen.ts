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
  /** Lists the commands that somebody may use in a conversation: the server's own, and those of the bots that are there. */
  'command:list': (payload: ListCommandsRequest, ack: (answer: ListCommandsListed | Refusal) => void) => void;
  /** Says that a bot understands a command, in the conversations that it is in. A bot says it of itself, an administrator of any bot. */
  'command:register': (payload: RegisterCommandRequest, ack: (answer: RegisterCommandRegistered | Refusal) => void) => void;
  /** Answers a command that a bot was asked, once, while somebody waits: to whoever asked alone, or with a message in the conversation. */
  'command:respond': (payload: RespondToCommandRequest, ack: (answer: RespondToCommandResponded | Refusal) => void) => void;
  /** Does what a text says that begins with a slash: a command of the server's own, or one that a bot in the conversation understands. A text that begins with two slashes is said, with one. */
  'command:run': (payload: RunCommandRequest, ack: (answer: RunCommandRan | Refusal) => void) => void;
  /** Takes a command back: a bot its own, an administrator anybody's. */
  'command:unregister': (payload: RegisterCommandRemoval, ack: (answer: Reply | Refusal) => void) => void;
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
  /** Decides how long the messages of a conversation are kept: its owners, as far as it is shorter than on the server, or an administrator of the server, whatever else is. What is older is purged within some hours, and does not come back when this is changed. */
  'conversation:retention': (payload: ChangeRetentionRequest, ack: (answer: DescribeConversationDescribed | Refusal) => void) => void;
  /** Decides who writes, invites, pins and mentions everybody in a group or a channel, and how fast. What is left out stays. */
  'conversation:rules': (payload: ChangeRulesRequest, ack: (answer: DescribeConversationDescribed | Refusal) => void) => void;
  /** Lists what one has begun to write, the last first. */
  'draft:list': (payload: ListDraftsRequest, ack: (answer: ListDraftsListed | Refusal) => void) => void;
  /** Keeps what one has begun to write, for all one's devices. A device that does not know the newest text is refused, and told that text, so that it does not write an older one over it. */
  'draft:put': (payload: PutDraftRequest, ack: (answer: PutDraftKept | Refusal) => void) => void;
  /** Adds an emoji to the server, for everybody. The same one sent again by the same person changes nothing. */
  'emoji:add': (payload: AddEmojiRequest, ack: (answer: AddEmojiChanged | Refusal) => void) => void;
  /** Lists the emoji that people have added to the server, by their names. Clients that hold them follow the server's feed instead. */
  'emoji:list': (payload: ListEmojiRequest, ack: (answer: ListEmojiListed | Refusal) => void) => void;
  /** Takes an emoji away from the server: whoever added it, or an administrator. Where it was used, its name is left. */
  'emoji:remove': (payload: RemoveEmojiRequest, ack: (answer: AddEmojiChanged | Refusal) => void) => void;
  /** The heads of all feeds that somebody follows. Clients compare them with what they hold when they connect, when they wake and every minute: a change of which no event came, whatever the reason, is found all the same. */
  'feed:heads': (payload: Record<string, never>, ack: (answer: ListHeadsAnswer | Refusal) => void) => void;
  /** Answers what a client misses of a feed: exactly the rows that are different from those it holds. The cost follows the difference. */
  'feed:sync': (payload: SyncFeedRequest, ack: (answer: SyncFeedSynced | Refusal) => void) => void;
  /** Takes a filter away, by those who may make one there. */
  'filter:delete': (payload: DeleteFilterRequest, ack: (answer: Reply | Refusal) => void) => void;
  /** Lists the filters of a conversation, or those of the server, for those who may change them. */
  'filter:list': (payload: ListFiltersRequest, ack: (answer: ListFiltersListed | Refusal) => void) => void;
  /** Makes a filter, or gives one other contents: in a conversation, by those who look after it, or for the whole server, by its administrators. It holds for every message that is written after the answer, on every node. */
  'filter:put': (payload: PutFilterRequest, ack: (answer: PutFilterAnswer | Refusal) => void) => void;
  /** Lists one's folders and what is in them, in one's own order. All of it fits in one answer. */
  'folder:list': (payload: Record<string, never>, ack: (answer: ListFoldersListed | Refusal) => void) => void;
  /** Puts a conversation among one's favourites or into a folder, at the place where one wants it, or takes it out again. */
  'folder:place': (payload: PlaceConversationRequest, ack: (answer: PlaceConversationChanged | Refusal) => void) => void;
  /** Makes a folder for conversations, or gives one another name, emoji or place. It can be sent again: the client chooses the id. */
  'folder:put': (payload: PutFolderRequest, ack: (answer: PutFolderChanged | Refusal) => void) => void;
  /** Takes a folder away. The conversations in it stay, and are in none. */
  'folder:remove': (payload: RemoveFolderRequest, ack: (answer: PutFolderChanged | Refusal) => void) => void;
  /** Changes an incoming webhook. What is left out stays. */
  'hook:change': (payload: ChangeHookRequest, ack: (answer: ChangeHookChanged | Refusal) => void) => void;
  /** Makes an incoming webhook: an address at which a program leaves messages for a conversation, and the account that they are from. */
  'hook:create': (payload: CreateHookRequest, ack: (answer: CreateHookMade | Refusal) => void) => void;
  /** Lists the incoming webhooks of a conversation, for those who look after it. */
  'hook:list': (payload: ListHooksRequest, ack: (answer: ListHooksListed | Refusal) => void) => void;
  /** Removes an incoming webhook for good. What it has said stays, under its name. */
  'hook:remove': (payload: RemoveHookRequest, ack: (answer: Reply | Refusal) => void) => void;
  /** Gives an incoming webhook another address. The old one is worth nothing from then on. */
  'hook:rotate': (payload: ChangeHookRotation, ack: (answer: CreateHookMade | Refusal) => void) => void;
  /** Makes a link into a conversation. Its secret is shown once. */
  'invitation:create': (payload: CreateInvitationRequest, ack: (answer: CreateInvitationAnswer | Refusal) => void) => void;
  /** Lists the links into a conversation that were not revoked, for those who may make one. */
  'invitation:list': (payload: ListConversationInvitationsRequest, ack: (answer: ListConversationInvitationsListed | Refusal) => void) => void;
  /** Makes a link into a conversation worthless: one's own, or anybody's as a moderator. Who has used it stays. */
  'invitation:revoke': (payload: RevokeConversationInvitationRequest, ack: (answer: Reply | Refusal) => void) => void;
  /** Enters the conversation that a link leads to. Nothing else has to be known of it. */
  'invitation:use': (payload: UseInvitationRequest, ack: (answer: DescribeConversationDescribed | Refusal) => void) => void;
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
  /** Closes one's own poll, or as a moderator somebody else's. */
  'poll:close': (payload: ClosePollRequest, ack: (answer: EditMessageEdited | Refusal) => void) => void;
  /** Chooses in a poll, or takes one's choice back. */
  'poll:vote': (payload: VoteInPollRequest, ack: (answer: VoteInPollVoted | Refusal) => void) => void;
  /** Lists who has chosen what in a poll that is not anonymous. */
  'poll:voters': (payload: ListVotersRequest, ack: (answer: ListVotersListed | Refusal) => void) => void;
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
  /** Takes a preview away from a message. */
  'preview:remove': (payload: RemovePreviewRequest, ack: (answer: EditMessageEdited | Refusal) => void) => void;
  /** Marks a message and all that follow it as unread. */
  'read:back': (payload: MoveReadPositionUnread, ack: (answer: MoveReadPositionMoved | Refusal) => void) => void;
  /** Notes how far one has read. It only moves forward. */
  'read:move': (payload: MoveReadPositionRead, ack: (answer: MoveReadPositionMoved | Refusal) => void) => void;
  /** Lists how far the people of a conversation have read, as far as they let it be seen. Channels have none. */
  'read:receipts': (payload: ListReceiptsRequest, ack: (answer: ListReceiptsListed | Refusal) => void) => void;
  /** Has oneself reminded of a message, or of what one writes. */
  'reminder:add': (payload: AddReminderRequest, ack: (answer: AddReminderChanged | Refusal) => void) => void;
  /** Is done with a reminder, due or not. */
  'reminder:done': (payload: ChangeReminderWhich, ack: (answer: AddReminderChanged | Refusal) => void) => void;
  /** Lists one's reminders that are not done, what was changed last first. What one may not read any more is there without its message. */
  'reminder:list': (payload: ListRemindersRequest, ack: (answer: ListRemindersListed | Refusal) => void) => void;
  /** Puts a reminder off to another time. */
  'reminder:snooze': (payload: ChangeReminderSnooze, ack: (answer: AddReminderChanged | Refusal) => void) => void;
  /** Decides about a report, and does what was decided, in one transaction: of two who decide at once, one is told that it is done already, and nothing of theirs has happened. What is done is done by the use cases that anybody has, with the rights of whoever decides; only a message that was reported to the administrators they delete where they are no members too. */
  'report:decide': (payload: DecideReportRequest, ack: (answer: DecideReportDecided | Refusal) => void) => void;
  /** Lists what was reported in a conversation, or to the administrators of the server, for those who decide about it; the newest first. */
  'report:list': (payload: ListReportsRequest, ack: (answer: ListReportsListed | Refusal) => void) => void;
  /** Reports a message to those who look after the conversation, or after the server. */
  'report:message': (payload: SubmitReportOfMessage, ack: (answer: SubmitReportSubmitted | Refusal) => void) => void;
  /** Reports a person to those who look after the server. */
  'report:person': (payload: SubmitReportOfPerson, ack: (answer: SubmitReportSubmitted | Refusal) => void) => void;
  /** Puts a message by for oneself. */
  'saved:add': (payload: SaveMessageRequest, ack: (answer: SaveMessageChanged | Refusal) => void) => void;
  /** Lists what one has saved, the last first. What one may not read any more is there without its message. */
  'saved:list': (payload: ListSavedRequest, ack: (answer: ListSavedListed | Refusal) => void) => void;
  /** Takes a message out of what one has saved. */
  'saved:remove': (payload: SaveMessageRequest, ack: (answer: SaveMessageChanged | Refusal) => void) => void;
  /** Writes a message now that is sent later. */
  'scheduled:add': (payload: ScheduleMessageRequest, ack: (answer: ScheduleMessageChanged | Refusal) => void) => void;
  /** Gives a message that was not sent yet another text or time. */
  'scheduled:edit': (payload: EditScheduledRequest, ack: (answer: ScheduleMessageChanged | Refusal) => void) => void;
  /** Lists the messages that one sends later, and those that could not be sent: what was changed last first. */
  'scheduled:list': (payload: ListScheduledRequest, ack: (answer: ListScheduledListed | Refusal) => void) => void;
  /** Takes a message back that was not sent yet. */
  'scheduled:remove': (payload: EditScheduledWhich, ack: (answer: ScheduleMessageChanged | Refusal) => void) => void;
  /** Sends a scheduled message now. */
  'scheduled:send': (payload: EditScheduledWhich, ack: (answer: ScheduleMessageChanged | Refusal) => void) => void;
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
  /** Changes a webhook, or turns it off or on. What is left out stays. */
  'webhook:change': (payload: ChangeWebhookRequest, ack: (answer: ChangeWebhookChanged | Refusal) => void) => void;
  /** Has another server told of what happens: in one conversation, or in the channels of the server. */
  'webhook:create': (payload: CreateWebhookRequest, ack: (answer: CreateWebhookCreated | Refusal) => void) => void;
  /** Removes a webhook, with what waits for it and what was delivered. */
  'webhook:delete': (payload: DeleteWebhookRequest, ack: (answer: DeleteWebhookDeleted | Refusal) => void) => void;
  /** Lists what a webhook was told within a week, and what waits, the newest first. */
  'webhook:deliveries': (payload: ListDeliveriesRequest, ack: (answer: ListDeliveriesListed | Refusal) => void) => void;
  /** Lists the webhooks of a conversation, or of the server: there are few. */
  'webhook:list': (payload: ListWebhooksRequest, ack: (answer: ListWebhooksListed | Refusal) => void) => void;
  /** Gives a webhook another secret. For a day deliveries are signed with both, so that the receiver can change over without missing any. */
  'webhook:rotate': (payload: RotateWebhookSecretRequest, ack: (answer: CreateWebhookCreated | Refusal) => void) => void;
  /** Sends a webhook something to try whether it works. What comes of it is among its deliveries. */
  'webhook:test': (payload: TestWebhookRequest, ack: (answer: TestWebhookBegun | Refusal) => void) => void;
}

/** What the server sends. */
export interface ServerEvents {
  /** The last word to a socket that is cut: its session, its token or its account has ended. */
  'auth:ended': (payload: LiveSocketEnded) => void;
  /** To whoever has asked: what a bot says to them alone. It is kept nowhere. */
  'command:answer': (payload: CommandAnswer) => void;
  /** To a bot: somebody has used its command. It answers once, with `command:respond`. */
  'command:call': (payload: CommandCall) => void;
  /** All that one commit has changed in one feed. */
  'feed:change': (payload: FeedChange) => void;
  /** An account as its owner sees it. */
  'me:change': (payload: Me) => void;
  /** What others see of an account. Never its address. As an event: it has changed, for somebody with whom one shares a conversation. */
  'person:change': (payload: PersonCard) => void;
  /** Somebody whom the socket watches is shown as something else, or has opened or left the conversation that it watches. It may be lost: to watch again says it all. */
  'presence:change': (payload: PresenceChange) => void;
  /** Somebody has reported something, or it was decided: whoever has the list of reports on the screen reads it again. The list is what counts. */
  'report:change': (payload: ReportChange) => void;
  /** Somebody types in a conversation, or has stopped. It may be lost: whoever types is told of again after three seconds, and whoever was not told of for seven has stopped. */
  'typing:change': (payload: TypingChange) => void;
}

export interface AddEmojiChanged {
  readonly ok: true;
  /** As it is now. */
  readonly emoji: EmojiRow;
}

export interface AddEmojiRequest {
  /** What stands between colons for it: 1 to 32 small letters, digits, and `_ - +`; over HTTP it is in the address. */
  readonly name?: string | null;
  /** A PNG, JPEG, GIF or WebP in base64: 256 KiB and 512 pixels to a side at most. */
  readonly picture?: string | null;
}

export interface AddReminderChanged {
  readonly ok: true;
  /** As it is now. */
  readonly reminder: ReminderRow;
}

export interface AddReminderRequest {
  /** A UUID made by the client for this reminder. A repeated request returns the first result. */
  readonly clientId?: string | null;
  /** Where the message is that it is about. */
  readonly conversation?: string | null;
  /** Which message; with `conversation` only. */
  readonly seq?: number | null;
  /** What it is about, 1,000 characters at most; may be left out with a message. */
  readonly text?: string | null;
  /** When it is due, within a year. */
  readonly at?: string | null;
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

/** What is asked with a message that is sent; its text is the question, 1,000 characters at most. */
export interface AskedPoll {
  /** What can be chosen, 2 to 20 lines of up to 200 characters, no two alike. */
  readonly options?: readonly string[] | null;
  /** True to let people choose several. */
  readonly multiple?: boolean | null;
  /** True to tell nobody who has chosen what. */
  readonly anonymous?: boolean | null;
  /** When it closes by itself, within a year; left out for never. */
  readonly closesAt?: string | null;
}

/** One thing that was done. */
export interface AuditItem {
  /** Its id. */
  readonly id: string;
  /** When it was done. */
  readonly at: string;
  /** Who did it; null for the operator, and for a filter. */
  readonly actor: string | null;
  /** How they were signed in, or that it was a filter. */
  readonly door: 'session' | 'token' | 'operator' | 'filter';
  /** What was done. */
  readonly action: 'settings.changed' | 'keys.rotated' | 'user.created' | 'user.changed' | 'user.signed_out' | 'user.reset_sent' | 'user.password_set' | 'invitation.created' | 'invitation.revoked' | 'conversation.changed' | 'conversation.archived' | 'retention.changed' | 'member.role' | 'member.muted' | 'member.kicked' | 'member.banned' | 'member.unbanned' | 'message.deleted' | 'messages.deleted' | 'preview.removed' | 'poll.closed' | 'report.decided' | 'filter.changed' | 'filter.deleted' | 'hold.created' | 'hold.lifted' | 'hook.created' | 'hook.changed' | 'hook.rotated' | 'hook.removed' | 'command.registered' | 'command.removed' | 'webhook.created' | 'webhook.changed' | 'webhook.deleted' | 'webhook.rotated' | 'webhook.tested' | 'emoji.removed';
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

export interface ChangeHookChanged {
  readonly ok: true;
  /** As it is now. */
  readonly hook: HookItem;
}

export interface ChangeHookRequest {
  /** Where it writes; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. */
  readonly hook?: string | null;
  /** What it writes as from now on, 1 to 64 characters. */
  readonly name?: string | null;
  /** Whether it takes anything. */
  readonly enabled?: boolean | null;
}

export interface ChangeHookRotation {
  /** Where it writes; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. */
  readonly hook?: string | null;
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

export interface ChangeReminderSnooze {
  /** Which; over HTTP it is in the address. */
  readonly id?: string | null;
  /** When it is due next, within a year. */
  readonly at?: string | null;
}

export interface ChangeReminderWhich {
  /** Which; over HTTP it is in the address. */
  readonly id?: string | null;
}

export interface ChangeRetentionRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** 1 to 36,500; null, or left out, for as long as on the server. */
  readonly days?: number | null;
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
  /** Whether messages show what their links lead to. */
  readonly previews?: boolean | null;
}

export interface ChangeWebhookChanged {
  readonly ok: true;
  /** As it is now. */
  readonly webhook: WebhookItem;
}

export interface ChangeWebhookRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. */
  readonly webhook?: string | null;
  /** What it is called. */
  readonly name?: string | null;
  /** Where it is told. */
  readonly url?: string | null;
  /** Of what. */
  readonly events?: readonly ('test' | 'message.sent' | 'message.edited' | 'message.deleted' | 'reaction.added' | 'reaction.removed' | 'member.joined' | 'member.left')[] | null;
  /** Of one of the server: in which channels alone. */
  readonly channels?: readonly string[] | null;
  /** True for all channels. */
  readonly allChannels?: boolean | null;
  /** False to turn it off: what waits is given up. True to turn it on again, also after it was turned off for failing. */
  readonly enabled?: boolean | null;
}

export interface ClosePollRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
}

/** To whoever has asked: what a bot says to them alone. It is kept nowhere. */
export interface CommandAnswer {
  /** What was asked. */
  readonly call: string;
  /** The command. */
  readonly name: string;
  /** Where it was used. */
  readonly conversation: string;
  /** Who answers. */
  readonly bot: string;
  /** Markdown. */
  readonly text: string;
}

/** To a bot: somebody has used its command. It answers once, with `command:respond`. */
export interface CommandCall {
  /** What the answer names. */
  readonly call: string;
  /** The command. */
  readonly name: string;
  /** What stood behind it. */
  readonly text: string;
  /** Who asks. */
  readonly user: string;
  /** Where; the bot is in it. */
  readonly conversation: string;
  /** Until when an answer is taken. */
  readonly until: string;
}

/** A command that somebody may use in a conversation. */
export interface CommandItem {
  /** What stands behind the slash. */
  readonly name: string;
  /** What is written behind it. */
  readonly hint: string;
  /** What it does. */
  readonly description: string;
  /** Who answers it; null for the server itself. */
  readonly bot: string | null;
  /** The lowest role on the server that may use it. */
  readonly allowedTo: 'guest' | 'member' | 'administrator';
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
  /** How long its messages are kept, as far as it was decided for this one; null for as long as on the server. */
  readonly retention: RetentionItem | null;
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

export interface CreateHookMade {
  readonly ok: true;
  /** What lists say of it. */
  readonly hook: HookItem;
  /** Its address, which is a secret and is never shown again. */
  readonly url: string;
}

export interface CreateHookRequest {
  /** Where it writes; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** What it writes as, 1 to 64 characters. */
  readonly name?: string | null;
}

export interface CreateInvitationAnswer {
  readonly ok: true;
  /** What lists say of it. */
  readonly item: InvitationItem;
  /** Its secret, which is never shown again. */
  readonly token: string;
  /** The link. */
  readonly url: string;
}

export interface CreateInvitationRequest {
  /** `member` or `guest`. */
  readonly role?: 'guest' | 'member' | 'administrator' | null;
  /** How many may use it, 1 to 1000; left out for no limit. */
  readonly usesMax?: number | null;
  /** 1 to 365; left out for a link that works until it is revoked. */
  readonly expiresInDays?: number | null;
  /** What it is for; 200 characters at most. */
  readonly note?: string | null;
  /** Where it leads to; left out for the server alone. Whoever makes it may invite there. */
  readonly conversation?: string | null;
}

export interface CreateWebhookCreated {
  readonly ok: true;
  /** The webhook. */
  readonly webhook: WebhookItem;
  /** What its deliveries are signed with, which is never shown again. */
  readonly secret: string;
}

export interface CreateWebhookRequest {
  /** Where; over HTTP it is in the address. Left out for one of the server. */
  readonly conversation?: string | null;
  /** What it is called, 1 to 64 characters. */
  readonly name?: string | null;
  /** Where it is told. */
  readonly url?: string | null;
  /** Of what: `message.sent`, `message.edited`, `message.deleted`, `reaction.added`, `reaction.removed`, `member.joined`, `member.left`. */
  readonly events?: readonly ('test' | 'message.sent' | 'message.edited' | 'message.deleted' | 'reaction.added' | 'reaction.removed' | 'member.joined' | 'member.left')[] | null;
  /** Of one of the server: in which channels alone, 50 at most; left out for all. */
  readonly channels?: readonly string[] | null;
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

export interface DeleteFilterRequest {
  /** Where it holds, over HTTP in the address; left out for the whole server. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. One that is not there is gone already. */
  readonly filter?: string | null;
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

/** There is nothing more to say. */
export interface DeleteWebhookDeleted {
  readonly ok: true;
}

export interface DeleteWebhookRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. */
  readonly webhook?: string | null;
}

/** What became of something that a webhook is told. */
export interface DeliveryItem {
  /** The `webhook-id` that the receiver gets: the same at every attempt. */
  readonly id: string;
  /** What has happened. */
  readonly event: 'test' | 'message.sent' | 'message.edited' | 'message.deleted' | 'reaction.added' | 'reaction.removed' | 'member.joined' | 'member.left';
  /** Where. */
  readonly conversation: string | null;
  /** To which message. */
  readonly seq: number | null;
  /** When. */
  readonly at: string;
  /** How far it is. */
  readonly state: 'waiting' | 'delivered' | 'given_up';
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is tried again. */
  readonly nextAt: string | null;
  /** When it was tried last. */
  readonly triedAt: string | null;
  /** How long that took, in milliseconds. */
  readonly tookMs: number | null;
  /** What the receiver has answered; null for no answer. */
  readonly status: number | null;
  /** Why there was none, or how an answer begins that was no success. */
  readonly note: string | null;
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

export interface EditScheduledRequest {
  /** Which; over HTTP it is in the address. */
  readonly id?: string | null;
  /** Markdown, 1 to 20,000 characters; as it was if it is left out. */
  readonly text?: string | null;
  /** When it is sent, within a year; as it was if it is left out. */
  readonly at?: string | null;
  /** True to interrupt nobody; as it was if it is left out. */
  readonly silent?: boolean | null;
}

export interface EditScheduledWhich {
  /** Which; over HTTP it is in the address. */
  readonly id?: string | null;
}

/** An emoji that somebody has added to the server, in the server's feed. */
export interface EmojiRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'emoji';
  /** What stands between colons for it. */
  readonly name: string;
  /** Its picture: `/api/v1/emoji/images/{image}`. Another one has another address. */
  readonly image: string;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Who added it. */
  readonly user: string;
  /** When. */
  readonly at: string;
  /** Whether it is gone: where it was used, its name stands. */
  readonly removed: boolean;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
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
  | EmojiRow
  | FolderRow
  | MemberRow
  | MembershipRow
  | MessageRow
  | NotificationRow
  | NotificationRulesRow
  | PinRow
  | PlaceRow
  | PresenceRow
  | ReactionRow
  | ReadRow
  | ReceiptRow
  | ReminderRow
  | SavedRow
  | ScheduledRow
  | SettingRow
  | ThreadRow
  | VoteRow;

/** A filter, as those see it who may change it. */
export interface FilterItem {
  /** Its id. */
  readonly id: string;
  /** Where it holds; null for the whole server. */
  readonly conversation: string | null;
  /** What its author is told whose message is refused. */
  readonly name: string;
  /** What it looks for. */
  readonly kind: 'words' | 'links';
  /** Words and phrases, or domains. */
  readonly patterns: readonly string[];
  /** What is let in although a pattern finds it. */
  readonly allowed: readonly string[];
  /** What it does. */
  readonly action: 'block' | 'stars' | 'report' | 'mute';
  /** For how long it mutes; 0 for another action. */
  readonly mutedForSeconds: number;
  /** Who has changed it last. */
  readonly changedBy: string;
  /** When. */
  readonly changedAt: string;
}

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

/** A folder into which somebody sorts conversations, in their own feed. */
export interface FolderRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'folder';
  /** The folder. */
  readonly id: string;
  /** What it is called. */
  readonly name: string;
  /** What stands before the name; empty for nothing. */
  readonly emoji: string;
  /** Folders are shown by it, the lowest first. */
  readonly position: number;
  /** Whether it is gone. */
  readonly removed: boolean;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
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

/** An incoming webhook, as those see it who look after the conversation. Its address is shown once, when it is made or changed. */
export interface HookItem {
  /** Its id. */
  readonly id: string;
  /** Where it writes. */
  readonly conversation: string;
  /** What it writes as. */
  readonly name: string;
  /** The account that it writes with, a member of the conversation. */
  readonly bot: string;
  /** Who made it. */
  readonly createdBy: string;
  /** When they did. */
  readonly createdAt: string;
  /** When somebody last came to it, to five minutes; null for never since its address changed. */
  readonly lastUsedAt: string | null;
  /** Whether it takes anything. */
  readonly enabled: boolean;
}

/** An invitation, as administrators see it. Its token is known to nobody but who was shown it. */
export interface InvitationItem {
  /** The invitation. */
  readonly id: string;
  /** What those become who use it: on the server, or in the conversation. */
  readonly role: 'guest' | 'member' | 'administrator';
  /** Where it leads to; null for the server alone. */
  readonly conversation: string | null;
  /** Whether somebody may make an account by it on a server that is not open. */
  readonly opensServer: boolean;
  /** What it is for. */
  readonly note: string;
  /** How many have used it. */
  readonly uses: number;
  /** How many may; null without a limit. */
  readonly usesMax: number | null;
  /** When it was made. */
  readonly createdAt: string;
  /** When it stops to work; null for never. */
  readonly expiresAt: string | null;
  /** Who made it; null once that account is deleted. */
  readonly invitedBy: string | null;
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

export interface LeaveConversationRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
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

export interface ListCommandsListed {
  readonly ok: true;
  /** All of them, by their names. */
  readonly items: readonly CommandItem[];
  /** The bots. */
  readonly people: readonly PersonCard[];
}

export interface ListCommandsRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
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

export interface ListConversationInvitationsListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly InvitationItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
}

export interface ListConversationInvitationsRequest {
  /** Its id; over HTTP it is in the address. */
  readonly conversation?: string | null;
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

export interface ListDeliveriesListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly DeliveryItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
}

export interface ListDeliveriesRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. */
  readonly webhook?: string | null;
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

export interface ListEmojiListed {
  readonly ok: true;
  /** By their names. */
  readonly items: readonly EmojiRow[];
  /** To be given as `cursor`; null with the last page. */
  readonly next: string | null;
  /** Who has added them. */
  readonly people: readonly PersonCard[];
}

export interface ListEmojiRequest {
  /** The `next` of the page before. */
  readonly cursor?: string | null;
  /** 1 to 200; 200 if it is left out. */
  readonly limit?: number | null;
}

export interface ListFiltersListed {
  readonly ok: true;
  /** By their names: ten in a conversation at most, fifty for the server. */
  readonly items: readonly FilterItem[];
}

export interface ListFiltersRequest {
  /** Its id, over HTTP in the address; left out for those of the server. */
  readonly conversation?: string | null;
}

export interface ListFoldersListed {
  readonly ok: true;
  /** In their order. */
  readonly folders: readonly FolderRow[];
  /** The conversations that are among the favourites or in a folder, those of each list in their order. */
  readonly places: readonly PlaceRow[];
  /** The revision of one's own feed of which this is. */
  readonly head: number;
}

export interface ListHeadsAnswer {
  readonly ok: true;
  /** The database's epoch. */
  readonly epoch: string;
  /** The rev of each feed by its name, one's own and that of the server included. */
  readonly heads: Readonly<Record<string, number>>;
}

export interface ListHooksListed {
  readonly ok: true;
  /** All of them, the oldest first. */
  readonly items: readonly HookItem[];
  /** Whom they name. */
  readonly people: readonly PersonCard[];
}

export interface ListHooksRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
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

export interface ListReceiptsListed {
  readonly ok: true;
  /** Who read last comes first; 100 at most. */
  readonly items: readonly ReceiptRow[];
  /** The revision of the feed of which this is. */
  readonly head: number;
  /** Whom the items name. */
  readonly people: readonly PersonCard[];
}

export interface ListReceiptsRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
}

export interface ListRemindersItem {
  /** What it is, and when. */
  readonly reminder: ReminderRow;
  /** The message that it is about as it is now, empty if it is deleted; null where there is none that one may read. */
  readonly message: MessageRow | null;
}

export interface ListRemindersListed {
  readonly ok: true;
  /** This part, which may be shorter than the limit: about a megabyte of messages. */
  readonly items: readonly ListRemindersItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of one's own feed of which this is. */
  readonly head: number;
  /** Whom the messages name. */
  readonly people: readonly PersonCard[];
}

export interface ListRemindersRequest {
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

export interface ListScheduledListed {
  readonly ok: true;
  /** This part, which may be shorter than the limit: about a megabyte of text. */
  readonly items: readonly ScheduledRow[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** The revision of one's own feed of which this is. */
  readonly head: number;
  /** To whom they are. */
  readonly people: readonly PersonCard[];
}

export interface ListScheduledRequest {
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

export interface ListVotersItem {
  /** Who has chosen. */
  readonly user: string;
  /** The numbers of what they have chosen, from 0 on. */
  readonly options: readonly number[];
  /** When. */
  readonly at: string;
}

export interface ListVotersListed {
  readonly ok: true;
  /** This part. */
  readonly items: readonly ListVotersItem[];
  /** To be given as `cursor`; null at the end. */
  readonly next: string | null;
  /** Who they are. */
  readonly people: readonly PersonCard[];
}

export interface ListVotersRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
  /** The `next` of the part before. */
  readonly cursor?: string | null;
  /** 1 to 100; 50 if it is left out. */
  readonly limit?: number | null;
}

export interface ListWebhooksListed {
  readonly ok: true;
  /** The newest first. */
  readonly items: readonly WebhookItem[];
}

export interface ListWebhooksRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
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
  /** What the first of them lead to, in their order. They come a moment after the message, as a change of it. */
  readonly previews: readonly PreviewCard[];
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
  /** What it asks; null for a message that asks nothing. */
  readonly poll: Poll | null;
  /** When it was sent, by the server's clock. */
  readonly createdAt: string;
  /** When its text was last changed. */
  readonly editedAt: string | null;
  /** When it was deleted. */
  readonly deletedAt: string | null;
  /** Whether it was older than messages are kept: nothing of it is left, its reactions neither. */
  readonly purged: boolean;
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

export interface PlaceConversationChanged {
  readonly ok: true;
  /** Where it is now. */
  readonly place: PlaceRow;
}

export interface PlaceConversationRequest {
  /** Which; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Whether it is to be among the favourites. */
  readonly favourite?: boolean | null;
  /** Or in which folder. With neither it is in none. */
  readonly folder?: string | null;
  /** Another conversation of that list, before which it is to stand. */
  readonly before?: string | null;
  /** Or after which. With neither it stays where it is, and one that is new there comes last. */
  readonly after?: string | null;
}

/** Where somebody has put a conversation, in their own feed. */
export interface PlaceRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'place';
  /** Which. */
  readonly conversation: string;
  /** Whether it is among the favourites. */
  readonly favourite: boolean;
  /** The folder that it is in; null for none. */
  readonly folder: string | null;
  /** In its list they are shown by it, the lowest first. */
  readonly position: number;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

/** What a message asks, as it is kept with it and as everybody in its conversation sees it. The question is the message's text. */
export interface Poll {
  /** What can be chosen, in their order. */
  readonly options: readonly PollOption[];
  /** Whether one may choose several. */
  readonly multiple: boolean;
  /** Whether nobody is told who has chosen what. */
  readonly anonymous: boolean;
  /** When it closes by itself; null for never. */
  readonly closesAt: string | null;
  /** When it was closed; null while it is open. */
  readonly closedAt: string | null;
  /** How many have chosen. */
  readonly voters: number;
}

export interface PollOption {
  /** What it says: words, and no Markdown. */
  readonly text: string;
  /** How many have chosen it. */
  readonly votes: number;
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

/** What a link leads to, as the page says of itself. */
export interface PreviewCard {
  /** The link, as it is in the message's `links`. */
  readonly url: string;
  /** What the page is called; empty for a picture. */
  readonly title: string;
  /** What it is about; may be empty. */
  readonly description: string;
  /** Whose it is, or its host. */
  readonly site: string;
  /** A picture of it; null if there is none. */
  readonly image: PreviewImage | null;
  /** About how many bytes it is in an answer. */
  readonly size: number;
}

/** A picture that this server keeps: nobody's client asks another server for it. */
export interface PreviewImage {
  /** Its address is `/api/v1/previews/images/` and this. */
  readonly hash: string;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
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

export interface PutFilterAnswer {
  readonly ok: true;
  /** As it is now. */
  readonly filter: FilterItem;
}

export interface PutFilterRequest {
  /** Where it holds, over HTTP in the address; left out for the whole server. */
  readonly conversation?: string | null;
  /** Its id, a UUID made by the client; over HTTP in the address. */
  readonly filter?: string | null;
  /** 1 to 64 characters. Whose message it refuses is told. */
  readonly name?: string | null;
  /** `words` or `links`. */
  readonly kind?: 'words' | 'links' | null;
  /** 1 to 200. Words and phrases of 64 characters, whatever their case and diacritics, as whole words; with `*` in front or behind also inside of longer ones. Or domains, with all below them; `*` is every link. */
  readonly patterns?: readonly string[] | null;
  /** What is let in although a pattern finds it: longer words and phrases, or domains; 200 at most. */
  readonly allowed?: readonly string[] | null;
  /** `block`, `stars`, `report` or `mute`. */
  readonly action?: 'block' | 'stars' | 'report' | 'mute' | null;
  /** For how long, to mute somebody; 28 days at most. */
  readonly mutedForSeconds?: number | null;
}

export interface PutFolderChanged {
  readonly ok: true;
  /** As it is now. */
  readonly folder: FolderRow;
}

export interface PutFolderRequest {
  /** A UUID that the client makes; over HTTP it is in the address. */
  readonly id?: string | null;
  /** 1 to 50 characters; left out it stays, and a new one needs it. */
  readonly name?: string | null;
  /** One emoji, or an empty text for none; left out it stays. */
  readonly emoji?: string | null;
  /** Another folder, before which it is to stand. */
  readonly before?: string | null;
  /** Or after which. With neither it stays where it is, and a new one comes last. */
  readonly after?: string | null;
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
  /** One emoji, or `:name:` of one that the server has. */
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
  /** One emoji, or `:name:` of one that somebody has added to the server. */
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

/** How far somebody has read, for the others in a direct conversation or a small group. */
export interface ReceiptRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'receipt';
  /** Who. */
  readonly user: string;
  /** Everything up to this one was read; 0 where it was withdrawn. */
  readonly seq: number;
  /** When they had read so far. */
  readonly at: string;
  /** Whether they do not let it be seen any more. */
  readonly removed: boolean;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
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

export interface RegisterCommandRegistered {
  readonly ok: true;
  /** As it is now. */
  readonly command: CommandItem;
}

export interface RegisterCommandRemoval {
  /** Which; over HTTP it is in the address. */
  readonly name?: string | null;
}

export interface RegisterCommandRequest {
  /** What stands behind the slash: 1 to 32 small letters, digits and hyphens; over HTTP it is in the address. */
  readonly name?: string | null;
  /** What it does, 1 to 200 characters. */
  readonly description?: string | null;
  /** What is written behind it; 100 characters at most. */
  readonly hint?: string | null;
  /** The lowest role on the server that may use it; `guest` if it is left out. */
  readonly allowedTo?: 'guest' | 'member' | 'administrator' | null;
  /** Which bot, for administrators; left out by a bot. */
  readonly bot?: string | null;
}

/** What somebody wants to be reminded of, in their own feed. Nothing in it tells what the message says. */
export interface ReminderRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'reminder';
  /** What it is known by. */
  readonly id: string;
  /** What its owner's client made for it. */
  readonly clientId: string;
  /** Where the message is that it is about; null if it is about none. */
  readonly conversation: string | null;
  /** Which message. */
  readonly seq: number | null;
  /** What its owner has written; empty once it is done. */
  readonly text: string;
  /** When it is due, or was. */
  readonly at: string;
  /** `waiting`, `due` once its time has come, or `done`. */
  readonly state: 'waiting' | 'due' | 'done';
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
}

export interface RemoveContactRequest {
  /** Who; over HTTP in the address. */
  readonly user?: string | null;
}

export interface RemoveEmojiRequest {
  /** Which; over HTTP it is in the address. */
  readonly name?: string | null;
}

export interface RemoveFolderRequest {
  /** Which; over HTTP it is in the address. */
  readonly id?: string | null;
}

export interface RemoveHookRequest {
  /** Where it writes; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. */
  readonly hook?: string | null;
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

export interface RemovePreviewRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
  /** Which of its links; left out for all of them. */
  readonly url?: string | null;
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
  /** Who has reported it; null for a filter, whose name is in the note. */
  readonly reporter: string | null;
  /** Why. */
  readonly reason: 'other' | 'spam' | 'harassment' | 'hate' | 'violence' | 'sexual' | 'illegal' | 'filter';
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

export interface RespondToCommandRequest {
  /** What was asked; over HTTP it is in the address. */
  readonly call?: string | null;
  /** Markdown, 1 to 20,000 characters. */
  readonly text?: string | null;
  /** `asker` or `everybody`. */
  readonly shownTo?: 'asker' | 'everybody' | null;
}

export interface RespondToCommandResponded {
  readonly ok: true;
  /** What everybody sees; left out for an answer to one. */
  readonly message?: MessageRow;
}

/** How long the messages of a conversation are kept, as far as it was decided for this one. */
export interface RetentionItem {
  /** What its owners have decided; null for nothing. It holds as far as it is shorter than what the server has. */
  readonly days: number | null;
  /** What an administrator of the server has decided, which holds whatever else is; 0 for ever, null for nothing. */
  readonly fixed: number | null;
}

export interface RevokeConversationInvitationRequest {
  /** Where it leads to; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. */
  readonly invitation?: string | null;
}

export interface RotateWebhookSecretRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. */
  readonly webhook?: string | null;
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
  /** Whether messages show what their links lead to. */
  readonly previews: boolean;
}

export interface RunCommandRan {
  readonly ok: true;
  /** Which it was; empty for a text that was only said. */
  readonly command: string;
  /** What was said by it. */
  readonly message?: MessageRow;
  /** What the server answers to whoever asked, as Markdown. */
  readonly text?: string;
  /** What a bot was asked: its answer is a message, or comes as `command:answer`. */
  readonly call?: string;
  /** Until when the bot may answer. */
  readonly until?: string;
}

export interface RunCommandRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** The command with its slash, and what stands behind it. */
  readonly text?: string | null;
  /** A UUID made by the client; what is said by a command is there once, however often it is sent. */
  readonly clientId?: string | null;
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

export interface ScheduleMessageChanged {
  readonly ok: true;
  /** As it is now. */
  readonly scheduled: ScheduledRow;
}

export interface ScheduleMessageRequest {
  /** A UUID made by the client for this message. A repeated request returns the first result. */
  readonly clientId?: string | null;
  /** Where. Either this or `to`. */
  readonly conversation?: string | null;
  /** To whom, in the direct conversation with them. */
  readonly to?: string | null;
  /** Markdown, 1 to 20,000 characters. */
  readonly text?: string | null;
  /** When it is sent, within a year. */
  readonly at?: string | null;
  /** The seq of the message that it answers. */
  readonly replyTo?: number | null;
  /** The seq of the message in whose thread it is said. */
  readonly thread?: number | null;
  /** True to have what is said in a thread among the messages of the conversation too. */
  readonly also?: boolean | null;
  /** True to interrupt nobody. */
  readonly silent?: boolean | null;
}

/** A message that its author sends later, in their own feed. */
export interface ScheduledRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'scheduled';
  /** What it is known by, and the `clientId` of the message that comes of it. */
  readonly id: string;
  /** What the author's client made for it. */
  readonly clientId: string;
  /** Where it is to be, or is; null for the first message to a person until it is sent. */
  readonly conversation: string | null;
  /** To whom it is, if it was addressed to a person. */
  readonly to: string | null;
  /** What it says; empty once it is sent or removed. */
  readonly text: string;
  /** The seq of the message that it answers. */
  readonly replyTo: number | null;
  /** The seq of the message in whose thread it is to be said. */
  readonly thread: number | null;
  /** Whether what is said in a thread is to be said in the conversation too. */
  readonly also: boolean;
  /** Whether it is to interrupt nobody. */
  readonly silent: boolean;
  /** When it is due. */
  readonly at: string;
  /** `waiting`, `sent`, `failed` or `removed`. */
  readonly state: 'waiting' | 'sent' | 'failed' | 'removed';
  /** Why it could not be sent: the code that the send was refused with. */
  readonly problem: string | null;
  /** The seq of the message that came of it. */
  readonly seq: number | null;
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
  /** What is asked with it: `text` is the question. */
  readonly poll?: AskedPoll | null;
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
  readonly reason?: 'other' | 'spam' | 'harassment' | 'hate' | 'violence' | 'sexual' | 'illegal' | 'filter' | null;
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
  readonly reason?: 'other' | 'spam' | 'harassment' | 'hate' | 'violence' | 'sexual' | 'illegal' | 'filter' | null;
  /** The same in one's own words; 1,000 characters at most. */
  readonly note?: string | null;
}

export interface SubmitReportSubmitted {
  readonly ok: true;
  /** What it is known by. */
  readonly report: string;
}

export interface SyncFeedRequest {
  /** Its name, `conversation:…`, `user:…` or `server`. */
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

export interface TestWebhookBegun {
  readonly ok: true;
  /** What is sent now. */
  readonly delivery: DeliveryItem;
}

export interface TestWebhookRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which; over HTTP in the address. */
  readonly webhook?: string | null;
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

/** Somebody types in a conversation, or has stopped. It may be lost: whoever types is told of again after three seconds, and whoever was not told of for seven has stopped. */
export interface TypingChange {
  /** Where. */
  readonly conversation: string;
  /** Who. */
  readonly user: string;
  /** Whether they type, or have stopped. */
  readonly typing: boolean;
}

export interface UseInvitationRequest {
  /** The link's secret. */
  readonly token?: string | null;
}

export interface VoteInPollRequest {
  /** Where; over HTTP it is in the address. */
  readonly conversation?: string | null;
  /** Which message; over HTTP in the address. */
  readonly seq?: number | null;
  /** The numbers of all that one chooses, from 0 on; empty to take it back. */
  readonly options?: readonly number[] | null;
}

export interface VoteInPollVoted {
  readonly ok: true;
  /** As it is now; null if one has never chosen. */
  readonly vote: VoteRow | null;
  /** The message with its poll, as everybody sees it. */
  readonly message: MessageRow;
}

/** What one has chosen in a poll, in one's own feed alone. */
export interface VoteRow {
  /** Tells the rows of a feed apart. */
  readonly type: 'vote';
  /** Where the poll is. */
  readonly conversation: string;
  /** Which message it belongs to. */
  readonly seq: number;
  /** The numbers of what one has chosen, from 0 on; empty if one has taken it back. */
  readonly options: readonly number[];
  /** When. */
  readonly at: string;
  /** The revision of the feed that this row was last part of. A client that holds the row keeps the one with the higher rev. */
  readonly rev: number;
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

/** A webhook, for those who look after it. Never its secret. */
export interface WebhookItem {
  /** Its id. */
  readonly id: string;
  /** Of which conversation it is told; null for one of the server. */
  readonly conversation: string | null;
  /** What it is called. */
  readonly name: string;
  /** Where it is told. */
  readonly url: string;
  /** Of what. */
  readonly events: readonly ('test' | 'message.sent' | 'message.edited' | 'message.deleted' | 'reaction.added' | 'reaction.removed' | 'member.joined' | 'member.left')[];
  /** Of the server's: in which channels; null for all. */
  readonly channels: readonly string[] | null;
  /** Who made it. */
  readonly createdBy: string;
  /** When. */
  readonly createdAt: string;
  /** Since when it is off. */
  readonly disabledAt: string | null;
  /** Why it is off. */
  readonly disabledFor: 'chosen' | 'failing' | 'gone' | null;
  /** Since when no delivery has gone well; null if the last one has. */
  readonly failingSince: string | null;
  /** Until when the former secret signs too. */
  readonly formerSecretUntil: string | null;
}
