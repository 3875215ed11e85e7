using Parlance.Chat.Search;
using Parlance.Chat.Search.Query;
using Parlance.Chat.Search.Text;

namespace Parlance.Chat.Tests.Search;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Hello, World!", "hello world")]
    [InlineData("Tiếng Việt ở Đà Nẵng", "tieng viet o da nang")]
    [InlineData("TIẾNG VIỆT", "tieng viet")]
    [InlineData("Straße Łódź Ærø naïve İstanbul", "strasse lodz aero naive istanbul")]
    [InlineData("don't e-mail v1.2 snake_case", "don t e mail v1 2 snake case")]
    [InlineData("`code` x^2 a´b", "code x 2 a b")]
    [InlineData("ﬁne ① Ｆｕｌｌ", "fine 1 full")]
    [InlineData("東京都", "東京 京都 都")]
    [InlineData("日 本", "日 本")]
    [InlineData("iPhone手机3", "iphone 手机 机 3")]
    [InlineData("カタカナ", "カタ タカ カナ ナ")]
    [InlineData("서울에서", "서울 울에 에서 서")]
    [InlineData("ภาษา", "ภา าษ ษา า")]
    [InlineData("great 👍🏽 work ❤️", "great 👍 work ❤")]
    [InlineData("a\ufffeb \uffff", "a b")]
    [InlineData("#c0123 @ann #", "c0123 ann")]
    [InlineData(" \t\n", "")]
    public void A_text_is_taken_apart_into_folded_words(string text, string words) =>
        Assert.Equal(words, string.Join(' ', Tokenizer.Read(Tokenizer.Composed(text)).Select(token => token.Text)));

    [Fact]
    public void A_word_knows_where_it_stands_with_the_marks_on_its_letters()
    {
        // A composed and a decomposed letter, and one for which there is no composed form.
        var text = Tokenizer.Composed("a Vie\u0323\u0302t q\u0323\u0302 x");

        Assert.Equal(["a", "Việt", "q\u0323\u0302", "x"], Tokenizer.Read(text).Select(token => text.Substring(token.Start, token.Length).Normalize()));
    }

    [Fact]
    public void A_word_is_as_long_and_a_text_has_as_many_as_the_limits_say()
    {
        Assert.Equal(SearchLimits.TokenCharsMax, Tokenizer.Read(new string('a', 5_000))[0].Text.Length);
        Assert.Equal(SearchLimits.TokensMax, Tokenizer.Read(new string('東', 20_000)).Count);
        Assert.Equal(7, Tokenizer.Read("a b c d e f g h i", max: 7).Count);
    }

    [Fact]
    public void No_text_makes_a_mark_of_the_index()
    {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            foreach (var token in Tokenizer.Read(Tokenizer.Composed(QueryParserTests.RandomText(random, 60))))
            {
                Assert.DoesNotContain(token.Text, character => character is '#' or ' ' or '"' or '\'' or '\\' or '\0' || char.IsWhiteSpace(character));
                Assert.NotEmpty(token.Text);
            }
        }
    }

    [Theory]
    [InlineData("東京", "東京", false)]
    [InlineData("東", "東", true)]
    [InlineData("東京 タワー", "東京 京 タワ ワー", false)]
    [InlineData("foo-ba", "foo ba", true)]
    [InlineData("a", "a", false)]
    [InlineData("手机3", "手机 机 3", false)]
    public void The_last_word_of_a_phrase_is_found_by_its_beginning(string text, string words, bool isPrefix)
    {
        var phrase = Phrase.Of(text, isPrefix: true)!;

        Assert.Equal(words, string.Join(' ', phrase.Tokens));
        Assert.Equal(isPrefix, phrase.IsPrefix);
    }
}
