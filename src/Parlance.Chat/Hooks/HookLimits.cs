namespace Parlance.Chat.Hooks;

/// <summary>How many incoming webhooks there may be, and what they take.</summary>
internal static class HookLimits
{
    /// <summary>In one conversation, each of which is a member of it.</summary>
    public const int PerConversationMax = 10;

    public const int NameCharsMax = 64;

    /// <summary>Bytes of what is posted: more than the longest message with all its markup.</summary>
    public const int BodyBytesMax = 256 * 1024;

    /// <summary>Slack's limits.</summary>
    public const int AttachmentsMax = 100;

    public const int BlocksMax = 50;

    /// <summary>Fields of an attachment or a block that are shown.</summary>
    public const int FieldsMax = 50;

    /// <summary>Accounts that one post names by their ids.</summary>
    public const int NamedMax = 50;

    public const int KeyCharsMax = 200;
}
