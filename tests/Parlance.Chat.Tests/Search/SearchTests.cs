using System.Net;
using System.Text.Json;

namespace Parlance.Chat.Tests.Search;

/// <summary>What is found, and what is not.</summary>
public sealed class SearchTests
{
    // What is asked, and the numbers of those that are found, the newest first.
    private static readonly string[] Said =
    [
        /* 0 */ "Tiếng Việt không khó",
        /* 1 */ "Hẹn gặp ở Đà Nẵng nhé",
        /* 2 */ "The figures of the **quarterly report** are ready",
        /* 3 */ "Is the report quarterly, or what?",
        /* 4 */ "see https://example.org/figures?year=2025",
        /* 5 */ "今日は東京タワーに行きました",
        /* 6 */ "我住在北京市",
        /* 7 */ "วันนี้ไปตลาด",
        /* 8 */ "서울에서 만나요",
        /* 9 */ "run `dotnet test` before you push",
        /* 10 */ "naïve café, e-mail me",
        /* 11 */ "party 🎉 tonight",
    ];

    private static readonly (string Query, int[] Found)[] Cases =
    [
        ("tieng viet", [0]), ("TIẾNG VIỆT", [0]), ("viet tieng", [0]), ("\"viet tieng\"", []), ("da nang", [1]), ("Đà", [1]), ("nan", [1]), ("\"da nan\"", []),
        ("report", [3, 2]), ("\"quarterly report\"", [2]), ("report -figures", [3]), ("report -\"quarterly report\"", [3]), ("repor", [3, 2]), ("repor ", []), ("rep* quarterly ", [3, 2]),
        ("figures", [4, 2]), ("example.org", [4]), ("https://example.org/figures", [4]), ("has:link", [4]), ("figures has:link", [4]), ("figures -has:link", [2]), ("has:code", [9]),
        ("東京", [5]), ("東", [5]), ("タワー", [5]), ("東京タワー", [5]), ("京東", []), ("北京", [6]), ("市", [6]), ("京市", [6]), ("京", [6, 5]), ("ตลาด", [7]), ("서울", [8]), ("만나", [8]),
        ("cafe naive", [10]), ("email", []), ("e-mail", [10]), ("🎉", [11]), ("dotnet test", [9]), ("zzz", []), ("-report figures", [4]),
    ];

    [Fact]
    public async Task Messages_are_found_by_their_words_in_any_writing()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        foreach (var text in Said)
        {
            await app.SayNextAsync(ann, room, text);
        }

        var wrong = new List<string>();
        foreach (var (query, found) in Cases)
        {
            var texts = await ann.FindAsync(query);
            if (!texts.SequenceEqual(found.Select(number => Said[number]), StringComparer.Ordinal))
            {
                wrong.Add($"{query}: {string.Join(" | ", texts)}");
            }

            app.Clock.Advance(TimeSpan.FromSeconds(1));
            // In another order there is the same.
            Assert.Equal(texts.Order(StringComparer.Ordinal), (await ann.FindAsync(query, "relevance")).Order(StringComparer.Ordinal));
        }

        Assert.True(wrong.Count is 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Operators_say_who_where_when_and_what()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben, eve) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"), await app.ChatterAsync("eve"));
        var sales = await ann.CreateAsync("channel", "Sales Team", ben);
        var room = await ann.CreateAsync("group", "Phòng họp", ben);
        await eve.SayToAsync(ben, "plan of eve");
        await app.SayNextAsync(ann, sales, "plan a");
        await app.SayNextAsync(ben, sales, "plan b for @ann");
        var answered = (await app.SayNextAsync(ann, room, "plan c")).GetProperty("seq").GetInt64();
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ben.DoAsync("message:send", new { conversation = room, clientId = Guid.CreateVersion7(), text = "plan d", replyTo = answered });
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await ann.SayToAsync(ben, "plan e");
        await ann.DoAsync("message:react", new { conversation = room, seq = answered, emoji = "👍", on = true });
        await ann.DoAsync("message:edit", new { conversation = room, seq = answered, text = "plan c2" });
        await ann.DoAsync("read:move", new { conversation = sales, seq = 2 });
        await ann.DoAsync("pin:add", new { conversation = sales, seq = 2 });

        foreach (var (query, found) in new (string, string[])[]
        {
            ("plan", ["plan e", "plan d", "plan c2", "plan b for @ann", "plan a"]),
            ("plan from:ben", ["plan d", "plan b for @ann"]),
            ("from:@ben", ["plan d", "plan b for @ann"]),
            ("from:me plan", ["plan e", "plan c2", "plan a"]),
            ("plan from:ben from:me", ["plan e", "plan d", "plan c2", "plan b for @ann", "plan a"]),
            ("plan -from:me", ["plan d", "plan b for @ann"]),
            ("is:mine", ["plan e", "plan c2", "plan a"]),
            ("from:nobody plan", []),
            ("from:eve", []),
            ("plan in:#sales-team", ["plan b for @ann", "plan a"]),
            ("plan in:\"sales team\"", ["plan b for @ann", "plan a"]),
            ("in:#phòng-họp", ["plan d", "plan c2"]),
            ("in:@ben", ["plan e"]),
            ("in:@eve", []),
            ($"in:{room} plan", ["plan d", "plan c2"]),
            ("plan -in:#sales-team -in:@ben", ["plan d", "plan c2"]),
            ("in:#nowhere plan", []),
            ("has:mention", ["plan b for @ann"]),
            ("has:reaction", ["plan c2"]),
            ("plan -has:reaction in:#phòng-họp", ["plan d"]),
            ("is:edited", ["plan c2"]),
            ("is:pinned", ["plan b for @ann"]),
            ("is:reply", ["plan d"]),
            ("plan -is:reply -is:mine", ["plan b for @ann"]),
            ("is:unread", ["plan d"]),
            ("plan -is:unread in:#sales-team", ["plan b for @ann", "plan a"]),
        })
        {
            var texts = await ann.FindAsync(query);
            Assert.True(found.AsEnumerable().SequenceEqual(texts), $"{query}: {string.Join(" | ", texts)}");
        }

        Assert.Equal(["plan e", "plan of eve"], (await ben.FindAsync("plan -in:#sales-team -in:#phòng-họp")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_stands_only_in_a_thread_is_found_and_is_not_unread_in_the_conversation()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        var room = await ann.CreateAsync("group", "room", ben);
        await app.SayNextAsync(ann, room, "plan of all");
        foreach (var (text, also) in new[] { ("plan aside", false), ("plan shown", true) })
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await ann.DoAsync("message:send", new { conversation = room, clientId = Guid.CreateVersion7(), text, thread = 1, also });
        }

        Assert.Equal(["plan shown", "plan aside", "plan of all"], await ben.FindAsync("plan"));
        Assert.Equal(["plan shown", "plan of all"], await ben.FindAsync("plan is:unread"));
    }

    [Fact]
    public async Task Days_are_those_of_the_one_who_asks()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        await app.SayNextAsync(ann, room, "first");
        // The clock stands at the beginning of the year 2000, by UTC; in New York it is 1999.
        var day = app.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var before = app.Clock.GetUtcNow().AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(["first"], await ann.FindAsync($"on:{day}"));
        Assert.Equal(["first"], await ann.FindAsync("first on:today"));
        Assert.Empty(await ann.FindAsync($"on:{before}"));
        Assert.Equal(["first"], await ann.FindAsync($"on:{before}", timeZone: "America/New_York"));
        Assert.Equal(["first"], await ann.FindAsync($"after:{before}"));
        Assert.Empty(await ann.FindAsync($"after:{before}", timeZone: "-05:00"));
        Assert.Equal(["first"], await ann.FindAsync($"first before:{day}", timeZone: "-05:00"));
        Assert.Empty(await ann.FindAsync($"before:{day} first"));
        Assert.Empty(await ann.FindAsync("on:yesterday"));
        Assert.Equal(["first"], await ann.FindAsync("-second after:1999-01 before:2001"));
        (await ann.Account.PatchAsync("me", new { timeZone = "America/New_York" })).Ok();
        Assert.Equal(["first"], await ann.FindAsync($"on:{before}"));
    }

    [Fact]
    public async Task What_was_edited_away_or_deleted_is_found_no_more()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        await app.SayNextAsync(ann, room, "the old harbour");
        await app.SayNextAsync(ann, room, "another harbour");

        await ann.DoAsync("message:edit", new { conversation = room, seq = 1, text = "the new station" });
        Assert.Equal(["another harbour"], await ann.FindAsync("harbour"));
        Assert.Equal(["the new station"], await ann.FindAsync("station is:edited"));
        await ann.DoAsync("message:edit", new { conversation = room, seq = 1, text = "the old harbour" });
        Assert.Equal(["another harbour", "the old harbour"], await ann.FindAsync("harbour"));
        Assert.Empty(await ann.FindAsync("station"));
        await ann.DoAsync("message:delete", new { conversation = room, seq = 2 });
        Assert.Equal(["the old harbour"], await ann.FindAsync("harbour"));
        Assert.Empty(await ann.FindAsync("another"));
        Assert.Equal(["the old harbour"], await ann.FindAsync("-station"));
    }

    [Fact]
    public async Task Pages_follow_one_another_while_messages_arrive()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        for (var number = 0; number < 23; number++)
        {
            await app.SayNextAsync(ann, room, $"apple {number}");
        }

        var arrived = 100;
        Task SayMoreAsync() => app.SayNextAsync(ann, room, $"apple {arrived++}");
        Assert.Equal(Enumerable.Range(0, 23).Reverse().Select(number => $"apple {number}"), await ann.FindAllAsync("apple", 5, between: SayMoreAsync));
        var there = await ann.FindAsync("apple");
        var ranked = await ann.FindAllAsync("apple", 5, "relevance", SayMoreAsync);
        Assert.Equal(there.Order(StringComparer.Ordinal), ranked.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_most_relevant_comes_first_when_it_is_asked_for()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        foreach (var text in new[]
        {
            "đá nặng", "Đà Nẵng", "da nang",
            "the budget review is on Monday, and there is a lot besides that somebody should look at before the end of the week, such as the review of the budget",
            "budget review", "review the new budget", "a review, and far behind it some budget",
        })
        {
            await app.SayNextAsync(ann, room, text);
        }

        Assert.Equal("budget review", (await ann.FindAsync("budget review", "relevance"))[0]);
        Assert.Equal("Đà Nẵng", (await ann.FindAsync("Đà Nẵng", "relevance"))[0]);
        Assert.Equal("da nang", (await ann.FindAsync("Đà Nẵng"))[0]);
    }

    [Fact]
    public async Task A_snippet_shows_where_it_was_found_without_markup()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        await app.SayNextAsync(ann, room, $"{string.Concat(Enumerable.Repeat("lorem ipsum ", 100))} the **Báo cáo** <b>of</b> the year {string.Concat(Enumerable.Repeat("dolor sit ", 100))}");
        await app.SayNextAsync(ann, room, "東京タワー");

        var snippet = (await ann.DoAsync("search:find", new { q = "\"bao cao\" year" })).GetProperty("items")[0].GetProperty("snippet");
        var text = snippet.GetProperty("text").GetString()!;
        Assert.InRange(text.Length, 100, 240);
        Assert.True(snippet.GetProperty("isCut").GetBoolean());
        Assert.Equal(["Báo cáo", "year"], Marked(snippet));
        Assert.DoesNotContain("**", text, StringComparison.Ordinal);
        Assert.Equal(["京タワ"], Marked((await ann.DoAsync("search:find", new { q = "京タワ" })).GetProperty("items")[0].GetProperty("snippet")));
        Assert.Equal(["東"], Marked((await ann.DoAsync("search:find", new { q = "東" })).GetProperty("items")[0].GetProperty("snippet")));
        Assert.Empty(Marked((await ann.DoAsync("search:find", new { q = "from:me -nothing" })).GetProperty("items")[0].GetProperty("snippet")));
    }

    [Fact]
    public async Task People_and_conversations_come_with_the_first_page_alone()
    {
        await using var app = await ChatApp.StartAsync();
        var (ann, ben) = (await app.ChatterAsync("ann"), await app.ChatterAsync("ben"));
        (await ben.Account.PatchAsync("me", new { displayName = "Đặng Văn Hồng" })).Ok();
        var mine = await ann.CreateAsync("group", "Nhóm Hồng Hà");
        var open = await ben.CreateAsync("channel", "Hoa hồng");
        await ben.CreateAsync("group", "hong kong, and none of hers");
        await app.SayNextAsync(ann, mine, "hong one");
        await app.SayNextAsync(ann, mine, "hong two");

        var first = await ann.DoAsync("search:find", new { q = "hong", limit = 1 });
        var second = await ann.DoAsync("search:find", new { q = "hong", limit = 1, cursor = first.GetProperty("next").GetString() });

        Assert.Equal([mine, open], first.GetProperty("conversations").EnumerateArray().Select(row => row.GetProperty("id").GetString()));
        Assert.Equal([ben.Id], first.GetProperty("peopleFound").EnumerateArray().Select(id => id.GetString()));
        Assert.Contains("Đặng Văn Hồng", first.GetProperty("people").EnumerateArray().Select(card => card.GetProperty("displayName").GetString()));
        Assert.Equal(0, second.GetProperty("conversations").GetArrayLength() + second.GetProperty("peopleFound").GetArrayLength());
        Assert.Equal(["hong one"], Finds.Texts(second));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        // A name that changes is found by the new one.
        await ann.DoAsync("conversation:describe", new { conversation = mine, name = "Sông Hồng Hà" });
        Assert.Equal(1, (await ann.DoAsync("search:find", new { q = "song ha" })).GetProperty("conversations").GetArrayLength());
    }

    [Fact]
    public async Task Over_http_there_is_the_same()
    {
        await using var app = await ChatApp.StartAsync();
        var ann = await app.ChatterAsync("ann");
        var room = await ann.CreateAsync("group", "room");
        await app.SayNextAsync(ann, room, "one apple");
        await app.SayNextAsync(ann, room, "two apples");

        var page = (await ann.Account.GetAsync("search?q=apple&order=relevance&limit=1&timeZone=%2B07:00")).Ok();
        var next = (await ann.Account.GetAsync($"search?q=apple&order=relevance&limit=1&cursor={page.GetProperty("next").GetString()}")).Ok();

        Assert.Equal(["one apple", "two apples"], [.. Finds.Texts(page), .. Finds.Texts(next)]);
        (await ann.Account.GetAsync("search?q=apple&order=best")).Refused(HttpStatusCode.BadRequest, "invalid");
        (await ann.Account.GetAsync("search")).Refused(HttpStatusCode.BadRequest, "invalid");
    }

    private static string[] Marked(JsonElement snippet)
    {
        var text = snippet.GetProperty("text").GetString()!;
        return [.. snippet.GetProperty("ranges").EnumerateArray().Select(range => text.Substring(range.GetProperty("start").GetInt32(), range.GetProperty("length").GetInt32()))];
    }
}
