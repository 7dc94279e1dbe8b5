namespace Entraide;

/// <summary>Every verb of every module.</summary>
static class Verbs
{
    public static IEnumerable<Verb> All =>
    [
        .. Directory.FeedVerbs.All(),
        .. Admin.Backups.BackupVerbs.All(),
    ];
}
