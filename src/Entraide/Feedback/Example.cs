using Entraide.Feedback.Statistics;

namespace Entraide.Feedback;

/// <summary>A made-up result, shown before answering.</summary>
static class Example
{
    public static readonly IReadOnlyList<ItemShown> Items =
        [new(0, Band.Most, null), new(1, Band.Some, null), new(3, Band.Most, null), new(4, Band.Few, null)];
}
