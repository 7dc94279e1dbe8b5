namespace Entraide.Platform.Web;

/// <summary>
/// A thing refuses an act, in words the person can act on: an English sentence (the key of the translation) and its values.
/// The page is shown again with what was typed and 422; nothing is saved.
/// </summary>
public sealed class Refused(string sentence, params (string Name, object Value)[] values) : Exception(sentence)
{
    public string Sentence => Message;
    public (string Name, object Value)[] Values => values;

    /// <summary>The field of the page that it is about: the sentence stands there, with a way to it from the top. Only fields that every page with this act draws.</summary>
    public string? Field { get; init; }

    /// <summary>422 unless the answer is « not now »: 429 for too many tries, 503 when we are too busy.</summary>
    public int Status { get; init; } = StatusCodes.Status422UnprocessableEntity;
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>It does not exist, or this person may not know that it does: both are the same 404.</summary>
public sealed class NotFound() : Exception("Not found");

/// <summary>The act is theirs, but this session proved only a password: they are led to a second factor and back.</summary>
public sealed class NeedsStrongSignIn() : Exception("A second factor is needed");

/// <summary>The act touches what protects the person: they show once more, within a few minutes, that it is they.</summary>
public sealed class NeedsFreshSignIn() : Exception("A fresh sign-in is needed");

public static class Finding
{
    public static async Task<T> OrNotFound<T>(this Task<T?> finding) where T : class => await finding ?? throw new NotFound();

    public static T OrNotFound<T>(this T? found) where T : class => found ?? throw new NotFound();
}
