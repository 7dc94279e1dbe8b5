using System.Text.RegularExpressions;
using Xunit;

namespace Entraide.Tests.House;

/// <summary>What every page promises by its shape.</summary>
public partial class PageTests
{
    [Fact]
    public void Every_page_names_its_address_in_full()
    {
        var wrong = Sources.All(".cshtml").Where(f => Path.GetFileName(f.Path)[0] != '_' && !Address().IsMatch(f.Text));

        Assert.Empty(wrong.Select(f => f.Path));
    }

    [Fact]
    public void A_page_starts_from_what_its_reader_may_see_and_never_from_a_bare_table()
    {
        var wrong = from file in Sources.All(".cshtml.cs")
                    from Match bare in BareTable().Matches(file.Text)
                    select $"{file.Path}: {bare.Value}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_page_has_one_way_to_read_and_at_most_one_way_to_act()
    {
        var wrong = Sources.All(".cshtml.cs").Where(f => Acts().Count(f.Text) > 1 || Reads().Count(f.Text) > 1);

        Assert.Empty(wrong.Select(f => f.Path));
    }

    [Fact]
    public void A_list_that_can_grow_is_turned_over_in_one_way()
    {
        var wrong = Sources.All(".cshtml").Where(f => f.Path != "Platform/Web/_Sheets.cshtml" && f.Text.Contains("\"pager\"", StringComparison.Ordinal));

        Assert.Empty(wrong.Select(f => f.Path));
    }

    [GeneratedRegex("@page \"/")]
    private static partial Regex Address();

    [GeneratedRegex(@"\bdb\.(Groups|Meetings|Listings)\b(?!\s*\.(VisibleTo|VisibleToAskers|LeftBy|CoordinatedBy|LedBy|Published|Add)\b)")]
    private static partial Regex BareTable();

    [GeneratedRegex(@"\bOnPost\w*\(")]
    private static partial Regex Acts();

    [GeneratedRegex(@"\bOnGet\w*\(")]
    private static partial Regex Reads();
}
