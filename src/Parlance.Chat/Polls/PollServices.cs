using Microsoft.Extensions.DependencyInjection;
using Parlance.Chat.Accounts.Users;
using Parlance.Chat.Due;
using Parlance.Chat.Feeds;
using Parlance.SocketIO;

namespace Parlance.Chat.Polls;

/// <summary>The feature's parts.</summary>
internal static class PollServices
{
    public static void AddPolls(this ISocketIOBuilder io)
    {
        io.Services.AddSingleton<VoteInPoll>().AddSingleton<ListVoters>().AddSingleton<ClosePoll>().AddSingleton<IFarewell, LeavePolls>();
        io.Services.AddSingleton<IDueHandler>(provider => provider.GetRequiredService<ClosePoll>()).AddSingleton<IDueHandler, ForgetVotes>();
        io.Services.AddSingleton<IFeedSource<UserSpan>, VoteFeedRows>();
        io.AddGateway<PollsGateway>();
    }
}
