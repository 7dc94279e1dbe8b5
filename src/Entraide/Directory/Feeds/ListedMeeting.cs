namespace Entraide.Directory;

/// <summary>One group as a partner's feed tells of it, in the words both formats share.</summary>
public sealed record ListedMeeting
{
    /// <summary>The partner's own name for it; the same from one feed to the next.</summary>
    public required string Id { get; init; }

    /// <summary>Which row of the feed it was, from 1.</summary>
    public int Position { get; init; }

    /// <summary>Its address here: what it is called in a feed in which another group has its id already.</summary>
    public string Slug { get; init; } = "";
    public required string Name { get; init; }

    /// <summary>0 Sunday to 6 Saturday; empty when the feed does not say, and then <see cref="Time"/> is null.</summary>
    public IReadOnlyList<int> Days { get; init; } = [];
    public TimeOnly? Time { get; init; }

    /// <summary>How long it lasts; 0 when the feed does not say.</summary>
    public int Minutes { get; init; }

    /// <summary>An IANA zone.</summary>
    public string Zone { get; init; } = "";

    /// <summary>room, screen, phone.</summary>
    public IReadOnlyList<string> Ways { get; init; } = [];

    /// <summary>Language codes, two or three letters.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The format's own codes, as they came.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
    public string Venue { get; init; } = "";
    public string Street { get; init; } = "";
    public string City { get; init; } = "";
    public string Region { get; init; } = "";
    public string Postcode { get; init; } = "";
    public string Country { get; init; } = "";
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public bool StepFree { get; init; }
    public string Link { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Notes { get; init; } = "";

    /// <summary>The row as it came, with the time zone it was taken to be in, so that writing it again changes nothing. Empty when it did not come in the format it is written in.</summary>
    public string Row { get; init; } = "";
}
