using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Parlance.Bench.Sends;

/// <summary>People in pairs, each with an account and a connection, who write to each other by turns.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    // What counts is a rate over all: nobody waits for an acknowledgement before the next send is due.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<Person> _people = [];

    /// <summary>Makes the accounts and the conversations of two. Each account comes from an address of its own, for the limits of one address.</summary>
    public static async Task<Crowd> GatherAsync(Uri url, int count)
    {
        var crowd = new Crowd();
        using var http = new HttpClient { BaseAddress = url };
        var people = new Person[count];
        await Parallel.ForAsync(0, count, async (index, _) => people[index] = await RegisterAsync(http, url, index));
        crowd._people.AddRange(people);
        for (var index = 0; index < count; index += 2)
        {
            var conversation = await people[index].GatherAsync(people[index + 1]);
            people[index].Conversation = people[index + 1].Conversation = conversation;
        }

        return crowd;
    }

    /// <summary>Holds a rate for a time, and then waits for what was not acknowledged yet.</summary>
    public async Task<Run> SendAsync(int rate, TimeSpan time)
    {
        var count = (int)(rate * time.TotalSeconds);
        var run = new Run(count);
        _people.ForEach(person => person.Begin(run));
        var pacer = new Thread(() => Pace(run, rate, count)) { Priority = ThreadPriority.Highest };
        pacer.Start();
        await run.WaitAsync(time + Patience);
        pacer.Join();
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people)
        {
            await person.DisposeAsync();
        }
    }

    private void Pace(Run run, int rate, int count)
    {
        var start = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 100;
        for (var index = 0; index < count; index++)
        {
            var due = start + index * Stopwatch.Frequency / rate;
            Pacer.SleepUntil(due);
            _people[index % _people.Count].Send(index, due);
        }

        run.Sent();
    }

    private static async Task<Person> RegisterAsync(HttpClient http, Uri url, int index)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/auth/register")
        {
            Content = JsonContent.Create(new { username = $"sender-{index}", password = "correct horse battery", client = "body" }),
        };
        request.Headers.Add("X-Forwarded-For", $"10.1.{index / 250}.{index % 250 + 1}");
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return await Person.ConnectAsync(url, answer.GetProperty("me").GetProperty("id").GetString()!, answer.GetProperty("accessToken").GetString()!);
    }
}
