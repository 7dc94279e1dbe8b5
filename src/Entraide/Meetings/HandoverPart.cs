namespace Entraide.Meetings;

/// <summary>What another module tells whoever holds a meeting: what the last debrief left for the next facilitator. Found by existing.</summary>
public interface IPartOfHandover
{
    /// <summary>Small comes first.</summary>
    int Order { get; }

    /// <summary>The partial view and its model, or null to show nothing.</summary>
    Task<(string View, object Model)?> For(Sitting sitting, CancellationToken stop);
}
